import { compareText } from "../core/address/compare-text";
import { isObject, type JsonObject } from "../core/json-object";
import { type StackSource, textOfStack } from "./stack-source";

/**
 * The resources of one type, each as a whole plain object with Terraform's names, without the framework's notes (`//`),
 * in the order of their logical ids. None where the stack has none of the type.
 *
 * ```ts
 * const [group] = resourcesOf(stack, "azurerm_network_security_group");
 * expect(group).toEqual({ name: "aml-nsg", location: "eastus2", resource_group_name: "rg-ml", security_rule: [ … ] });
 * ```
 *
 * @param stack a cdktf stack, or its Terraform JSON
 * @param type such as `azurerm_route_table`
 * @throws Error when the stack is no Terraform JSON
 */
export function resourcesOf(stack: StackSource, type: string): Record<string, unknown>[] {
  const { resource } = parsed(textOfStack(stack));
  const ofType = isObject(resource) ? resource[type] : undefined;
  if (!isObject(ofType)) return [];
  return Object.entries(ofType)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, attributes]) => (isObject(attributes) ? [withoutNotes(attributes)] : []));
}

function withoutNotes({ "//": _notes, ...attributes }: JsonObject): Record<string, unknown> {
  return attributes;
}

function parsed(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`the stack is not JSON (${(error as Error).message}); give a stack or its cdk.tf.json`);
  }
  if (isObject(value)) return value;
  throw new Error("the stack is no JSON object; give a stack or its cdk.tf.json");
}
