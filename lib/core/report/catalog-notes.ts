import type { NoteDocument, ServiceDocument } from "../catalog/documents";
import type { ShownEntry, ShownRequirement } from "./catalog-entries-of-cloud";
import { type DocumentedCloud, featureLink } from "./catalog-parts";
import { entryName } from "./catalog-rows";
import { markdownCode, markdownLink, plainMarkdown } from "./markdown-text";

/** What a reader has to know of a requirement beside its row, one item each: a list below the table. */
export function requirementNotes(
  { requirement, unless }: ShownRequirement,
  entries: readonly ShownEntry[],
  service: ServiceDocument,
  cloud: DocumentedCloud,
): string[] {
  const linked = (id: string): string => featureLink(id, service, cloud);
  const { notes = [], webSocket = false, firewallRule } = requirement;
  const items = [
    ...(unless.length === 0 ? [] : [`not needed while ${unless.map(linked).join(" or ")} is on.`]),
    ...parametersOf(entries, service).map((id) => `needs the parameter ${markdownCode(id)} for its hosts.`),
    ...(webSocket ? ["its connections become WebSockets, which a proxy in between has to let through."] : []),
    ...(firewallRule === undefined ? [] : [`has a firewall rule of its own, ${markdownCode(firewallRule)}.`]),
    ...notes.map((note) => noteText(note, service, linked)),
  ];
  const ofEntries = entries.flatMap((entry) =>
    entryNotes(entry).map((text) => `${entryName(entry)}: ${text}`),
  );
  return [...new Set([...items, ...ofEntries])].map((text) => `- ${markdownCode(requirement.id)}: ${text}`);
}

/** What a reader has to know of an entry alone. */
function entryNotes({ note, tls = false, ports = [] }: ShownEntry): string[] {
  const encrypted = ports.filter((port) => port !== "80" && port !== "443").join(", ");
  return [
    ...(tls && encrypted !== "" ? [`port ${encrypted} carries TLS with a server name.`] : []),
    ...(note === undefined ? [] : [plainMarkdown(note)]),
  ];
}

function noteText(
  { text, reference, offers }: NoteDocument,
  { references = {} }: ServiceDocument,
  linked: (feature: string) => string,
): string {
  const known = reference === undefined ? undefined : references[reference];
  const from = known === undefined ? "" : ` (${markdownLink(known.title, known.url)}, ${known.date})`;
  const offered = offers === undefined ? "" : ` The feature ${linked(offers)} does something about it.`;
  return `${plainMarkdown(text)}${from}${offered}`;
}

/** The parameters that the hosts of entries have, in the order of the service's file. */
export function parametersOf(entries: readonly ShownEntry[], { parameters }: ServiceDocument): string[] {
  const text = entries.flatMap(({ values }) => values).join(" ");
  return Object.keys(parameters).filter((id) => text.includes(`{${id}}`));
}
