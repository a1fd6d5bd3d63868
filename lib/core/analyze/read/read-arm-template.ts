import { quoted } from "../../address/quoted";
import { isArmExpression } from "./arm-expression";
import { ArmScope, type GivenParameters } from "./arm-scope";
import type { AttributeContext } from "./attribute-context";
import { isReadType, readAzureResource } from "./azure-resource";
import type { FileDraft } from "./file-draft";
import { type PlacedValue, Unresolved } from "./placed-value";

/** At most this many templates and resources stand inside of one another. */
export const MAX_NESTED_TEMPLATES = 64;

const NAMESPACE = "microsoft.network/";
const DEPLOYMENTS = "microsoft.resources/deployments";

/** Where a resource stands: in which template, below which resource, and whether that is in doubt. */
interface Surroundings {
  readonly scope: ArmScope;
  readonly context: AttributeContext;
  /** What stands before the addresses: the deployments' names. */
  readonly prefix: string;
  /** The type in lower case and the names of the resource that it is a child of. */
  readonly parent?: { readonly type: string; readonly names: readonly string[] };
  readonly doubt?: Unresolved | undefined;
  readonly depth: number;
}

/**
 * Reads an ARM template, such as `bicep build` prints, with its nested templates.
 *
 * Of expressions, those are resolved that are as a whole `[parameters('name')]`, of a parameter whose `defaultValue`
 * is literal, or that a nested template is given literally, and `[variables('name')]` of a literal variable. Every
 * default that is taken is told. All other expressions stay texts, which are undecided; in names, `format` and
 * `concat` are followed. What stands under an expression as `condition`, or under `copy`, is undecided. Linked
 * templates stand elsewhere, which is told.
 *
 * Source: Azure Resource Manager, "Understand the structure and syntax of ARM templates", language version 2.0 included.
 */
export function readArmTemplate(draft: FileDraft, root: PlacedValue, file: number): void {
  readTemplate(draft, root, file, { prefix: "", depth: 0, given: new Map() });
}

interface TemplateSurroundings extends Pick<Surroundings, "prefix" | "depth" | "doubt"> {
  readonly given: GivenParameters;
}

function readTemplate(
  draft: FileDraft,
  template: PlacedValue,
  file: number,
  { given, ...surroundings }: TemplateSurroundings,
): void {
  const scope = new ArmScope(template, file, draft.findings, given);
  const { findings, ipGroupUses } = draft;
  const context: AttributeContext = { dialect: scope.dialect, findings, ipGroupUses };
  readResources(draft, template.member("resources"), file, { ...surroundings, scope, context });
}

/** The resources of a template or of a resource: a list, or since language version 2.0 an object by symbolic names. */
function readResources(draft: FileDraft, resources: PlacedValue, file: number, around: Surroundings): void {
  if (resources.isAbsent) return;
  if (!resources.isList && !resources.isObject) {
    const message = "`resources` is neither a list nor an object; nothing in it is read";
    draft.findings.add("configuration-file-shape", resources, message);
    return;
  }
  if (around.depth > MAX_NESTED_TEMPLATES) {
    const message = `more than ${MAX_NESTED_TEMPLATES} templates and resources stand inside of one another, the most that are read`;
    draft.findings.add("configuration-file-too-deep", resources, message);
    return;
  }
  const items = resources.isList ? resources.items() : resources.entries().map(([, resource]) => resource);
  for (const resource of items) {
    readResource(draft, resource, file, around);
  }
}

function readResource(draft: FileDraft, resource: PlacedValue, file: number, around: Surroundings): void {
  const { scope, context, prefix, parent } = around;
  const ownType = resource.member("type").value;
  if (typeof ownType !== "string") {
    draft.findings.add("configuration-file-shape", resource, "a resource has no `type`; it is left out");
    return;
  }
  // One that exists already is only referred to.
  if (resource.member("existing").value === true) return;
  const type =
    parent === undefined || ownType.includes("/")
      ? ownType.toLowerCase()
      : `${parent.type}/${ownType.toLowerCase()}`;
  const ownNames = scope.nameParts(resource.member("name"));
  const isBelowParent = parent !== undefined && ownNames.length < type.split("/").length - 1;
  const names = isBelowParent ? [...parent.names, ...ownNames] : ownNames;
  const existence = existenceOf(scope, resource);
  if (existence === "none") return;
  const doubt = around.doubt ?? existence;
  const inner = { ...around, doubt, depth: around.depth + 1 };
  if (type === DEPLOYMENTS) {
    readDeployment(draft, resource, file, { ...inner, prefix: `${prefix}${names.join("/")}/` });
    return;
  }
  const typeInNamespace = type.startsWith(NAMESPACE) ? type.slice(NAMESPACE.length) : "";
  if (isReadType(typeInNamespace)) {
    const name = names.at(-1) ?? "";
    const ipGroup = {
      text: `[resourceId('Microsoft.Network/ipGroups', ${isArmExpression(name) ? name.slice(1, -1) : `'${name}'`})]`,
      key: scope.ipGroupKeyOfName(name),
    };
    const address = `${prefix}${names.join("/")}`;
    const place = resource;
    readAzureResource(draft, context, { type: typeInNamespace, names, address, place, ipGroup, doubt });
  }
  readResources(draft, resource.member("resources"), file, { ...inner, parent: { type, names } });
}

/** Nothing where `condition` is false; a doubt where it is an expression, or where `copy` repeats the resource. */
function existenceOf(scope: ArmScope, resource: PlacedValue): Unresolved | "none" | undefined {
  const copy = resource.member("copy");
  if (!copy.isAbsent) return new Unresolved(`[copy('${String(copy.member("name").value ?? "")}')]`);
  const condition = resource.member("condition");
  if (condition.isAbsent) return undefined;
  const found = scope.dialect.resolve(condition);
  if (found instanceof Unresolved) return found;
  if (found.value === false) return "none";
  return found.value === true ? undefined : new Unresolved("[condition]");
}

function readDeployment(draft: FileDraft, resource: PlacedValue, file: number, around: Surroundings): void {
  const properties = resource.member("properties");
  const template = properties.member("template");
  if (!template.isObject) {
    const message = `the deployment ${quoted(around.prefix.slice(0, -1))} links to a template elsewhere, and what it holds is not read; give that template, too`;
    draft.findings.add("configuration-elsewhere", resource, message);
    return;
  }
  const scopeOfExpressions = properties.member("expressionEvaluationOptions").member("scope").value;
  const isInner = typeof scopeOfExpressions === "string" && scopeOfExpressions.toLowerCase() === "inner";
  if (isInner) {
    const given = givenParameters(around.scope, properties.member("parameters"));
    const { prefix, depth, doubt } = around;
    readTemplate(draft, template, file, { given, prefix, depth, doubt });
  } else {
    const { parent: _parent, ...inOuterScope } = around;
    readResources(draft, template.member("resources"), file, inOuterScope);
  }
}

/** What a nested template is given: literal values only, since expressions in them belong to the outer template. */
function givenParameters(scope: ArmScope, parameters: PlacedValue): GivenParameters {
  return new Map(
    parameters.entries().map(([name, parameter]) => {
      const found = scope.dialect.resolve(parameter.member("value"));
      const isLiteral = !(found instanceof Unresolved) && !found.isAbsent && !holdsExpression(found.value);
      return [name.toLowerCase(), isLiteral ? found : undefined] as const;
    }),
  );
}

function holdsExpression(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const top = open.pop();
    if (typeof top === "string" && isArmExpression(top)) return true;
    if (typeof top === "object" && top !== null) {
      for (const each of Object.values(top)) open.push(each);
    }
  }
  return false;
}
