import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { FeatureDocument, ServiceDocuments } from "../documents";
import { requirementsFile, serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { validityProblems } from "./document-validity";

/** A file whose feature is misspelt would never be selected. */
export const rule = catalogRule(
  "features-known",
  "Every file brings a feature that service.json has, one file for each; features that exclude each other do so mutually, and leave a default selection.",
  ({ service: documents }) => [
    ...documents.requirements.flatMap((_, index) => fileProblems(documents, index)),
    ...Object.entries(documents.service.features).flatMap(([id, feature]) =>
      featureProblems(id, feature, documents),
    ),
  ],
);

function fileProblems(documents: ServiceDocuments, index: number): Problem[] {
  const { requirements, service } = documents;
  const document = requirements[index];
  if (document === undefined) {
    return [];
  }
  const { feature } = document;
  const file = requirementsFile(documents, document);
  const unknown =
    feature === undefined || Object.hasOwn(service.features, feature)
      ? []
      : [
          {
            file,
            path: "feature",
            message: `${quoted(feature)} is no feature of service.json${suggestion(feature, Object.keys(service.features))}`,
          },
        ];
  const repeated =
    requirements.findIndex((other) => other.feature === feature) === index
      ? []
      : [
          {
            file,
            path: "feature",
            message:
              feature === undefined
                ? "a second file has no `feature`; only base.json has none"
                : `a second file brings the feature ${quoted(feature)}; put its requirements into one`,
          },
        ];
  return [...unknown, ...repeated];
}

function featureProblems(id: string, feature: FeatureDocument, documents: ServiceDocuments): Problem[] {
  const { service } = documents;
  const file = serviceFile(documents);
  return [
    ...validityProblems(feature, service).map(({ key, message }) => ({
      file,
      path: `features.${id}.${key}`,
      message,
    })),
    ...(feature.excludes ?? []).flatMap((other, index) => {
      const message = exclusionProblem(id, feature, other, documents);
      return message === undefined ? [] : [{ file, path: `features.${id}.excludes[${index}]`, message }];
    }),
  ];
}

function exclusionProblem(
  id: string,
  feature: FeatureDocument,
  other: string,
  { service: { features } }: ServiceDocuments,
): string | undefined {
  const excluded = Object.hasOwn(features, other) ? features[other] : undefined;
  if (excluded === undefined) {
    return `${quoted(other)} is no feature of service.json${suggestion(other, Object.keys(features))}`;
  }
  if (other === id) {
    return `${quoted(id)} excludes itself; remove it`;
  }
  if (!excluded.excludes?.includes(id)) {
    return `${quoted(id)} excludes ${quoted(other)}, which does not exclude it in turn; add it to \`features.${other}.excludes\`, or remove it here`;
  }
  return feature.default && excluded.default
    ? `${quoted(id)} and ${quoted(other)} exclude each other and are both on by default, so that no selection works by default; turn one off`
    : undefined;
}
