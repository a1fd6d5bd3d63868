import { parseFqdn } from "../../address/fqdn";
import { formatPorts, type Ports } from "../../address/port-range";
import type {
  ApplicationProtocolAttributes,
  ApplicationRuleAttributes,
  NetworkRuleAttributes,
  RuleCollectionGroupAttributes,
} from "../evaluate";
import type { Mend } from "./finding";
import { freePriority } from "./free-priority";
import type { JudgedFlow } from "./judged-flows";
import { groupOfRule, type PathUnderCheck } from "./path-under-check";
import type { ProposedMends } from "./proposed-mends";
import { peerText, type RequiredFlow, type RequiredPeer } from "./required-flows";

/** Priorities of rule collections and their groups. Source: "Azure Firewall rule processing logic", 2023-08-30. */
const [LEAST, LAST] = [100, 65000];

/**
 * The rule collection that lets a required flow through the firewall, in the group of the rule that stops it, or else
 * in the first one; undefined where no priority is free, or no kind of rule can carry the flow there.
 */
export function mendFirewall(
  checked: PathUnderCheck,
  judged: JudgedFlow,
  proposed: ProposedMends,
): Mend | undefined {
  return proposed.once("firewall", judged.flow, () => newCollection(checked, judged, proposed));
}

function newCollection(
  checked: PathUnderCheck,
  { flow, parts }: JudgedFlow,
  proposed: ProposedMends,
): Mend | undefined {
  const groups = [...(checked.path.ruleCollectionGroups ?? [])].sort(
    (a, b) => a.group.priority - b.group.priority || (a.group.name < b.group.name ? -1 : 1),
  );
  const stopping = parts.flatMap(({ verdict: { firewall } }) => {
    if (firewall === undefined || firewall.access === "Allow" || firewall.rule === undefined) return [];
    return checked.model.firewallRules?.[firewall.rule] ?? [];
  });
  const [first] = stopping;
  if (stopping.some(({ kind }) => kind === "nat")) return undefined;
  const isBeforeNetwork = stopping.some(({ kind }) => kind === "network");
  const kind = kindOf(flow, isBeforeNetwork, checked);
  const isSameKind = first !== undefined && (kind === "network") === (first.kind === "network");
  // A network rule comes before every application rule, wherever it stands.
  const chosen = (isSameKind ? groupOfRule(checked, first) : undefined) ?? groups[0];
  if (chosen === undefined || kind === undefined) return undefined;
  const limits = isSameKind
    ? stopping
        .filter(({ place }) => place.group.name === chosen.group.name)
        .map(({ place }) => place.collection.priority)
    : [];
  const among = `${chosen.address} ${chosen.group.name}`;
  const priority = freePriority([...takenIn(chosen.group), ...proposed.taken(among)], {
    least: LEAST,
    below: Math.min(LAST + 1, ...limits),
  });
  if (priority === undefined) return undefined;
  proposed.take(among, priority);
  const collection = {
    name: `allow-${flow.requirement}-${flow.protocol.toLowerCase()}-${priority}`.slice(0, 80),
    priority,
    action: "Allow",
    rule: [kind === "network" ? networkRule(flow, checked) : applicationRule(flow, checked)],
  };
  return {
    action: "add",
    layer: "firewall",
    file: chosen.file,
    address: chosen.address,
    terraform: { name: chosen.group.name, [`${kind}_rule_collection`]: [collection] },
  };
}

/** Tags go into network rules; hosts into application rules, or, for other protocols and behind denies, by exact name. */
function kindOf(
  { peer, protocol, ports }: RequiredFlow,
  isBeforeNetwork: boolean,
  { model }: Pick<PathUnderCheck, "model">,
): "network" | "application" | undefined {
  if (peer.kind !== "host") return "network";
  const isWeb = ports.every(({ first, last }) => first === last && (first === 80 || first === 443));
  if (protocol === "Tcp" && isWeb && !isBeforeNetwork) return "application";
  return isFqdnOfNetworkRules(peer, { model }) ? "network" : undefined;
}

/** Whether network rules can name a host: exactly, without a path, and where the firewall is the clients' DNS proxy. */
export function isFqdnOfNetworkRules(
  { host, path }: Extract<RequiredPeer, { readonly kind: "host" }>,
  { model }: Pick<PathUnderCheck, "model">,
): boolean {
  const read = parseFqdn(host);
  const isExact = read.ok && read.value.kind === "exact" && path === undefined;
  return isExact && (model.layers.policy?.dnsProxyEnabled ?? true);
}

/** A network rule for exactly the flow. */
export function networkRule(flow: RequiredFlow, checked: PathUnderCheck): NetworkRuleAttributes {
  const { peer } = flow;
  return {
    name: `Allow-${flow.requirement}`,
    protocols: [flow.protocol.toUpperCase()],
    source_addresses: sourcesOf(checked),
    ...(peer.kind === "host"
      ? { destination_fqdns: [peer.host] }
      : { destination_addresses: peer.kind === "tag" ? [peer.tag] : sourcesOf(checked) }),
    destination_ports: formatPorts(flow.ports),
  };
}

function applicationRule(flow: RequiredFlow, checked: PathUnderCheck): object {
  return {
    name: `Allow-${flow.requirement}`,
    source_addresses: sourcesOf(checked),
    protocols: applicationProtocols(flow.ports),
    ...applicationTargets(flow.peer, [peerText(flow.peer)]),
  };
}

/** Single ports as an application rule has them: 80 is HTTP's, all others carry TLS. */
export function applicationProtocols(ports: Ports): ApplicationProtocolAttributes[] {
  return ports.map(({ first: port }) => ({ type: port === 80 ? "Http" : "Https", port }));
}

/** Texts of peers as the targets of an application rule: paths are seen only where the firewall opens TLS. */
export function applicationTargets(
  peer: RequiredPeer,
  texts: readonly string[],
): Pick<ApplicationRuleAttributes, "destination_urls" | "destination_fqdns" | "terminate_tls"> {
  return isUrl(peer) ? { destination_urls: texts, terminate_tls: true } : { destination_fqdns: texts };
}

/** Whether a path below a host is meant. */
export function isUrl(peer: RequiredPeer): boolean {
  return peer.kind === "host" && peer.path !== undefined;
}

function sourcesOf({ local }: PathUnderCheck): readonly string[] {
  return local.subnets.length > 0 ? local.subnets : ["*"];
}

function takenIn(group: RuleCollectionGroupAttributes): number[] {
  return [
    ...(group.nat_rule_collection ?? []),
    ...(group.network_rule_collection ?? []),
    ...(group.application_rule_collection ?? []),
  ].map(({ priority }) => priority);
}
