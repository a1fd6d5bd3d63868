import type { FeatureDocument, ServiceDocuments } from "../catalog/documents";
import {
  entriesOfCloud,
  isCurrent,
  revisionsInWords,
  type ShownEntry,
  type ShownRequirement,
  shownRequirements,
} from "./catalog-entries-of-cloud";
import { requirementNotes } from "./catalog-notes";
import { BASIC_ANCHOR, type DocumentedCloud, featureLink, isIn, RETIRED_ANCHOR } from "./catalog-parts";
import { REQUIREMENT_HEAD, requirementRow } from "./catalog-rows";
import { markdownCode, markdownTable, plainMarkdown } from "./markdown-text";

/**
 * All that a service needs in a cloud, `docs/catalog/<cloud>.md`, in Markdown: a table of requirements for what is always
 * needed and for each feature, in the order of their slots, and what the newest revision no longer has.
 */
export function renderCatalogDocument(documents: ServiceDocuments, cloud: DocumentedCloud): string {
  const { service } = documents;
  const features = Object.entries(service.features);
  const requirements = shownRequirements(documents);
  const present = features.filter(([, feature]) => isIn(feature, cloud) && isCurrent(feature));
  const lacking = features.filter(([, feature]) => !isIn(feature, cloud)).map(([id]) => markdownCode(id));
  return [
    "<!-- Generated from the catalog by `npm run docs`; a test checks that it is current. -->",
    `# ${service.displayName} in ${cloud.displayName}`,
    `What the documents ask of the network, in their revision of ${service.revisions.at(-1)}. [How to read it](README.md).`,
    [
      `- [Basic configuration](#${BASIC_ANCHOR})`,
      ...present.map(([id]) => `- ${featureLink(id, service, cloud)}`),
      `- [Retired](#${RETIRED_ANCHOR})`,
    ].join("\n"),
    "## Basic configuration",
    "Always needed.",
    ...partBody(
      requirements.filter(({ features: by }) => by === undefined),
      documents,
      cloud,
    ),
    ...present.flatMap(([id, feature]) => [
      `## ${markdownCode(id)}`,
      plainMarkdown(feature.description),
      featureFacts(id, feature, documents, cloud),
      ...partBody(
        requirements.filter(({ features: by }) => by?.includes(id)),
        documents,
        cloud,
      ),
    ]),
    ...(lacking.length === 0
      ? []
      : ["## Not in this cloud", `Features that do not exist here: ${lacking.join(", ")}.`]),
    "## Retired",
    ...retiredBody(requirements, documents, cloud),
  ]
    .join("\n\n")
    .concat("\n");
}

/** The requirements of a cloud that a feature takes away, by their ids. */
export function requirementsTakenBy(
  feature: string,
  documents: ServiceDocuments,
  cloud: DocumentedCloud,
): string[] {
  return withEntries(shownRequirements(documents), cloud, isCurrent)
    .filter(([{ unless }]) => unless.includes(feature))
    .map(([{ requirement }]) => requirement.id);
}

function featureFacts(
  id: string,
  feature: FeatureDocument,
  documents: ServiceDocuments,
  cloud: DocumentedCloud,
): string {
  const { implies = [], excludes = [] } = feature;
  const words = revisionsInWords(feature, documents.service);
  const linked = (ids: readonly string[], joint: string): string =>
    ids.map((each) => featureLink(each, documents.service, cloud)).join(joint);
  const taken = requirementsTakenBy(id, documents, cloud).map(markdownCode);
  return [
    `- ${feature.default ? "On" : "Off"} by default.`,
    ...(words === "all" ? [] : [`- In revisions ${words}.`]),
    ...(implies.length === 0 ? [] : [`- Turns on ${linked(implies, ", ")} as well.`]),
    ...(taken.length === 0 ? [] : [`- Takes away ${taken.join(", ")}.`]),
    ...(excludes.length === 0 ? [] : [`- Cannot be on together with ${linked(excludes, " or ")}.`]),
  ].join("\n");
}

function partBody(
  requirements: readonly ShownRequirement[],
  { service }: ServiceDocuments,
  cloud: DocumentedCloud,
): string[] {
  const shown = withEntries(requirements, cloud, isCurrent);
  const undocumented = requirements.filter(({ requirement }) =>
    requirement.undocumentedIn?.includes(cloud.id),
  );
  const notes = shown.flatMap(([each, entries]) => requirementNotes(each, entries, service, cloud));
  const rows = shown.map(([each, entries]) => requirementRow(each, entries, service));
  return [
    ...(rows.length === 0 ? [] : [markdownTable(REQUIREMENT_HEAD, rows)]),
    ...(notes.length === 0 ? [] : [notes.join("\n")]),
    ...(undocumented.length === 0
      ? []
      : [
          "Needed in this cloud as well, although the documents name nothing for it that a rule could allow:",
          undocumented
            .map(
              ({ requirement }) => `- ${markdownCode(requirement.id)}: ${plainMarkdown(requirement.purpose)}`,
            )
            .join("\n"),
        ]),
    ...(rows.length + undocumented.length === 0
      ? ["Brings nothing of its own in this cloud in the newest revision."]
      : []),
  ];
}

function retiredBody(
  requirements: readonly ShownRequirement[],
  { service }: ServiceDocuments,
  cloud: DocumentedCloud,
): string[] {
  const shown = withEntries(requirements, cloud, (entry) => !isCurrent(entry));
  if (shown.length === 0) {
    return ["The newest revision has all that the older ones have."];
  }
  const rows = shown.map(([each, entries]) => [
    ...requirementRow(each, entries, service),
    each.features === undefined ? "basic configuration" : each.features.map(markdownCode).join(", "),
  ]);
  const notes = shown.flatMap(([each, entries]) =>
    requirementNotes(
      { ...each, unless: [], requirement: { ...each.requirement, notes: [] } },
      entries,
      service,
      cloud,
    ),
  );
  return [
    "What older revisions have and the newest does not.",
    markdownTable([...REQUIREMENT_HEAD, "brought by"], rows),
    ...(notes.length === 0 ? [] : [notes.join("\n")]),
  ];
}

/** The requirements that have such entries in a cloud, with these entries. */
function withEntries(
  requirements: readonly ShownRequirement[],
  cloud: DocumentedCloud,
  isMeant: (entry: ShownEntry) => boolean,
): (readonly [ShownRequirement, readonly ShownEntry[]])[] {
  return requirements
    .map((each) => [each, entriesOfCloud(each.requirement, cloud.id).filter(isMeant)] as const)
    .filter(([, entries]) => entries.length > 0);
}
