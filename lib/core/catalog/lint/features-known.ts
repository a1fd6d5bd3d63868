import { compareText } from "../../address/compare-text";
import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { CloudId } from "../cloud";
import type { FeatureDocument, RequirementsDocument, ServiceDocument, ServiceDocuments } from "../documents";
import { requirementsFile, serviceFile } from "./catalog-files";
import { type CatalogDocuments, catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf, revisionsOf, validityProblems } from "./document-validity";
import { firstPlaces } from "./first-places";
import { impliedFeatures, wayOfImplications } from "./implied-features";
import { listed } from "./listed";
import { ownValue } from "./own-value";

/** A file whose feature is misspelt would never be selected. */
export const rule = catalogRule(
  "features-known",
  "Every list of requirements names features that the service has, one list for each; features that exclude each other do so mutually, and leave a default selection; none implies itself, or one that does not exist where it does.",
  (documents) => {
    const { service, requirements } = documents.service;
    const onByDefault = featuresOnByDefault(service);
    return [
      ...requirements.flatMap((document, index) => unknownFeatures(document, index, documents.service)),
      ...repeatedLists(documents.service),
      ...Object.entries(service.features).flatMap(([id, feature]) =>
        featureProblems(id, feature, documents, onByDefault),
      ),
    ];
  },
);

function unknownFeatures(
  document: RequirementsDocument,
  index: number,
  documents: ServiceDocuments,
): Problem[] {
  const { features } = documents.service;
  const file = requirementsFile(documents, index);
  return (["features", "unless"] as const).flatMap((key) => {
    const ids = document[key] ?? [];
    const first = firstPlaces(ids, (id) => id);
    return ids.flatMap((id, at): Problem[] => {
      const path = `${key}[${at}]`;
      if (!Object.hasOwn(features, id)) {
        const message = `${quoted(id)} is no feature of the service${suggestion(id, Object.keys(features))}`;
        return [{ file, path, message }];
      }
      return first.get(id) === at
        ? []
        : [{ file, path, message: `${quoted(id)} is named twice; remove one` }];
    });
  });
}

/** Two lists of the service's own folder with one condition; how other catalogs divide theirs is their own affair. */
function repeatedLists(documents: ServiceDocuments): Problem[] {
  const { requirements, service } = documents;
  const own = requirements
    .map((document, index) => ({ document, file: requirementsFile(documents, index) }))
    .filter(({ file }) => file.startsWith(`${service.id}/`));
  const first = firstPlaces(own, ({ document }) => conditionKey(document));
  return own.flatMap(({ document, file }, index) => {
    if (first.get(conditionKey(document)) === index) {
      return [];
    }
    const { features } = document;
    return [
      features === undefined
        ? {
            file,
            path: "",
            message: "a second list of requirements has no `features`; put what is always needed into one",
          }
        : {
            file,
            path: "features",
            message: `a second list of requirements has the features ${listed(features)}; put their requirements into one`,
          },
    ];
  });
}

/** A text that two lists share exactly when the same features bring them and take them away. */
function conditionKey({ features, unless = [] }: RequirementsDocument): string {
  const inOrder = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort(compareText);
  return JSON.stringify([features === undefined ? null : inOrder(features), inOrder(unless)]);
}

function featureProblems(
  id: string,
  feature: FeatureDocument,
  documents: CatalogDocuments,
  onByDefault: ReadonlySet<string>,
): Problem[] {
  const { service } = documents.service;
  const file = serviceFile(documents.service);
  const joined = joinedExclusion(id, feature, service);
  return [
    ...validityProblems(feature, service).map(({ key, message }) => ({
      file,
      path: `features.${id}.${key}`,
      message,
    })),
    ...(feature.excludes ?? []).flatMap((other, index) => {
      const message = exclusionProblem(id, other, service, onByDefault);
      return message === undefined ? [] : [{ file, path: `features.${id}.excludes[${index}]`, message }];
    }),
    ...(feature.implies ?? []).flatMap((other, index) => {
      const message = implicationProblem(id, feature, other, documents);
      return message === undefined ? [] : [{ file, path: `features.${id}.implies[${index}]`, message }];
    }),
    ...(joined === undefined ? [] : [{ file, path: `features.${id}.implies`, message: joined }]),
  ];
}

