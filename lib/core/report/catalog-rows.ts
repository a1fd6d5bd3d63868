import type { ServiceDocument } from "../catalog/documents";
import { revisionsInWords, type ShownEntry, type ShownRequirement } from "./catalog-entries-of-cloud";
import { markdownCode, markdownLines, markdownLink, plainMarkdown } from "./markdown-text";

/** The heads of a table of requirements. */
export const REQUIREMENT_HEAD = [
  "requirement",
  "purpose",
  "direction",
  "service tags",
  "hosts, URLs and subnets",
  "revisions",
  "source",
] as const;

const PROTOCOLS: Readonly<Record<string, string>> = { Tcp: "TCP", Udp: "UDP", Any: "any protocol" };

/** Whose prefixes stand for a route's tag where a route table takes none. */
const PREFIX_SCOPES: Readonly<Record<string, string>> = {
  region: ", or of the region's prefixes",
  "region-and-pair": ", or of the prefixes of the region and its pair",
};

/** A requirement as a row, with those of its entries that are to be shown. */
export function requirementRow(
  { requirement }: ShownRequirement,
  entries: readonly ShownEntry[],
  service: ServiceDocument,
): string[] {
  const ofForms = (...forms: readonly ShownEntry["form"][]): string =>
    markdownLines(entries.filter(({ form }) => forms.includes(form)).flatMap(entryLines));
  return [
    markdownCode(requirement.id),
    plainMarkdown(requirement.purpose),
    requirement.direction,
    ofForms("tags", "routes"),
    ofForms("hosts", "urls", "subnets"),
    revisionsCell(entries, service),
    sourcesCell(entries, service),
  ];
}

/** What an entry is called where it has to be told from others: its values, of more than three only the first. */
export function entryName({ form, values }: ShownEntry): string {
  if (form === "subnets") {
    return "between the subnets";
  }
  const named = values.length > 3 ? values.slice(0, 1) : values;
  const others = values.length - named.length;
  return `${named.map(markdownCode).join(", ")}${others === 0 ? "" : ` and ${others} others`}`;
}

function entryLines(entry: ShownEntry): string[] {
  const { form, values, protocol = "", ports = [], nextHop = "", prefixes = "" } = entry;
  const how = `${PROTOCOLS[protocol] ?? protocol} ${ports.join(", ")}`;
  switch (form) {
    case "routes":
      return values.map(
        (tag) => `route of ${markdownCode(tag)} to ${plainMarkdown(nextHop)}${PREFIX_SCOPES[prefixes] ?? ""}`,
      );
    case "subnets":
      return [`between the subnets: ${how}`];
    default:
      return values.map((value) => `${markdownCode(value)} ${how}`);
  }
}

function revisionsCell(entries: readonly ShownEntry[], service: ServiceDocument): string {
  const inWords = entries.map((entry) => revisionsInWords(entry, service));
  const different = [...new Set(inWords)];
  if (different.length <= 1) {
    return different.join();
  }
  return markdownLines(
    different.map((words) => {
      const names = entries.filter((_, index) => inWords[index] === words).map(entryName);
      return `${words}: ${[...new Set(names)].join(", ")}`;
    }),
  );
}

/** The sections that the newest of the entries' revisions has; where there is none, all that are cited. */
function sourcesCell(entries: readonly ShownEntry[], service: ServiceDocument): string {
  const links = entries.flatMap((entry) => {
    const newest = service.revisions.filter((each) => entry.until === undefined || each < entry.until).at(-1);
    const current = entry.sources.filter((id) => {
      const document = service.documents[service.sections[id]?.document ?? ""];
      return newest !== undefined && document?.revisions.includes(newest);
    });
    return (current.length > 0 ? current : entry.sources).map((id) => sectionLink(id, service));
  });
  return markdownLines([...new Set(links)]);
}

/** A section as a link to it, where its document has an address. */
function sectionLink(id: string, { documents, sections }: ServiceDocument): string {
  const section = sections[id];
  const document = documents[section?.document ?? ""];
  if (section === undefined || document === undefined) {
    throw new Error(`the catalog cites the unknown section \`${id}\``);
  }
  const anchor = section.anchor === undefined ? "" : `#${section.anchor}`;
  const url = document.url === undefined ? undefined : `${document.url}${anchor}`;
  return markdownLink(`${document.title}: ${section.heading}`, url);
}
