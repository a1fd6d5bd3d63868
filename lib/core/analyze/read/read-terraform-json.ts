import { quoted } from "../../address/quoted";
import type { AttributeContext } from "./attribute-context";
import type { Dialect } from "./dialect";
import type { FileDraft } from "./file-draft";
import type { FileFindings } from "./file-findings";
import { type PlacedValue, Unresolved } from "./placed-value";
import { ReferenceBudget } from "./reference-budget";
import { isTemplate, templateOf, terraformDialect } from "./terraform-dialect";
import { readTerraformResource } from "./terraform-resource";

/**
 * Reads a configuration in Terraform's JSON syntax, such as the `cdk.tf.json` that a CDKTF app synthesizes.
 *
 * Expressions stay texts, which are undecided, with two exceptions: a value that is as a whole `${var.name}` of a
 * variable whose `default` is literal, and one that is as a whole `${local.name}` of a literal local. Every default
 * that is taken is told. What stands under `count` (other than 0 and 1), `for_each` and `dynamic` is undecided. What
 * modules hold stands elsewhere, which is told.
 *
 * Source: Terraform language, "JSON Configuration Syntax".
 */
export function readTerraformJson(draft: FileDraft, root: PlacedValue, file: number): void {
  const { findings, ipGroupUses } = draft;
  const dialect = terraformJsonDialect(root, file, findings);
  const context: AttributeContext = { dialect, findings, ipGroupUses };
  for (const [name, call] of members(root.member("module"))) {
    const message = `the module ${quoted(name)} stands elsewhere, and what it holds is not read; give a plan (\`terraform show -json\`)`;
    findings.add("configuration-elsewhere", call, message);
  }
  const resources = root.member("resource");
  if (!resources.isAbsent && !resources.isObject && !resources.isList) {
    findings.add("configuration-file-shape", resources, "`resource` is not an object; nothing in it is read");
  }
  for (const [type, named] of members(resources)) {
    for (const [name, values] of members(named)) {
      readResource(draft, context, type, `${type}.${name}`, values);
    }
  }
}

function readResource(
  draft: FileDraft,
  context: AttributeContext,
  type: string,
  address: string,
  block: PlacedValue,
): void {
  const [first = block, ...more] = block.items();
  if (!first.isObject || more.length > 0) {
    const message = `the resource ${quoted(address)} is not one object; it is left out`;
    draft.findings.add("configuration-file-shape", block, message);
    return;
  }
  const instances = instancesOf(context.dialect, first);
  if (instances !== "none") {
    readTerraformResource(draft, context, { type, address, values: first, doubt: instances });
  }
}

/** Nothing where `count` is 0; a doubt where the number of instances is not known to be 1. */
function instancesOf(dialect: Dialect, values: PlacedValue): Unresolved | "none" | undefined {
  const forEach = values.member("for_each");
  if (!forEach.isAbsent) {
    return new Unresolved(isTemplate(forEach.value) ? forEach.value : templateOf("for_each"));
  }
  const count = values.member("count");
  if (count.isAbsent) return undefined;
  const found = dialect.resolve(count);
  if (found instanceof Unresolved) return found;
  if (found.value === 0) return "none";
  return found.value === 1 ? undefined : new Unresolved(templateOf("count"));
}

/** The members of an object, or of all objects in a list, as Terraform takes both. Comments are left out. */
function members(place: PlacedValue): readonly (readonly [string, PlacedValue])[] {
  const objects = place.isList ? place.items() : [place];
  return objects.flatMap((object) => object.entries()).filter(([name]) => name !== "//");
}

const WHOLE_REFERENCE = /^\$\{\s*(var|local)\.([A-Za-z_][\w-]*)\s*\}$/;

function terraformJsonDialect(root: PlacedValue, file: number, findings: FileFindings): Dialect {
  const variables = new Map(members(root.member("variable")));
  const locals = new Map(members(root.member("locals")));
  const told = new Set<string>();
  const budget = new ReferenceBudget();
  const defaultOf = (name: string): PlacedValue | undefined => {
    const variable = variables.get(name);
    const [block = variable] = variable?.items() ?? [];
    const value = block?.member("default");
    if (value === undefined || value.isAbsent) return undefined;
    if (!told.has(name)) {
      told.add(name);
      const message = `the variable ${quoted(name)} is taken at its default; another value can change every verdict that depends on it`;
      findings.add("default-value-assumed", value, message);
    }
    return value;
  };
  return {
    ...terraformDialect(file),
    hasDynamicBlocks: true,
    advice: "which this file does not resolve; check a plan (`terraform show -json`), where it is",
    resolve: (place) => {
      const { value } = place;
      if (!isTemplate(value)) return place;
      const [, kind, name = ""] = WHOLE_REFERENCE.exec(value) ?? [];
      const found = kind === "var" ? defaultOf(name) : kind === "local" ? locals.get(name) : undefined;
      const isLiteral = found !== undefined && !found.isAbsent && budget.take(found.value);
      return isLiteral && !isTemplate(found.value) ? found : new Unresolved(value);
    },
  };
}
