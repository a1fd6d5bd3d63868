import { isDeferred } from "../address/deferred";
import { type Ports, portCount, portsContain } from "../address/port-range";
import { type Protocol, protocolContains } from "../address/protocol";
import { serviceTagCovers } from "../address/service-tag";
import { webPortParts } from "../address/web-ports";
import type { HostFlow, TagFlow } from "../catalog/flows";
import { LOCAL_TAGS } from "../catalog/local-tags";
import type { Selection } from "../catalog/selection";
import type { Requirement } from "../catalog/service";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { groupedBy } from "../grouped-by";
import { remembered, rememberedFor } from "../remembered";
import { presentWith } from "./always-present";
import { HostIndex } from "./host-index";
import { knownText } from "./known-text";
import { tagForLayer } from "./layer-tags";
import type { FirewallEgressInput } from "./network-input";
import type { DestinationKind } from "./permanent-order";
import type { FirewallDestination, RuleCollection } from "./plan";
import type { Realization, RequiredHostFlow, RequiredTagFlow } from "./realization";
import { coversHost } from "./served-by";
import { tellTagShadows } from "./tag-shadows";

/** What a firewall rule is made of, before flows with the same ports are joined. */
export interface FirewallFlow {
  readonly type: RuleCollection["type"];
  readonly kind: DestinationKind;
  /** The destination as the catalog writes it: the key of its permanent place. */
  readonly template: string;
  readonly requirement: Requirement;
  /** The name that the documents give to its rule. */
  readonly ruleName: string | undefined;
  readonly protocol: Protocol;
  /** Port 80, port 443, or any others: what needs both of the first two stands in two rules, each with its like. */
  readonly ports: Ports;
  /** Those of them that the requirement itself asks for: others for the same destination may ask for more. */
  readonly asked: Ports;
  readonly destination: FirewallDestination;
}

/** The flows of one workload that the firewall admits. */
export function firewallFlows(
  realizations: readonly Realization[],
  selection: Selection,
  egress: Pick<FirewallEgressInput, "fqdnTags">,
  diagnostics: Diagnostic[],
): FirewallFlow[] {
  const tagFlows = withoutDominatedTags(requiredTagFlows(realizations, selection, diagnostics));
  const applicationFlows = requiredHostFlows(realizations, "application");
  const networkFlows = requiredHostFlows(realizations, "network");
  tellTagShadows(
    [...applicationFlows, ...networkFlows],
    tagFlows,
    realizations.map(({ selected }) => selected),
    diagnostics,
  );
  const byFqdnTag = applicationFlows.filter((flow) => fqdnTagOf(flow, egress) !== undefined);
  const byHost =
    byFqdnTag.length === 0
      ? applicationFlows
      : applicationFlows.filter((flow) => fqdnTagOf(flow, egress) === undefined);
  const flows = [
    ...tagFlows.flatMap(fromTag),
    ...withoutDominatedHosts(networkFlows).flatMap(fromHost.network),
    // What is behind an FQDN tag is not known to hold another requirement's host.
    ...withoutDominatedHosts(byHost).flatMap(fromHost.application),
    ...byFqdnTag.flatMap((flow) => fromFqdnTag(flow, fqdnTagOf(flow, egress) ?? "")),
  ];
  const toTheSame = groupedBy(flows, destinationOf);
  return flows.map((flow) => onAllPortsOf(flow, toTheSame.get(destinationOf(flow)) ?? []));
}

/** What a rule's flows share beside their ports; no two flows share what Terraform knows later. */
const destinationOf = remembered(
  ({ type, kind, protocol, destination }: FirewallFlow) =>
    `${type} ${kind} ${protocol} ${knownText(destination) ?? ""}`,
);

/**
 * The flow on the ports of one to the same destination that has more, and is there wherever this one is: a rule for it
 * would admit nothing of its own.
 *
 * @param toTheSame the flows to its destination, itself among them
 */
function onAllPortsOf(flow: FirewallFlow, toTheSame: readonly FirewallFlow[]): FirewallFlow {
  if (toTheSame.length < 2 || flow.ruleName !== undefined || knownText(flow.destination) === undefined) {
    return flow;
  }
  const [widest] = toTheSame
    .filter(
      (other) =>
        other.ruleName === undefined &&
        portsContain(other.ports, flow.ports) &&
        presentWith(other.requirement, flow.requirement),
    )
    .sort((a, b) => portCount(b.ports) - portCount(a.ports) || a.requirement.slot - b.requirement.slot);
  return widest === undefined ? flow : { ...flow, ports: widest.ports };
}

/** The same flow for port 80, for port 443 and for all others; a rule that the documents name is one. */
function inPortParts(flow: FirewallFlow): readonly FirewallFlow[] {
  if (flow.ruleName !== undefined) {
    return [flow];
  }
  return webPortParts(flow.ports).map((ports) => ({ ...flow, ports, asked: ports }));
}

