import type { ServiceDocuments } from "../documents";

/** The service's own file, below `catalog/`. */
export function serviceFile({ service }: ServiceDocuments): string {
  return `${service.id}/service.json`;
}

/** The file of slots and names, below `catalog/`. */
export function rulesFile({ service }: ServiceDocuments): string {
  return `${service.id}/rules.json`;
}

/**
 * The file of the requirements at an index, below `catalog/`. Where it is not told, it is named after its features, or
 * `base.json`.
 */
export function requirementsFile(documents: ServiceDocuments, index: number): string {
  const features = documents.requirements[index]?.features;
  return (
    documents.requirementFiles?.[index] ?? `${documents.service.id}/${features?.join("-or-") ?? "base"}.json`
  );
}

/** A cloud's file, below `catalog/`. */
export function cloudFile(id: string): string {
  return `clouds/${id}.json`;
}
