import type { RequirementsDocument, ServiceDocuments } from "../documents";

/** The service's own file, below `catalog/`. */
export function serviceFile({ service }: ServiceDocuments): string {
  return `${service.id}/service.json`;
}

/** The file of slots and names, below `catalog/`. */
export function rulesFile({ service }: ServiceDocuments): string {
  return `${service.id}/rules.json`;
}

/** A file of requirements, below `catalog/`: it is named after its feature, or `base.json` where it has none. */
export function requirementsFile({ service }: ServiceDocuments, { feature }: RequirementsDocument): string {
  return `${service.id}/${feature ?? "base"}.json`;
}

/** A cloud's file, below `catalog/`. */
export function cloudFile(id: string): string {
  return `clouds/${id}.json`;
}
