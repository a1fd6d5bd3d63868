import { compareText } from "../address/compare-text";
import { isDeferred, writtenText } from "../address/deferred";
import { type Ports, portsContain, portsKey } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { WEB_PORTS, withoutWebPorts } from "../address/web-ports";
import type { HostFlow, SelectedRequirement } from "../catalog/flows";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { portSetKey } from "./destination-order";
import type { Destination, DestinationKind, ExportEntry } from "./selection-export";

/** A need of one requirement by a name: a domain, a URL or a service tag. */
export interface NamedNeed extends Destination {
  readonly requirement: string;
}

/** The hosts of a requirement as they are exported. Their names are known. */
export function hostNeeds({ requirement, hostFlows }: SelectedRequirement): NamedNeed[] {
  return hostFlows.map(({ host, path, protocol, ports }) => {
    if (isDeferred(host)) {
      throw new Error(`a host of ${requirement.id} is not known and cannot be exported`);
    }
    const kind: DestinationKind =
      path !== undefined ? "url" : host.kind === "exact" ? "domain" : "wildcard-domain";
    return { requirement: requirement.id, protocol, ports, kind, destination: `${host.text}${path ?? ""}` };
  });
}

/** The service tags of a requirement as they are exported where their addresses are not known. */
export function tagNeeds({ requirement, tagFlows }: SelectedRequirement): NamedNeed[] {
  return tagFlows.map(({ tag, protocol, ports }) => ({
    requirement: requirement.id,
    protocol,
    ports,
    kind: "service-tag",
    destination: tag.text,
  }));
}

/** The entries of named needs: each name once for each protocol and port set. */
export function namedEntries(needs: readonly NamedNeed[]): ExportEntry[] {
  const groups = new Map<string, NamedNeed[]>();
  for (const need of needs) {
    const key = `${portSetKey(need)} ${need.kind} ${need.destination}`;
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ protocol, ports, kind, destination }) => ({
      protocol,
      ports,
      kind,
      destination,
      requirements: [...new Set(group.map(({ requirement }) => requirement))].sort(compareText),
      serviceTags: kind === "service-tag" ? [destination] : [],
      addedAddresses: 0n,
    })),
  );
}

/** Tells hosts on ports whose connections carry no name, so that a firewall has only the DNS to tell them by. */
export function tellNamelessPorts({ requirement, hostFlows }: SelectedRequirement): Diagnostic[] {
  const nameless = hostFlows.filter(({ protocol, ports, tls }) => !carriesNames(protocol, ports, tls));
  if (nameless.length === 0) {
    return [];
  }
  const { id } = requirement;
  const names = nameless.map((flow) => `\`${writtenHost(flow)}\` on ${namelessPorts(flow)}`);
  const message = `\`${id}\` is exported by host name, and connections to ${names.join(", ")} carry none; the firewall has to know the addresses from the DNS`;
  return [diagnostic("name-without-request", `requirement ${id}`, message, id)];
}

function carriesNames(protocol: Protocol, ports: Ports, tls: boolean): boolean {
  return (protocol === "Tcp" || protocol === "Any") && (tls || portsContain(WEB_PORTS, ports));
}

function namelessPorts({ protocol, ports }: HostFlow): string {
  const rest = protocol === "Tcp" ? withoutWebPorts(ports) : ports;
  return `${protocol} ${portsKey(rest)}`;
}

function writtenHost({ host }: HostFlow): string {
  return isDeferred(host) ? writtenText(host) : host.text;
}
