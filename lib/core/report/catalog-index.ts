import type { FeatureDocument, ServiceDocuments } from "../catalog/documents";
import { requirementsTakenBy } from "./catalog-document";
import { entriesOfCloud, isCurrent, revisionsInWords, shownRequirements } from "./catalog-entries-of-cloud";
import { BASIC_ANCHOR, type DocumentedCloud, isIn, RETIRED_ANCHOR } from "./catalog-parts";
import { markdownCode, markdownLink, markdownTable, plainMarkdown } from "./markdown-text";

/**
 * The entrance to the documents of the catalog, `docs/catalog/README.md`, in Markdown: how to read them, which features
 * exist in which cloud and revision, and the documents that all was read from.
 */
export function renderCatalogIndex(documents: ServiceDocuments, clouds: readonly DocumentedCloud[]): string {
  const { service } = documents;
  return [
    "<!-- Generated from the catalog by `npm run docs`; a test checks that it is current. -->",
    `# What ${service.displayName} needs from the network`,
    "The catalog as text, to hold beside the documents that it was read from. It is made from the files in `catalog/`, which are what the library uses.",
    clouds.map(({ id, displayName }) => `- [${displayName}](${id}.md)`).join("\n"),
    "## How to read it",
    [
      "- A requirement is one documented need. It stands in the part of each feature that brings it; those of the basic configuration are always needed. Their order is that of their slots.",
      "- Service tags and hosts are two forms of the same need. Which of them a rule uses depends on where it is enforced.",
      "- `{Region}` in a service tag and `{region}` in a host stand for the region of the selection, another name in braces for a parameter that only you know.",
      "- `internal` connections run between the addresses of the service's own subnets.",
      "- A requirement holds in all revisions unless its row says otherwise. What the newest one no longer has stands at the end, under `Retired`.",
    ].join("\n"),
    "## Features",
    "The revisions in which a cloud has a feature. A dash means that it has none; `undocumented` that it has the feature, and the documents say nothing that a rule could allow.",
    featureTable(documents, clouds),
    "## Parameters",
    markdownTable(
      ["parameter", "what it is"],
      Object.entries(service.parameters).map(([id, { description }]) => [
        markdownCode(id),
        plainMarkdown(description),
      ]),
    ),
    "## Documents",
    markdownTable(
      ["document", "revisions that were read"],
      Object.values(service.documents).map(({ title, url, revisions }) => [
        markdownLink(title, url),
        revisions.join(", "),
      ]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function featureTable(documents: ServiceDocuments, clouds: readonly DocumentedCloud[]): string {
  const basic = [
    "basic configuration",
    "always",
    ...clouds.map(({ id }) => `[all](${id}.md#${BASIC_ANCHOR})`),
  ];
  const rows = Object.entries(documents.service.features).map(([id, feature]) => [
    markdownCode(id),
    feature.default ? "on" : "off",
    ...clouds.map((cloud) => featureCell(id, feature, cloud, documents)),
  ]);
  return markdownTable(
    ["feature", "default", ...clouds.map(({ displayName }) => displayName)],
    [basic, ...rows],
  );
}

function featureCell(
  id: string,
  feature: FeatureDocument,
  cloud: DocumentedCloud,
  documents: ServiceDocuments,
): string {
  if (!isIn(feature, cloud)) {
    return "";
  }
  const words = revisionsInWords(feature, documents.service);
  if (!isCurrent(feature)) {
    return `[${words}](${cloud.id}.md#${RETIRED_ANCHOR})`;
  }
  const stated = shownRequirements(documents).some(
    ({ features, requirement }) =>
      features?.includes(id) && entriesOfCloud(requirement, cloud.id).some(isCurrent),
  );
  const does = stated || requirementsTakenBy(id, documents, cloud).length > 0;
  return `[${words}](${cloud.id}.md#${id})${does ? "" : ", undocumented"}`;
}