/** The tag flows that the firewall's network rules admit. */
function requiredTagFlows(
  realizations: readonly Realization[],
  selection: Selection,
  diagnostics: Diagnostic[],
): RequiredTagFlow[] {
  return realizations.flatMap((realization) => {
    const { requirement, tagFlows } = realization.selected;
    if (realization.form !== "service-tag" || requirement.direction === "inbound") {
      return [];
    }
    return tagFlows
      .filter(({ tag }) => !LOCAL_TAGS.has(tag.text))
      .flatMap((flow) => {
        const fitted = tagForLayer(flow, "FW", requirement, selection);
        diagnostics.push(...fitted.diagnostics);
        if (fitted.tag === undefined) {
          return [];
        }
        return [requiredTag(flow.tag === fitted.tag ? flow : { ...flow, tag: fitted.tag }, requirement)];
      });
  });
}

/** The host flows that the firewall's rules of one type admit. */
function requiredHostFlows(
  realizations: readonly Realization[],
  type: "application" | "network",
): RequiredHostFlow[] {
  return realizations.flatMap((realization) =>
    realization.form === "hosts"
      ? realization[type].map((flow) => requiredHost(flow, realization.selected.requirement))
      : [],
  );
}

const requiredTag = withRequirement<TagFlow>();
const requiredHost = withRequirement<HostFlow>();

/** Joins flows with the requirement that asks for them; what is joined once is the same flow ever after. */
function withRequirement<Flow extends object>() {
  return rememberedFor(
    (requirement: Requirement) => requirement,
    (flow: Flow, requirement: Requirement) => ({ ...flow, requirement }),
  );
}

/** Without flows to hosts that another one admits as well, with a wider destination, wherever it is there. */
function withoutDominatedHosts(flows: readonly RequiredHostFlow[]): RequiredHostFlow[] {
  const index = new HostIndex<RequiredHostFlow>();
  for (const flow of flows.filter(mayBeWider(flows))) {
    index.add(flow, flow);
  }
  return flows.filter(
    (flow) => !index.covering(flow).some((other) => !coversHost(flow, other) && admitsBeside(other, flow)),
  );
}

/** Wildcards, and hosts beside which there are paths. */
function mayBeWider(flows: readonly RequiredHostFlow[]): (flow: RequiredHostFlow) => boolean {
  const hasPaths = flows.some(({ path }) => path !== undefined);
  return ({ host, path }) => !isDeferred(host) && (host.kind !== "exact" || (hasPaths && path === undefined));
}

/** The same for flows to service tags: those of a region beside the tag of all. */
function withoutDominatedTags(flows: readonly RequiredTagFlow[]): RequiredTagFlow[] {
  const wide = flows.filter(({ tag }) => tag.region === undefined);
  return flows.filter(
    (flow) =>
      !wide.some(
        (other) =>
          other.tag.text !== flow.tag.text &&
          serviceTagCovers(other.tag, flow.tag) &&
          admitsBeside(other, flow),
      ),
  );
}

/** Whether a flow admits the protocol and ports of another one, and is there wherever that is. */
function admitsBeside<T extends RequiredTagFlow | RequiredHostFlow>(other: T, flow: T): boolean {
  return (
    protocolContains(other.protocol, flow.protocol) &&
    portsContain(other.ports, flow.ports) &&
    presentWith(other.requirement, flow.requirement)
  );
}

const fromTag = remembered(
  ({ requirement, protocol, ports, tag, template }: RequiredTagFlow): readonly FirewallFlow[] =>
    inPortParts({
      type: "network",
      kind: "service-tag",
      template: template.text,
      requirement,
      ruleName: undefined,
      protocol,
      ports,
      asked: ports,
      destination: { kind: "service-tag", tag },
    }),
);

/** The FQDN tag that stands for a flow's host where the user prefers it; a path is narrower, and stays. */
function fqdnTagOf(
  { requirement, path }: RequiredHostFlow,
  { fqdnTags = false }: Pick<FirewallEgressInput, "fqdnTags">,
): string | undefined {
  return fqdnTags && path === undefined ? requirement.fqdnTag : undefined;
}

/** The FQDN tag in the place of a host, on the host's own ports. */
function fromFqdnTag(flow: RequiredHostFlow, tag: string): readonly FirewallFlow[] {
  return fromHost.application(flow).map((each) => ({
    ...each,
    kind: "fqdn-tag",
    template: tag,
    destination: { kind: "fqdn-tag", tag },
  }));
}

const fromHost = {
  application: remembered((flow: RequiredHostFlow) => inPortParts(flowToHost(flow, "application"))),
  network: remembered((flow: RequiredHostFlow) => inPortParts(flowToHost(flow, "network"))),
};

function flowToHost(
  { requirement, protocol, ports, host, template, path }: RequiredHostFlow,
  type: FirewallFlow["type"],
): FirewallFlow {
  return {
    type,
    kind: path === undefined ? "host" : "url",
    template,
    requirement,
    ruleName: requirement.firewallRule,
    protocol,
    ports,
    asked: ports,
    destination:
      path === undefined || isDeferred(host) ? { kind: "host", host, template } : { kind: "url", host, path },
  };
}
