import type { AttributeContext } from "./attribute-context";
import type { FileDraft } from "./file-draft";
import { type PlacedValue, Unresolved } from "./placed-value";
import { templateOf, terraformShowDialect, withoutIndices } from "./terraform-dialect";
import { readTerraformResource } from "./terraform-resource";

/** At most this many modules stand inside of one another. */
export const MAX_NESTED_MODULES = 64;

/** What a plan tells beside its values. */
interface PlanSides {
  /** `after_unknown` of each resource by its address. */
  readonly unknown: ReadonlyMap<string, unknown>;
  /** The expressions of each resource by its address without the keys of instances. */
  readonly expressions: ReadonlyMap<string, ResourceExpressions>;
}

interface ResourceExpressions {
  readonly expressions: unknown;
  /** What stands before the addresses in them: `module.aml.`. */
  readonly module: string;
}

/**
 * Reads what `terraform show -json` prints of a plan (`planned_values`, with what `resource_changes` and
 * `configuration` tell of values that are not known yet) or of a state (`values`). Data sources are left out: what
 * they describe is not what the plan changes.
 *
 * Source: Terraform, "JSON Output Format", format versions 1.0 to 1.2.
 */
export function readTerraformShow(draft: FileDraft, root: PlacedValue, file: number): void {
  const { findings, ipGroupUses } = draft;
  const context: AttributeContext = { dialect: terraformShowDialect(file), findings, ipGroupUses };
  const isPlan = !root.member("planned_values").isAbsent;
  const values = root.member(isPlan ? "planned_values" : "values");
  const sides = isPlan ? sidesOf(root) : { unknown: new Map(), expressions: new Map() };
  expectObject(draft, values);
  const rootModule = values.member("root_module");
  expectObject(draft, rootModule);
  readModule(draft, context, rootModule, sides, 0);
}

function readModule(
  draft: FileDraft,
  context: AttributeContext,
  module: PlacedValue,
  sides: PlanSides,
  depth: number,
): void {
  if (depth > MAX_NESTED_MODULES) {
    const message = `more than ${MAX_NESTED_MODULES} modules stand inside of one another, the most that are read`;
    draft.findings.add("configuration-file-too-deep", module, message);
    return;
  }
  for (const resource of listed(draft, module, "resources")) {
    readResource(draft, context, resource, sides);
  }
  for (const child of listed(draft, module, "child_modules")) {
    readModule(draft, context, child, sides, depth + 1);
  }
}

function readResource(
  draft: FileDraft,
  context: AttributeContext,
  resource: PlacedValue,
  { unknown, expressions }: PlanSides,
): void {
  const type = resource.member("type").value;
  const address = resource.member("address").value;
  if (typeof type !== "string" || resource.member("mode").value === "data") return;
  const named = typeof address === "string" && address !== "" ? address : type;
  const written = expressions.get(withoutIndices(named));
  const values = resource.member("values").withLayers({
    unknown: unknown.get(named),
    ...written,
  });
  // Without values nothing tells that a group has no rules.
  const doubt = values.isObject ? undefined : new Unresolved(templateOf("no values"));
  readTerraformResource(draft, context, { type, address: named, values, doubt });
}

/** The objects of a list; whatever else stands in it, or in its place, is told. */
function listed(draft: FileDraft, module: PlacedValue, key: string): readonly PlacedValue[] {
  const list = module.member(key);
  if (list.isAbsent) return [];
  if (!list.isList) {
    draft.findings.add("configuration-file-shape", list, `\`${key}\` is not a list; nothing in it is read`);
    return [];
  }
  return list.items().filter((item) => expectObject(draft, item));
}

function expectObject(draft: FileDraft, place: PlacedValue): boolean {
  if (!place.isObject && place.value !== undefined) {
    draft.findings.add("configuration-file-shape", place, "an object is expected here; it is left out");
  }
  return place.isObject;
}

function sidesOf(root: PlacedValue): PlanSides {
  const unknown = new Map<string, unknown>();
  for (const change of root.member("resource_changes").items()) {
    const address = change.member("address").value;
    // An object that is only waiting to be destroyed has the address of the one that takes its place.
    if (typeof address === "string" && change.member("deposed").isAbsent) {
      unknown.set(address, change.member("change").member("after_unknown").value);
    }
  }
  const expressions = new Map<string, ResourceExpressions>();
  addExpressions(expressions, root.member("configuration").member("root_module"), "", 0);
  return { unknown, expressions };
}

function addExpressions(
  all: Map<string, ResourceExpressions>,
  module: PlacedValue,
  prefix: string,
  depth: number,
): void {
  for (const resource of module.member("resources").items()) {
    const address = resource.member("address").value;
    if (typeof address === "string") {
      all.set(`${prefix}${address}`, {
        expressions: resource.member("expressions").value,
        module: prefix,
      });
    }
  }
  if (depth === MAX_NESTED_MODULES) return;
  for (const [name, call] of module.member("module_calls").entries()) {
    addExpressions(all, call.member("module"), `${prefix}module.${name}.`, depth + 1);
  }
}