/** The features that a selection has which names none. */
function featuresOnByDefault(service: ServiceDocument): ReadonlySet<string> {
  const defaults = Object.entries(service.features).flatMap(([id, feature]) => (feature.default ? [id] : []));
  return new Set(defaults.flatMap((id) => [id, ...impliedFeatures(id, service)]));
}

function exclusionProblem(
  id: string,
  other: string,
  { features }: ServiceDocument,
  onByDefault: ReadonlySet<string>,
): string | undefined {
  const excluded = ownValue(features, other);
  if (excluded === undefined) {
    return `${quoted(other)} is no feature of the service${suggestion(other, Object.keys(features))}`;
  }
  if (other === id) {
    return `${quoted(id)} excludes itself; remove it`;
  }
  if (!excluded.excludes?.includes(id)) {
    return `${quoted(id)} excludes ${quoted(other)}, which does not exclude it in turn; add it to ${quoted(`features.${other}.excludes`)}, or remove it here`;
  }
  return onByDefault.has(id) && onByDefault.has(other)
    ? `${quoted(id)} and ${quoted(other)} exclude each other and are both on by default, so that no selection works by default; turn one off`
    : undefined;
}

function implicationProblem(
  id: string,
  feature: FeatureDocument,
  other: string,
  { clouds, service: { service } }: CatalogDocuments,
): string | undefined {
  const { features, revisions } = service;
  const ids = Object.keys(clouds) as CloudId[];
  const its = ownValue(features, other);
  if (its === undefined) {
    return `${quoted(other)} is no feature of the service${suggestion(other, Object.keys(features))}`;
  }
  const way = wayOfImplications(other, id, service);
  if (way !== undefined) {
    return `${quoted(id)} implies itself: ${listed([id, ...way])}; remove one of these`;
  }
  if (feature.excludes?.includes(other)) {
    return `${quoted(id)} implies ${quoted(other)} and excludes it; remove one of the two`;
  }
  const held = revisionsOf(feature, service) ?? [];
  const ofImplied = revisionsOf(its, service) ?? revisions;
  const lacking = [
    ...held.filter((revision) => !ofImplied.includes(revision)),
    ...cloudsOf(feature, ids).filter((cloud) => !cloudsOf(its, ids).includes(cloud)),
  ];
  return lacking.length === 0
    ? undefined
    : `${quoted(id)} implies ${quoted(other)}, which does not exist in ${listed(lacking)}; limit ${quoted(`features.${id}`)} likewise`;
}

/** Two features that come with a feature and exclude each other, where no single implication of it is at fault. */
function joinedExclusion(id: string, feature: FeatureDocument, service: ServiceDocument): string | undefined {
  const { implies = [], excludes = [] } = feature;
  const pair = implies.length === 0 ? undefined : excludingPair(id, service);
  const isTold =
    pair !== undefined &&
    implies.some((other) => excludes.includes(other) || excludingPair(other, service) !== undefined);
  return pair === undefined || isTold
    ? undefined
    : `${quoted(id)} brings ${quoted(pair[0])} and ${quoted(pair[1])}, which exclude each other, so that it is never on; remove one of the implications`;
}

/** The first two features that come with a feature, itself among them, of which one excludes the other. */
function excludingPair(id: string, service: ServiceDocument): readonly [string, string] | undefined {
  const all = new Set([id, ...impliedFeatures(id, service)]);
  for (const one of all) {
    const other = ownValue(service.features, one)?.excludes?.find((each) => each !== one && all.has(each));
    if (other !== undefined) {
      return [one, other];
    }
  }
  return undefined;
}
