import type {
  CorrectionDocument,
  FeatureDocument,
  ReferenceDocument,
  RequirementsDocument,
  RulesDocument,
  ServiceDocument,
} from "../documents";

/** The shapes of a user's catalog files, as their schemas in `catalog/schema/` define them. */

/** A service of its own: `service-catalog.schema.json`. */
export interface ServiceCatalogInput {
  readonly service: Omit<ServiceDocument, "parameters" | "features"> &
    Partial<Pick<ServiceDocument, "parameters" | "features">>;
  readonly rules: RulesInput;
  readonly requirements: readonly RequirementsDocument[];
}

/** What is added to a service and put right in it: `catalog-extension.schema.json`. */
export interface CatalogExtensionInput {
  /** The service's id. */
  readonly extends: string;
  readonly service?: ServiceAdditions;
  readonly rules?: RulesInput;
  readonly requirements?: readonly RequirementsDocument[];
  readonly corrections?: readonly CorrectionDocument[];
}

/** What can be added to a service, by id. */
export interface ServiceAdditions {
  readonly documents?: ServiceDocument["documents"];
  readonly sections?: ServiceDocument["sections"];
  readonly parameters?: ServiceDocument["parameters"];
  readonly features?: Readonly<Record<string, FeatureDocument>>;
  readonly references?: Readonly<Record<string, ReferenceDocument>>;
}

/** Slots and names; what is not there is empty. */
export type RulesInput = Partial<RulesDocument>;

/** The kinds of things that are added to a service by id. */
export const ADDITIONS = ["documents", "sections", "parameters", "features", "references"] as const;

/** The lists of rules that an extension adds to. */
export const RULE_LISTS = ["securityRules", "subnetRules", "routes", "bypassDenies"] as const;

/** Nothing is retired. */
export const NOTHING_RETIRED: RulesDocument["retired"] = {
  securityRules: { inbound: [], outbound: [] },
  routes: [],
  requirements: [],
};
