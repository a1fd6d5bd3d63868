import type { CloudId } from "../cloud";
import type { CloudDocument, ServiceDocuments } from "../documents";

/** What the lint looks at: one service's files, and those of the clouds. All of them keep their schemas. */
export interface CatalogDocuments {
  readonly clouds: Readonly<Record<CloudId, CloudDocument>>;
  readonly service: ServiceDocuments;
}

/** Something in the catalog that contradicts the catalog, or Azure. */
export interface LintFinding {
  /** Id of the rule that finds it: `service-tags-exist`. */
  readonly rule: string;
  /** The file, by its path below `catalog/`: `azure-machine-learning/base.json`. */
  readonly file: string;
  /** The place in the file: `requirements[3].tags[0].ports[1]`. Empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, the value, what is allowed, and what to do. */
  readonly message: string;
}

/** One thing that the lint checks. */
export interface CatalogRule {
  /** The name of the file that the rule is in: kebab-case. */
  readonly id: string;
  /** What holds of a catalog without findings, as one sentence. */
  readonly what: string;
  /** Finds every place where it does not hold, in the order of the documents. The documents keep their schemas. */
  readonly check: (documents: CatalogDocuments) => LintFinding[];
}

/** A finding before its rule is known. */
export type Problem = Omit<LintFinding, "rule">;

/** Makes a rule of what it finds. */
export function catalogRule(
  id: string,
  what: string,
  problemsOf: (documents: CatalogDocuments) => readonly Problem[],
): CatalogRule {
  return {
    id,
    what,
    check: (documents) => problemsOf(documents).map((problem) => ({ rule: id, ...problem })),
  };
}
