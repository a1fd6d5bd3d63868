import { quoted } from "../../address/quoted";
import type { CloudId } from "../cloud";
import type { ServiceDocuments } from "../documents";
import { entriesIn, type PlacedEntry, type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf, revisionsOf } from "./document-validity";
import { impliedFeatures } from "./implied-features";
import { listed } from "./listed";
import { ownValue } from "./own-value";

/** What no selection has is dead: it can be wrong for ever, and nobody sees it. */
export const rule = catalogRule(
  "requirements-reachable",
  "Every requirement and every entry is part of at least one selection of cloud, revision and features, and every feature adds or removes requirements, or implies others.",
  ({ clouds, service }) => {
    const ids = Object.keys(clouds) as CloudId[];
    return [
      ...idleFeatures(service),
      ...requirementsOf(service).flatMap((placed): Problem[] => {
        const own = entriesIn(placed);
        const { file, path, requirement } = placed;
        const bringing = bringingFeatures(placed, service);
        if (bringing.length === 0) {
          return [{ file, path, message: takenAway(placed) }];
        }
        const reached = new Set(own.filter((entry) => isReached(entry, bringing, service, ids)));
        if (own.length > 0 && reached.size === 0) {
          const message = `no selection has ${quoted(requirement.id)}${because(placed.features)}; correct the validity of its entries, or remove it and retire slot ${requirement.slot}`;
          return [{ file, path, message }];
        }
        return own
          .filter((entry) => !reached.has(entry))
          .map((entry) => ({
            file: entry.file,
            path: entry.path,
            message: `no selection has the entry${because(placed.features)}; correct its clouds and revisions, or remove it`,
          }));
      }),
    ];
  },
);

function because(features: readonly string[] | undefined): string {
  return features === undefined
    ? ": there is no cloud and revision in which it holds"
    : `: there is no cloud and revision in which it holds and ${features.length === 1 ? "the feature" : "one of"} ${listed(features)} exists`;
}

/** The features that bring a requirement without taking it away themselves; `undefined` stands for none at all. */
function bringingFeatures(
  { features, unless }: PlacedRequirement,
  { service }: ServiceDocuments,
): readonly (string | undefined)[] {
  if (features === undefined || unless.length === 0) {
    return features ?? [undefined];
  }
  return features.filter((id) => {
    const on = new Set([id, ...impliedFeatures(id, service)]);
    return !unless.some((other) => on.has(other));
  });
}

function takenAway({ features = [], unless, requirement }: PlacedRequirement): string {
  return features.length === 0
    ? `no selection has ${quoted(requirement.id)}: its list of features is empty; name some, or remove it for always`
    : `no selection has ${quoted(requirement.id)}: each of ${listed(features)} that brings it is or implies one of ${listed(unless)}, which takes it away; correct \`features\` or \`unless\``;
}

function isReached(
  { entry }: PlacedEntry,
  bringing: readonly (string | undefined)[],
  { service }: ServiceDocuments,
  ids: readonly CloudId[],
): boolean {
  return bringing.some((id) => {
    const feature = id === undefined ? {} : ownValue(service.features, id);
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
      cloudsOf(entry, ids).some((cloud) => clouds.includes(cloud)) &&
      revisions.some((revision) => ofFeature.includes(revision))
    );
  });
}

function idleFeatures(documents: ServiceDocuments): Problem[] {
  const { service, requirements } = documents;
  const used = new Set(
    requirements
      .filter((file) => file.requirements.length > 0)
      .flatMap(({ features = [], unless = [] }) => [...features, ...unless]),
  );
  return Object.entries(service.features)
    .filter(([id, { implies = [] }]) => !used.has(id) && implies.length === 0)
    .map(([id]) => ({
      file: serviceFile(documents),
      path: `features.${id}`,
      message: `nothing adds or removes requirements for the feature ${quoted(id)}; add them, or remove the feature`,
    }));
}
