import { compareText } from "../address/compare-text";
import { isDeferred } from "../address/deferred";
import { formatPorts, type Ports } from "../address/port-range";
import {
  type FlowSource,
  flowSources,
  type SourceDocuments,
  type SourcedEntry,
} from "../catalog/flow-sources";
import { type SelectedRequirement, selectRequirements } from "../catalog/flows";
import type { Selection } from "../catalog/selection";

/**
 * How a flow is documented: to or from a service tag, to a host, to a path below one, between the service's own
 * subnets, or as a route around the firewall.
 */
export type FlowForm = "service-tag" | "host" | "url" | "subnets" | "route";

/** One flow of a requirement, in one of its documented forms. */
export interface ListedFlow {
  /** The requirement's id. */
  readonly requirement: string;
  readonly purpose: string;
  /** Seen from the service's subnets. */
  readonly direction: "inbound" | "outbound" | "internal";
  readonly form: FlowForm;
  /** `Tcp`, `Udp`, `Any`; empty of a route. */
  readonly protocol: string;
  /** None of a route. */
  readonly ports: Ports;
  /** `Storage.WestUS`, `*.azureml.ms`, `github.com/org/repository/*`; of the form `subnets` in words. */
  readonly peer: string;
  readonly sources: readonly FlowSource[];
}

/** The flows of a selection. */
export interface FlowList {
  readonly service: { readonly id: string; readonly displayName: string };
  readonly cloud: string;
  readonly region: string;
  /** The date of the documents. */
  readonly revision: string;
  /** The features that are on, in code-unit order. */
  readonly features: readonly string[];
  /** In the order of the requirements' slots; those of one requirement by form and text. */
  readonly flows: readonly ListedFlow[];
}

/** The other end of a flow that stays within the service. */
export const OWN_SUBNETS = "the service's subnets";

/**
 * Every requirement of a selection in every form that is documented for it, with its sources. Hosts that need a
 * parameter which was not given are not among them.
 */
export function flowList(selection: Selection, documents: SourceDocuments): FlowList {
  const { service, cloud, region, revision, features } = selection;
  const sourcesOf = (entries: readonly SourcedEntry[]): readonly FlowSource[] =>
    flowSources(entries, selection, documents);
  return {
    service: { id: service.id, displayName: service.displayName },
    cloud: cloud.id,
    region: region.name,
    revision,
    features: [...features].sort(compareText),
    flows: selectRequirements(selection).flatMap((each) => flowsOf(each, sourcesOf)),
  };
}

/** A list of flows for programs: ports as texts, `443` or `5000-6000`. */
export function flowListJson({ flows, ...list }: FlowList): object {
  return { ...list, flows: flows.map((flow) => ({ ...flow, ports: formatPorts(flow.ports) })) };
}

function flowsOf(
  { requirement, tagFlows, hostFlows, subnetFlows, routeFlows }: SelectedRequirement,
  sourcesOf: (entries: readonly SourcedEntry[]) => readonly FlowSource[],
): ListedFlow[] {
  const { id, purpose, direction, tags, hosts, urls, subnets, routes } = requirement;
  const flow = (
    form: FlowForm,
    entries: readonly SourcedEntry[],
    peer: string,
    protocol = "",
    ports: Ports = [],
  ): ListedFlow => ({
    requirement: id,
    purpose,
    direction,
    form,
    protocol,
    ports,
    peer,
    sources: sourcesOf(entries),
  });
  return [
    ...tagFlows.map(({ tag, protocol, ports }) => flow("service-tag", tags, tag.text, protocol, ports)),
    ...hostFlows.map(({ host, path, protocol, ports }) => {
      const name = isDeferred(host) ? host.deferred : host.text;
      return path === undefined
        ? flow("host", hosts, name, protocol, ports)
        : flow("url", urls, `${name}${path}`, protocol, ports);
    }),
    ...subnetFlows.map(({ protocol, ports }) => flow("subnets", subnets, OWN_SUBNETS, protocol, ports)),
    ...routeFlows.map(({ tag }) => flow("route", routes, tag.text)),
  ];
}
