import type { CorrectionDocument, RequirementDocument, RulesDocument, ServiceDocuments } from "../documents";
import { requirementsFile } from "../lint/catalog-files";
import { type CatalogExtensionInput, NOTHING_RETIRED, type ServiceCatalogInput } from "./catalog-input";
import { EXTENSION_SLOTS } from "./reserved-slots";

/** What a list of requirements of a user's file is called in findings; without an index, how all of them begin. */
export function listName(file: string, index: number | ""): string {
  return index === "" ? `${file} requirements[` : `${file} requirements[${index}]`;
}

/** A user's own service, as the catalog's files; what is not there is empty. */
export function serviceDocuments(input: ServiceCatalogInput, file: string): ServiceDocuments {
  return {
    service: {
      ...input.service,
      parameters: input.service.parameters ?? {},
      features: input.service.features ?? {},
    },
    rules: withRules(EMPTY_RULES, input.rules),
    requirements: input.requirements,
    requirementFiles: input.requirements.map((_, index) => listName(file, index)),
  };
}

/**
 * A service with what an extension adds to it, and with its corrections made. What the service has comes first, in
 * its own order; of an id that both have the service's own stays, and {@link extensionProblems} tells it.
 */
export function extendedDocuments(
  base: ServiceDocuments,
  input: CatalogExtensionInput,
  file: string,
): ServiceDocuments {
  const additions = input.service ?? {};
  const service = {
    ...base.service,
    documents: joined(base.service.documents, additions.documents),
    sections: joined(base.service.sections, additions.sections),
    parameters: joined(base.service.parameters, additions.parameters),
    features: joined(base.service.features, additions.features),
    references: joined(base.service.references ?? {}, additions.references),
  };
  const lists = input.requirements ?? [];
  const corrections = input.corrections ?? [];
  return {
    service,
    rules: withRules(base.rules, input.rules ?? {}),
    requirements: [
      ...base.requirements.map((list) => ({
        ...list,
        requirements: list.requirements.flatMap((each) => correctedRequirement(each, corrections)),
      })),
      ...lists,
    ],
    requirementFiles: [
      ...base.requirements.map((_, index) => requirementsFile(base, index)),
      ...lists.map((_, index) => listName(file, index)),
    ],
    corrections: [...(base.corrections ?? []), ...corrections],
    freeFrom: {
      requirements: EXTENSION_SLOTS.requirements.first,
      rules: EXTENSION_SLOTS.securityRules.first,
    },
  };
}

const EMPTY_RULES: RulesDocument = {
  securityRules: [],
  subnetRules: [],
  routes: [],
  bypassDenies: [],
  retired: NOTHING_RETIRED,
};

function withRules(base: RulesDocument, added: Partial<RulesDocument>): RulesDocument {
  return {
    securityRules: [...base.securityRules, ...(added.securityRules ?? [])],
    subnetRules: [...(base.subnetRules ?? []), ...(added.subnetRules ?? [])],
    routes: [...base.routes, ...(added.routes ?? [])],
    bypassDenies: [...base.bypassDenies, ...(added.bypassDenies ?? [])],
    retired: added.retired ?? base.retired,
  };
}

/** Both, by id; an id that both have is the first's. */
function joined<T>(
  first: Readonly<Record<string, T>>,
  second: Readonly<Record<string, T>> = {},
): Record<string, T> {
  return Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(second).filter(([id]) => !Object.hasOwn(first, id)),
  ]);
}

function correctedRequirement(
  requirement: RequirementDocument,
  corrections: readonly CorrectionDocument[],
): RequirementDocument[] {
  const correction = corrections.find((each) => each.requirement === requirement.id);
  if (correction === undefined) {
    return [requirement];
  }
  return correction.remove === true ? [] : [{ ...requirement, ...correction.replace }];
}
