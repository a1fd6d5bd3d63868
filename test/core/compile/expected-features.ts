import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { RequirementsDocument, ServiceDocuments } from "../../../lib/core/catalog/documents";

/** What features do, read off the catalog's files in the most obvious way. */

/** The features that bring a requirement, any of them, and those that take it away. */
export type Presence = Pick<RequirementsDocument, "features" | "unless">;

/** The features that can be on in a cloud and revision. */
export function featuresOf(
  cloud: string,
  revision: string,
  { service }: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
): { id: string; isDefault: boolean }[] {
  return Object.entries(service.features)
    .filter(([, feature]) => feature.clouds === undefined || feature.clouds.includes(cloud))
    .filter(([, feature]) => feature.since === undefined || feature.since <= revision)
    .filter(([, feature]) => feature.until === undefined || revision < feature.until)
    .map(([id, feature]) => ({ id, isDefault: feature.default }));
}

/** The features that are on where these are asked for: they, and what they imply in turn, as far as it is there. */
export function closedUnderImplications(
  features: readonly string[],
  cloud: string,
  revision: string,
  documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
): string[] {
  const there = featuresOf(cloud, revision, documents).map(({ id }) => id);
  let on = new Set(features);
  for (;;) {
    const implied = [...on].flatMap((id) => documents.service.features[id]?.implies ?? []);
    const more = new Set([...on, ...implied.filter((id) => there.includes(id))]);
    if (more.size === on.size) {
      return there.filter((id) => on.has(id));
    }
    on = more;
  }
}

/** Whether a file's requirements are there with these features. */
export function isPresent({ features, unless }: Presence, on: readonly string[]): boolean {
  return (
    (features === undefined || on.some((id) => features.includes(id))) &&
    !on.some((id) => unless?.includes(id))
  );
}

/** Whether one is there whenever the other is, tried with every set of the features that they name. */
export function isPresentWith(one: Presence, other: Presence): boolean {
  const named = [
    ...new Set([one, other].flatMap(({ features, unless }) => [...(features ?? []), ...(unless ?? [])])),
  ];
  return subsetsOf(named).every((on) => !isPresent(other, on) || isPresent(one, on));
}

/** Every set of the items; `2 ** items.length` of them. */
export function subsetsOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, set) =>
    items.filter((_item, bit) => Math.floor(set / 2 ** bit) % 2 === 1),
  );
}
