import type { ServiceDocuments } from "../../../../lib/core/catalog/documents";
import type { Selection } from "../../../../lib/core/catalog/selection";
import type { FirewallDestination, NetworkPlan, RulePeer } from "../../../../lib/core/compile/plan";

type Ports = readonly { readonly first: number; readonly last: number }[];

/** What a catalog writes of one destination: the ports of all entries that name it, whatever the protocol. */
type Written = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * The rules of a plan that let through more than the catalog's entries name together: a destination that none has, or
 * a port that no entry has with it. Read off the documents in the most obvious way.
 */
export function widerThanCatalog(
  plan: NetworkPlan,
  documents: ServiceDocuments,
  selection: Selection,
): string[] {
  const written = writtenIn(documents, selection);
  const wider = (what: string, destination: string, ports: Ports): string[] => {
    const allowed = written.get(destination);
    if (allowed === undefined) {
      return [`${what} goes to ${destination}, which no entry names`];
    }
    return ports.some(({ first, last }) => !everyPort(first, last, allowed))
      ? [`${what} has more ports`]
      : [];
  };
  return [
    ...plan.securityRules
      .filter(({ access, origin }) => access === "Allow" && origin === "catalog")
      .flatMap(({ name, source, destination, direction, destinationPorts }) =>
        wider(name, peerText(direction === "inbound" ? source : destination), destinationPorts),
      ),
    ...plan.ruleCollections.flatMap(({ rules }) =>
      rules.flatMap(({ name, destinations, ports, sources }) => [
        ...(sources.length === 1 && "text" in (sources[0] ?? {}) ? [] : [`${name} has other sources`]),
        ...destinations.flatMap((each) => wider(name, destinationText(each), ports)),
      ]),
    ),
  ];
}

function everyPort(first: number, last: number, allowed: ReadonlySet<number>): boolean {
  for (let port = first; port <= last; port += 1) {
    if (!allowed.has(port)) {
      return false;
    }
  }
  return true;
}

function writtenIn({ requirements }: ServiceDocuments, selection: Selection): Written {
  const written = new Map<string, Set<number>>();
  const add = (destination: string, ports: readonly string[]): void => {
    const known = written.get(destination) ?? new Set<number>();
    for (const text of ports) {
      const [first = 0, last = first] = text.split("-").map(Number);
      for (let port = first; port <= last; port += 1) {
        known.add(port);
      }
    }
    written.set(destination, known);
  };
  for (const { tags = [], hosts = [], urls = [], subnets = [] } of requirements.flatMap(
    (list) => list.requirements,
  )) {
    for (const { tag, ports } of tags) {
      add(tag.replace("{Region}", suffixOf(tag, selection)), ports);
    }
    for (const { hosts: names, ports } of hosts) {
      add("Internet", ports);
      for (const name of names) {
        add(filledIn(name, selection), ports);
      }
    }
    for (const { urls: texts, ports } of urls) {
      add("Internet", ports);
      for (const text of texts) {
        add(text, ports);
        add(text.slice(0, text.indexOf("/")), ports);
      }
    }
    for (const { ports } of subnets) {
      add("10.1.0.0/24", ports);
    }
  }
  return written;
}

function suffixOf(tag: string, { cloud, region }: Selection): string {
  return tag.includes("{Region}")
    ? (cloud.regionalTag(tag.replace(".{Region}", ""), region).region ?? "")
    : "";
}

function filledIn(name: string, { region, parameters }: Selection): string {
  return [...parameters, ["region", region.name] as const].reduce(
    (text, [key, value]) => text.split(`{${key}}`).join(String(value)),
    name,
  );
}

function peerText(peer: RulePeer): string {
  switch (peer.kind) {
    case "service-tag":
      return peer.tag.text;
    case "any":
      return "anything";
    case "addresses":
      return peer.addresses.map((each) => ("text" in each ? each.text : "deferred")).join();
  }
}

function destinationText(destination: FirewallDestination): string {
  switch (destination.kind) {
    case "service-tag":
      return destination.tag.text;
    case "address":
      return "text" in destination.address ? destination.address.text : "deferred";
    case "host":
      return "text" in destination.host ? destination.host.text : "deferred";
    case "url":
      return `${destination.host.text}${destination.path}`;
    case "fqdn-tag":
      return destination.tag;
    case "ip-group":
      return typeof destination.id === "string" ? destination.id : "deferred";
  }
}
