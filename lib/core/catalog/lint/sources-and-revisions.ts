import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { EntryDocument, ServiceDocument, ServiceDocuments } from "../documents";
import { entriesOf } from "./catalog-entries";
import { serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { revisionsOf, validityProblems } from "./document-validity";
import { firstPlaces } from "./first-places";
import { listed } from "./listed";
import { ownValue } from "./own-value";

/** A promise of the library: every rule can say where it comes from, in the revision that was selected. */
export const rule = catalogRule(
  "sources-and-revisions",
  "Every entry names known sections as its sources, holds in known revisions, and in each of them one of its sources exists.",
  ({ service }) => [
    ...serviceProblems(service),
    ...entriesOf(service).flatMap((each) => entryProblems(each, service)),
  ],
);

type Placed = { readonly file: string; readonly path: string; readonly entry: EntryDocument };

function entryProblems({ file, path, entry }: Placed, documents: ServiceDocuments): Problem[] {
  const { service } = documents;
  const wrong = validityProblems(entry, service).map(({ key, message }) => ({
    file,
    path: `${path}.${key}`,
    message,
  }));
  const unknown = unknownSections(entry.sources, service).map(({ index, message }) => ({
    file,
    path: `${path}.sources[${index}]`,
    message,
  }));
  if (entry.sources.length === 0) {
    return [
      ...wrong,
      { file, path: `${path}.sources`, message: "the entry has no source; name the sections that state it" },
    ];
  }
  return wrong.length + unknown.length > 0
    ? [...wrong, ...unknown]
    : coverageProblems({ file, path, entry }, service);
}

function unknownSections(
  sources: readonly string[],
  { sections }: ServiceDocument,
): { readonly index: number; readonly message: string }[] {
  const first = firstPlaces(sources, (source) => source);
  return sources.flatMap((source, index) => {
    if (!Object.hasOwn(sections, source)) {
      const message = `${quoted(source)} is no section of the service${suggestion(source, Object.keys(sections))}`;
      return [{ index, message }];
    }
    return first.get(source) === index
      ? []
      : [{ index, message: `${quoted(source)} is named twice; remove one` }];
  });
}

function coverageProblems({ file, path, entry }: Placed, service: ServiceDocument): Problem[] {
  const held = revisionsOf(entry, service) ?? [];
  const without = held.filter((revision) => !entry.sources.some((source) => has(source, revision, service)));
  const idle = entry.sources
    .map((source, index) => ({ source, index }))
    .filter(({ source }) => !held.some((revision) => has(source, revision, service)));
  return [
    ...(without.length === 0
      ? []
      : [
          {
            file,
            path: `${path}.sources`,
            message: `the entry holds in ${listed(without)}, which none of its sources has; name one that has, or correct \`since\` and \`until\``,
          },
        ]),
    ...idle.map(({ source, index }) => ({
      file,
      path: `${path}.sources[${index}]`,
      message: `${quoted(source)} exists in ${listed(documentOf(source, service)?.revisions ?? [])} only, where the entry does not hold; remove it, or correct \`since\` and \`until\``,
    })),
  ];
}

function has(source: string, revision: string, service: ServiceDocument): boolean {
  return documentOf(source, service)?.revisions.includes(revision) ?? false;
}

function documentOf(
  source: string,
  service: ServiceDocument,
): ServiceDocument["documents"][string] | undefined {
  const section = ownValue(service.sections, source);
  return section === undefined ? undefined : ownValue(service.documents, section.document);
}

function serviceProblems(documents: ServiceDocuments): Problem[] {
  const { service } = documents;
  const named = new Set([
    ...Object.values(service.sections).map(({ document }) => document),
    ...Object.values(service.availability ?? {}).map(({ document }) => document),
  ]);
  const { revisions, sections } = service;
  const used = new Set(entriesOf(documents).flatMap(({ entry }) => entry.sources));
  const at = (path: string, message: string): Problem => ({ file: serviceFile(documents), path, message });
  return [
    ...revisions.flatMap((revision, index) => {
      const before = revisions[index - 1];
      return before === undefined || before < revision
        ? []
        : [
            at(
              `revisions[${index}]`,
              `${quoted(revision)} is not after ${quoted(before)}; write the revisions once each, oldest first, since the last one is the default`,
            ),
          ];
    }),
    ...Object.entries(service.documents).flatMap(([id, document]) => [
      ...document.revisions.flatMap((revision, index) =>
        revisions.includes(revision)
          ? []
          : [
              at(
                `documents.${id}.revisions[${index}]`,
                `${quoted(revision)} is no revision of the service${suggestion(revision, revisions)}`,
              ),
            ],
      ),
      ...(named.has(id)
        ? []
        : [
            at(`documents.${id}`, `nothing names the document ${quoted(id)}; remove it, or add its sections`),
          ]),
    ]),
    ...Object.entries(sections).flatMap(([id, { document }]) => [
      ...(Object.hasOwn(service.documents, document)
        ? []
        : [
            at(
              `sections.${id}.document`,
              `${quoted(document)} is no document of the service${suggestion(document, Object.keys(service.documents))}`,
            ),
          ]),
      ...(used.has(id)
        ? []
        : [
            at(
              `sections.${id}`,
              `no entry names the section ${quoted(id)}; remove it, or name it as a source`,
            ),
          ]),
    ]),
  ];
}
