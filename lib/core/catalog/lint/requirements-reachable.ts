import type { CloudId } from "../cloud";
import type { ServiceDocuments } from "../documents";
import { entriesOf, type PlacedEntry, requirementsOf } from "./catalog-entries";
import { serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf, revisionsOf } from "./document-validity";

/** What no selection has is dead: it can be wrong for ever, and nobody sees it. */
export const rule = catalogRule(
  "requirements-reachable",
  "Every requirement and every entry is part of at least one selection of cloud, revision and features, and every feature adds requirements.",
  ({ clouds, service }) => {
    const ids = Object.keys(clouds) as CloudId[];
    const entries = entriesOf(service);
    const reached = new Set(entries.filter((entry) => isReached(entry, service, ids)));
    return [
      ...idleFeatures(service),
      ...requirementsOf(service).flatMap((placed): Problem[] => {
        const own = entries.filter(({ of }) => of.requirement === placed.requirement);
        const { file, path, requirement } = placed;
        if (own.length > 0 && own.every((entry) => !reached.has(entry))) {
          const message = `no selection has \`${requirement.id}\`${because(placed.feature)}; correct the validity of its entries, or remove it and retire slot ${requirement.slot}`;
          return [{ file, path, message }];
        }
        return own
          .filter((entry) => !reached.has(entry))
          .map((entry) => ({
            file: entry.file,
            path: entry.path,
            message: `no selection has the entry${because(placed.feature)}; correct its clouds and revisions, or remove it`,
          }));
      }),
    ];
  },
);

function because(feature: string | undefined): string {
  return feature === undefined
    ? ": there is no cloud and revision in which it holds"
    : `: there is no cloud and revision in which it holds and the feature \`${feature}\` exists`;
}

function isReached(
  { entry, of }: PlacedEntry,
  { service }: ServiceDocuments,
  ids: readonly CloudId[],
): boolean {
  const feature = of.feature === undefined ? {} : service.features[of.feature];
  if (feature === undefined) {
    // An unknown feature is told by `features-known`, once.
    return true;
  }
  const revisions = revisionsOf(entry, service);
  const ofFeature = revisionsOf(feature, service);
  if (revisions === undefined || ofFeature === undefined) {
    return true;
  }
  const clouds = cloudsOf(feature, ids);
  return (
    cloudsOf(entry, ids).some((id) => clouds.includes(id)) &&
    revisions.some((revision) => ofFeature.includes(revision))
  );
}

function idleFeatures(documents: ServiceDocuments): Problem[] {
  const { service, requirements } = documents;
  return Object.keys(service.features)
    .filter((id) => !requirements.some((file) => file.feature === id && file.requirements.length > 0))
    .map((id) => ({
      file: serviceFile(documents),
      path: `features.${id}`,
      message: `no file brings requirements for the feature \`${id}\`; add ${service.id}/${id}.json, or remove the feature`,
    }));
}
