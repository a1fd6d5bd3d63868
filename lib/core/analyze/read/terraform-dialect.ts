import { TERRAFORM_NAMES } from "./attribute-names";
import type { Dialect } from "./dialect";
import { type PlacedValue, Unresolved } from "./placed-value";

/** What all files of Terraform have in common. */
export type TerraformDialect = Omit<Dialect, "resolve" | "advice" | "hasDynamicBlocks">;

/** @param file tells the expressions of one file from the same ones of another. */
export function terraformDialect(file: number): TerraformDialect {
  return {
    names: TERRAFORM_NAMES,
    propertiesOf: (place) => place,
    convertsPrimitives: true,
    ignoresCase: false,
    wrapsIds: false,
    ipGroupKey: (text) => {
      const address = /^\$\{\s*([^\s{}]+)\.id\s*\}$/.exec(text)?.[1];
      return address === undefined ? text.toLowerCase() : `${file} ${withoutIndices(address)}`;
    },
  };
}

/** Whether a value is a text that Terraform computes. Source: Terraform language, "Strings and Templates". */
export function isTemplate(value: unknown): value is string {
  return typeof value === "string" && /[$%]\{/.test(value);
}

/** An address without the keys of instances: `module.a["x"].azurerm_ip_group.g[0]` as `module.a.azurerm_ip_group.g`. */
export function withoutIndices(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\]/g, "");
}

/** The dialect of `terraform show -json`: values are final, or known only after the plan is applied. */
export function terraformShowDialect(file: number): Dialect {
  return {
    ...terraformDialect(file),
    hasDynamicBlocks: false,
    advice: "which is known only after the plan is applied; check the state then",
    resolve: (place) => (place.isKnownAfterApply ? new Unresolved(afterApply(place)) : place),
  };
}

/** A text that Terraform computes: nothing that the evaluator can read. */
export function templateOf(expression: string): string {
  return `\${${expression}}`;
}

/** What stands for a value of which a plan does not even tell what it refers to. */
export const KNOWN_AFTER_APPLY = templateOf("known after apply");

/** An expression for what the value refers to, as far as the plan tells. */
function afterApply(place: PlacedValue): string {
  const [reference] = place.references;
  return reference === undefined ? KNOWN_AFTER_APPLY : templateOf(reference);
}

/**
 * What the unknown items of a list in a plan refer to, one id each, as expressions; nothing where the plan does not
 * say which item is which.
 */
export function idReferences(list: PlacedValue): readonly string[] {
  const ids = list.references.filter((reference) => reference.endsWith(".id"));
  const isCovered = list.references.every((reference) => ids.some((id) => id.startsWith(reference)));
  const unknown = list.items().filter((item) => item.isKnownAfterApply).length;
  return isCovered && unknown === ids.length ? ids.map(templateOf) : [];
}
