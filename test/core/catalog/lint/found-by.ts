import type { CatalogRule } from "../../../../lib/core/catalog/lint/catalog-rule";
import { type Difference, smallCatalog } from "./small-catalog";

/** What a rule finds in a small catalog: `base.json requirements[0].slot: message`, for each finding. */
export function foundBy(rule: CatalogRule, difference: Difference): string[] {
  return rule.check(smallCatalog(difference)).map(({ rule: id, file, path, message }) => {
    expect(id).toBe(rule.id);
    return `${file.replace(/^small\//, "")} ${path}: ${message}`;
  });
}
