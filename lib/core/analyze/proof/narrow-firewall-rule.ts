import { formatPorts, intersectPorts, portsKey, portsOf } from "../../address/port-range";
import { groupedBy } from "../../grouped-by";
import type { ApplicationRuleAttributes, NetworkRuleAttributes } from "../evaluate";
import { listOf } from "../evaluate/attribute-values";
import { compareText } from "../evaluate/text-order";
import type { Excess } from "./admitted-flows";
import type { Mend } from "./finding";
import { asWritten } from "./ip-groups";
import type { JudgedFlow } from "./judged-flows";
import { applicationProtocols, applicationTargets, isFqdnOfNetworkRules, isUrl } from "./mend-firewall";
import { groupOfRule, type PathUnderCheck } from "./path-under-check";
import { readPortInterval } from "./port-classes";
import { replaceFirewallRule } from "./replace-firewall-rule";
import { peerText, type RequiredFlow } from "./required-flows";

/**
 * The firewall's rule in its narrower form: a rule for each protocol and port set of what is required of it, with the
 * rule's own sources. Undefined where its kind of rule cannot hold one of these flows.
 */
export function narrowedFirewallRule(
  checked: PathUnderCheck,
  { rule }: Excess,
  served: readonly JudgedFlow[],
): Mend | undefined {
  const placed = rule === undefined ? undefined : checked.model.firewallRules?.[rule];
  const group = groupOfRule(checked, placed);
  if (placed === undefined || group === undefined || served.length === 0) return undefined;
  const { collection } = placed.place;
  const { name } = placed;
  const flows = served.map(({ flow }) => flow);
  switch (placed.kind) {
    case "nat":
      return undefined;
    case "network": {
      const by = networkRules(asWritten(placed.attributes), flows, checked);
      return by && replaceFirewallRule(group, { kind: "network", collection, name, by });
    }
    case "application": {
      const by = applicationRules(asWritten(placed.attributes), flows);
      return by && replaceFirewallRule(group, { kind: "application", collection, name, by });
    }
  }
}

function networkRules(
  { name, source_addresses, source_ip_groups, destination_ports }: NetworkRuleAttributes,
  served: readonly RequiredFlow[],
  checked: PathUnderCheck,
): NetworkRuleAttributes[] | undefined {
  const tags = served.flatMap(({ peer }) => (peer.kind === "tag" ? [peer.tag] : []));
  const flows = onPorts(served, listOf(destination_ports)).filter(
    // A host that lies in a tag which stays comes with it.
    ({ peer }) => peer.kind !== "host" || !peer.tags.some((tag) => tags.includes(tag)),
  );
  const canHold = flows.every(
    ({ peer }) => peer.kind === "tag" || (peer.kind === "host" && isFqdnOfNetworkRules(peer, checked)),
  );
  if (!canHold || flows.length === 0) return undefined;
  const sets = groupedBy(flows, ({ protocol, ports, peer }) => `${peer.kind} ${protocol} ${portsKey(ports)}`);
  return inOrder(sets).flatMap(({ first: { protocol, ports, peer }, texts }) => ({
    name,
    protocols: [protocol.toUpperCase()],
    ...sourcesOf({ source_addresses, source_ip_groups }),
    ...(peer.kind === "tag" ? { destination_addresses: texts } : { destination_fqdns: texts }),
    destination_ports: formatPorts(ports),
  }));
}

function applicationRules(
  { name, source_addresses, source_ip_groups, protocols }: ApplicationRuleAttributes,
  served: readonly RequiredFlow[],
): ApplicationRuleAttributes[] | undefined {
  const flows = onPorts(
    served,
    (protocols ?? []).map(({ port }) => `${port}`),
  );
  const canHold = flows.every(
    ({ peer, protocol, ports }) =>
      peer.kind === "host" && protocol === "Tcp" && ports.every(({ first, last }) => first === last),
  );
  if (!canHold || flows.length === 0) return undefined;
  const sets = groupedBy(flows, ({ ports, peer }) => `${isUrl(peer)} ${portsKey(ports)}`);
  return inOrder(sets).map(({ first: { ports, peer }, texts }) => ({
    name,
    protocols: applicationProtocols(ports),
    ...sourcesOf({ source_addresses, source_ip_groups }),
    ...applicationTargets(peer, texts),
  }));
}

/** The flows on those of their ports that the rule has. */
function onPorts(flows: readonly RequiredFlow[], texts: readonly string[]): RequiredFlow[] {
  const own = portsOf(texts.flatMap((text) => readPortInterval(text) ?? []));
  return flows
    .map((flow) => ({ ...flow, ports: intersectPorts(flow.ports, own) }))
    .filter(({ ports }) => ports.length > 0);
}

type Sources = Pick<NetworkRuleAttributes, "source_addresses" | "source_ip_groups">;

/** What the rule says of its sources, without what it leaves empty. */
function sourcesOf(sources: Sources): Sources {
  const entries = Object.entries(sources).filter(([, texts]) => Array.isArray(texts) && texts.length > 0);
  return Object.fromEntries(entries);
}

interface FlowSet {
  readonly first: RequiredFlow;
  /** The peers, each once, in code-unit order. */
  readonly texts: readonly string[];
}

function inOrder(sets: ReadonlyMap<string, readonly RequiredFlow[]>): FlowSet[] {
  return [...sets.keys()].sort(compareText).flatMap((key) => {
    const flows = sets.get(key) ?? [];
    const texts = [...new Set(flows.map(({ peer }) => peerText(peer)))].sort(compareText);
    return flows.slice(0, 1).map((first) => ({ first, texts }));
  });
}
