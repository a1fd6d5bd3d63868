import { isJsonObject, type JsonObject, type JsonValue, objectsUnder } from "./json-value";
import { DEFAULT_BASE_PRIORITY } from "./module-inputs";
import { expression } from "./terraform-expression";

/** The resources of a module, by type and then by name: what Terraform's JSON has under `resource`. */
export type ModuleResources = JsonObject;

/**
 * The resources that a module keeps of what the framework synthesizes: without its notes, which name paths of its own.
 *
 * @param synthesized a stack's Terraform, as an object
 */
export function moduleResources(synthesized: JsonValue): ModuleResources {
  const resources = isJsonObject(synthesized) ? synthesized.resource : undefined;
  return isJsonObject(resources) ? withoutNotes(resources) : {};
}

function withoutNotes(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .map(([key, each]) => [key, isJsonObject(each) ? withoutNotes(each) : each]),
  );
}

/**
 * Resources whose security rules count their priorities from an input. A user's own rules keep theirs, which are below
 * all of the catalog's.
 */
export function fromBasePriority(resources: ModuleResources): ModuleResources {
  const counted = (rule: JsonObject): JsonObject => {
    const { priority } = rule;
    return typeof priority === "number" && priority >= DEFAULT_BASE_PRIORITY
      ? {
          ...rule,
          priority: expression(`var.security_rule_base_priority + ${priority - DEFAULT_BASE_PRIORITY}`),
        }
      : rule;
  };
  const inGroup = (group: JsonObject): JsonObject => {
    const { security_rule: rules } = group;
    return Array.isArray(rules)
      ? { ...group, security_rule: rules.map((rule) => (isJsonObject(rule) ? counted(rule) : rule)) }
      : group;
  };
  const changed = (type: string, change: (resource: JsonObject) => JsonObject): JsonObject =>
    type in resources
      ? {
          [type]: Object.fromEntries(
            objectsUnder(resources, type).map(([name, resource]) => [name, change(resource)]),
          ),
        }
      : {};
  return {
    ...resources,
    ...changed("azurerm_network_security_group", inGroup),
    ...changed("azurerm_network_security_rule", counted),
  };
}
