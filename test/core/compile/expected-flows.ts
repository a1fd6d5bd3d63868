import type { EndpointTag } from "../../../lib/core/analyze/evaluate";
import { CLOUD_DOCUMENTS, MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { EntryDocument, ServiceDocuments } from "../../../lib/core/catalog/documents";
import { isPresent, type Presence } from "./expected-features";

/**
 * What a selection needs from the network, read off the catalog's files in the most obvious way. It shares no code
 * with the library's own reading of them, so that the two can disagree.
 */

/** A selection, spelled out: every feature that is on, every parameter that is given. */
export interface ExpectedSelection {
  readonly cloud: keyof typeof CLOUD_DOCUMENTS;
  readonly region: string;
  readonly revision: string;
  readonly features: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** One port of one tag. */
export interface ExpectedTagFlow {
  /** Which of the requirement's entries it comes from. */
  readonly entry: string;
  readonly tag: EndpointTag;
  readonly protocol: "Tcp" | "Udp";
  readonly port: number;
}

/** One port of one host, which may start with `*`. A port of any protocol is one of TCP and one of UDP. */
export interface ExpectedHostFlow {
  /** Which of the requirement's entries it comes from. */
  readonly entry: string;
  /** Whether the entry says any protocol. */
  readonly isAnyProtocol: boolean;
  /** Whether the entry says that the port carries TLS with a server name. */
  readonly isTls: boolean;
  readonly host: string;
  /** The path that is meant, which may end in an asterisk. Default: the whole host. */
  readonly path?: string;
  readonly protocol: "Tcp" | "Udp";
  readonly port: number;
}

/** One port between the subnets' own addresses. */
export interface ExpectedSubnetFlow {
  readonly protocol: "Tcp" | "Udp";
  readonly port: number;
}

/** A requirement with all of its forms, as far as they hold in the selection. */
export interface ExpectedRequirement {
  readonly id: string;
  readonly presence: Presence;
  readonly direction: "inbound" | "outbound" | "internal";
  readonly tagFlows: readonly ExpectedTagFlow[];
  readonly hostFlows: readonly ExpectedHostFlow[];
  readonly subnetFlows: readonly ExpectedSubnetFlow[];
  /** Tags that its hosts may lie in: those that any revision documents it with. */
  readonly tagsOfHosts: readonly EndpointTag[];
  /** Tags that are routed to the Internet. */
  readonly routes: readonly EndpointTag[];
  readonly missingParameters: readonly string[];
}

/** The requirements of a selection that have any form there. */
export function expectedRequirements(
  selection: ExpectedSelection,
  documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
): ExpectedRequirement[] {
  const names = Object.keys(documents.service.parameters);
  const expected: ExpectedRequirement[] = [];
  for (const file of documents.requirements) {
    if (!isPresent(file, selection.features)) {
      continue;
    }
    for (const requirement of file.requirements) {
      const hostEntries = (requirement.hosts ?? []).filter((entry) => holdsIn(entry, selection));
      const urlEntries = (requirement.urls ?? []).filter((entry) => holdsIn(entry, selection));
      const missing = hostEntries
        .flatMap(({ hosts }) => hosts)
        .flatMap((host) => missingIn(host, names, selection));
      const ofHosts = hostEntries.flatMap(({ hosts, protocol, ports, tls }, index) =>
        hosts
          .filter((host) => missingIn(host, names, selection).length === 0)
          .flatMap((host) =>
            everyPort(protocol, ports).map((port) => ({
              ...port,
              entry: `hosts ${index}`,
              isAnyProtocol: protocol === "Any",
              isTls: tls === true,
              host: hostIn(host, selection),
            })),
          ),
      );
      const ofUrls = urlEntries.flatMap(({ urls, protocol, ports }, index) =>
        urls.flatMap((url) =>
          everyPort(protocol, ports).map((port) => ({
            ...port,
            entry: `urls ${index}`,
            isAnyProtocol: false,
            isTls: true,
            host: url.replace(/\/.*/, ""),
            path: url.replace(/^[^/]*/, ""),
          })),
        ),
      );
      const each: ExpectedRequirement = {
        id: requirement.id,
        presence: file,
        direction: directionOf(requirement.direction),
        tagFlows: (requirement.tags ?? [])
          .filter((entry) => holdsIn(entry, selection))
          .flatMap(({ tag, protocol, ports }, index) =>
            everyPort(protocol, ports).map((port) => ({
              ...port,
              entry: `tags ${index}`,
              tag: tagIn(tag, selection),
            })),
          ),
        hostFlows: [...ofHosts, ...ofUrls],
        subnetFlows: (requirement.subnets ?? [])
          .filter((entry) => holdsIn(entry, selection))
          .flatMap(({ protocol, ports }) => everyPort(protocol, ports)),
        tagsOfHosts: (requirement.tags ?? [])
          .filter(({ clouds }) => clouds === undefined || clouds.includes(selection.cloud))
          .map(({ tag }) => tagIn(tag, selection)),
        routes: (requirement.routes ?? [])
          .filter((entry) => holdsIn(entry, selection))
          .map(({ tag }) => tagIn(tag, selection)),
        missingParameters: [...new Set(missing)],
      };
      const { tagFlows, hostFlows, subnetFlows, routes } = each;
      if ([tagFlows, hostFlows, subnetFlows, routes, missing].some((forms) => forms.length > 0)) {
        expected.push(each);
      }
    }
  }
  return expected;
}

/** Whether one of the flows, in one of the requirements' two forms, goes there. */
export function isExpected(
  requirements: readonly ExpectedRequirement[],
  packet: {
    readonly direction: "inbound" | "outbound";
    readonly protocol: string;
    readonly port: number;
    readonly tags: readonly EndpointTag[];
    readonly host?: string;
    readonly urlPath?: string;
  },
): boolean {
  const isHere = (flow: { readonly protocol: string; readonly port: number }): boolean =>
    flow.protocol === packet.protocol && flow.port === packet.port;
  return requirements
    .filter(({ direction }) => direction === packet.direction)
    .some(
      ({ tagFlows, hostFlows }) =>
        tagFlows.some((flow) => isHere(flow) && packet.tags.some((tag) => tagHolds(flow.tag, tag))) ||
        hostFlows.some(
          (flow) => isHere(flow) && hostHolds(flow.host, packet.host) && pathHolds(flow.path, packet.urlPath),
        ),
    );
}

/** Whether a documented tag holds what an endpoint's tag holds. */
export function tagHolds(documented: EndpointTag, tag: EndpointTag): boolean {
  return documented.tag === tag.tag && (documented.region === undefined || documented.region === tag.region);
}

/** Whether a documented host, which may start with `*`, is the host. */
export function hostHolds(documented: string, host: string | undefined): boolean {
  return (
    host !== undefined &&
    (documented.startsWith("*") ? host.endsWith(documented.slice(1)) : host === documented)
  );
}

/** Whether a documented path, which may end in an asterisk, holds the path; without one the whole host is meant. */
export function pathHolds(documented: string | undefined, path = "/"): boolean {
  return (
    documented === undefined ||
    (documented.endsWith("*")
      ? path.startsWith(documented.slice(0, -1))
      : path === documented || path === `${documented}/`)
  );
}

/** Regions without a tag of their own that any layer takes, by the tag's text with the region. */
export function hasNoTag(cloud: ExpectedSelection["cloud"], { tag, region }: EndpointTag): boolean {
  const exceptions = CLOUD_DOCUMENTS[cloud].serviceTags[tag]?.regional?.exceptions ?? {};
  return region !== undefined && exceptions[region]?.length === 0;
}

function directionOf(text: string): ExpectedRequirement["direction"] {
  if (text === "inbound" || text === "outbound" || text === "internal") {
    return text;
  }
  throw new Error(`the oracle does not know the direction ${text}`);
}

function holdsIn(entry: EntryDocument, { cloud, revision }: ExpectedSelection): boolean {
  return (
    (entry.clouds === undefined || entry.clouds.includes(cloud)) &&
    entry.since <= revision &&
    (entry.until === undefined || revision < entry.until)
  );
}

function everyPort(protocol: string, ports: readonly string[]): { protocol: "Tcp" | "Udp"; port: number }[] {
  const protocols = { Tcp: ["Tcp"] as const, Udp: ["Udp"] as const, Any: ["Tcp", "Udp"] as const }[protocol];
  if (protocols === undefined) {
    throw new Error(`the oracle does not know the protocol ${protocol}`);
  }
  const every: { protocol: "Tcp" | "Udp"; port: number }[] = [];
  for (const text of ports) {
    const [first, last = first] = text.split("-").map(Number);
    for (let port = Number(first); port <= Number(last); port += 1) {
      every.push(...protocols.map((each) => ({ protocol: each, port })));
    }
  }
  return every;
}

function tagIn(text: string, { cloud, region }: ExpectedSelection): EndpointTag {
  if (!text.endsWith(".{Region}")) {
    return { tag: text };
  }
  const name = text.replace(".{Region}", "");
  return { tag: name, region: regionSuffix(cloud, name, region) };
}

/** How a tag spells a region: the tag `AzureCloud` has a spelling of its own. */
export function regionSuffix(cloud: ExpectedSelection["cloud"], tag: string, region: string): string {
  const { regions, serviceTags } = CLOUD_DOCUMENTS[cloud];
  const known = regions[region];
  if (known === undefined) {
    throw new Error(`${cloud} has no region ${region}`);
  }
  return serviceTags[tag]?.regional?.suffixes === "azureCloudSuffix"
    ? (known.azureCloudSuffix ?? region)
    : known.tagSuffix;
}

function missingIn(host: string, names: readonly string[], { parameters }: ExpectedSelection): string[] {
  return names.filter((name) => host.includes(`{${name}}`) && parameters[name] === undefined);
}

function hostIn(host: string, { region, parameters }: ExpectedSelection): string {
  return Object.entries({ ...parameters, region }).reduce(
    (text, [name, value]) => text.split(`{${name}}`).join(value),
    host,
  );
}
