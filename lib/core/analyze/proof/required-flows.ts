import { isDeferred } from "../../address/deferred";
import type { PortRange, Ports } from "../../address/port-range";
import type { Protocol } from "../../address/protocol";
import type { ServiceTag } from "../../address/service-tag";
import { type SelectedRequirement, selectRequirements } from "../../catalog/flows";
import type { Selection } from "../../catalog/selection";
import type { Direction } from "../evaluate";

/** The other end of a required flow. */
export type RequiredPeer =
  | { readonly kind: "tag"; readonly tag: string }
  /** `tags`: what the documents say that the host lies in, if they say so. */
  | { readonly kind: "host"; readonly host: string; readonly path?: string; readonly tags: readonly string[] }
  | { readonly kind: "subnets" };

/** A requirement's flow: one peer, one protocol, and the ports that belong together. */
export interface RequiredFlow {
  /** The requirement's id. */
  readonly requirement: string;
  readonly purpose: string;
  readonly sources: readonly string[];
  readonly direction: Direction;
  readonly protocol: "Tcp" | "Udp";
  readonly ports: Ports;
  readonly peer: RequiredPeer;
}

/** A requirement with its documented forms: any one of them, as a whole, is enough. */
export interface RequiredForms {
  readonly requirement: string;
  readonly tags: readonly RequiredFlow[];
  readonly hosts: readonly RequiredFlow[];
  readonly subnets: readonly RequiredFlow[];
  /** Tags whose replies have to go around the firewall, straight to the Internet. */
  readonly routes: readonly string[];
  /**
   * For each of them the tags whose prefixes stand for it where a route table takes no tags: those of the region, or of the
   * region and its pair. Empty where the documents name none.
   */
  readonly routeScopes: readonly (readonly string[])[];
  /** Whether a part of the host form is known to Terraform alone, or lacks a parameter. */
  readonly isPartial: boolean;
}

/** What a selection needs, each requirement in all of its forms. */
export function requiredForms(selection: Selection): RequiredForms[] {
  const selected = selectRequirements(selection);
  return selected.map((each) => formsOf(each, selected, selection));
}

/** A peer as a person reads it: `Storage.WestUS`, `*.azureml.ms`. */
export function peerText(peer: RequiredPeer): string {
  switch (peer.kind) {
    case "tag":
      return peer.tag;
    case "host":
      return `${peer.host}${peer.path ?? ""}`;
    case "subnets":
      return "the service's subnets";
  }
}

function formsOf(
  each: SelectedRequirement,
  all: readonly SelectedRequirement[],
  selection: Selection,
): RequiredForms {
  const { requirement } = each;
  const direction: Direction = requirement.direction === "inbound" ? "Inbound" : "Outbound";
  const same = { requirement: requirement.id, purpose: requirement.purpose, sources: sourcesOf(each) };
  const tags = each.tagFlows.flatMap(({ tag, protocol, ports }) =>
    protocolsOf(protocol).map(
      (one): RequiredFlow => ({
        ...same,
        direction,
        protocol: one,
        ports,
        peer: { kind: "tag", tag: usableTag(tag, selection) },
      }),
    ),
  );
  const hosts = each.hostFlows.flatMap(({ host, path, template, protocol, ports }): RequiredFlow[] => {
    if (isDeferred(host)) return [];
    const known = tagsOfHost(template, each, all).map((tag) => usableTag(tag, selection));
    const peer: RequiredPeer = {
      kind: "host",
      host: host.text,
      tags: known,
      ...(path === undefined ? {} : { path }),
    };
    const narrowed =
      protocol === "Any" && isTcpEnough(each, ports) ? (["Tcp"] as const) : protocolsOf(protocol);
    return narrowed.map((one) => ({ ...same, direction, protocol: one, ports, peer }));
  });
  const subnets = each.subnetFlows.flatMap(({ protocol, ports }) =>
    (["Inbound", "Outbound"] as const).flatMap((way) =>
      protocolsOf(protocol).map(
        (one): RequiredFlow => ({
          ...same,
          direction: way,
          protocol: one,
          ports,
          peer: { kind: "subnets" },
        }),
      ),
    ),
  );
  return {
    requirement: requirement.id,
    tags,
    hosts,
    subnets,
    routes: each.routeFlows.map(({ tag }) => usableTag(tag, selection)),
    routeScopes: each.routeFlows.map(({ tag, prefixes }) =>
      prefixes === undefined ? [] : scopeTags(tag, prefixes, selection),
    ),
    isPartial: each.missingParameters.length > 0 || each.hostFlows.some(({ host }) => isDeferred(host)),
  };
}

function sourcesOf({ requirement }: SelectedRequirement): string[] {
  const entries = [
    requirement.tags,
    requirement.hosts,
    requirement.urls,
    requirement.subnets,
    requirement.routes,
  ];
  return [...new Set(entries.flatMap((of) => of.flatMap(({ sources }) => sources)))].sort();
}

/** The tag of the region, or, in a region without one that any layer takes, the tag of all regions. */
function usableTag(tag: ServiceTag, { cloud }: Selection): string {
  const isUsable = tag.region === undefined || cloud.use(tag, "NSG") !== "refused";
  return isUsable ? tag.text : tag.name;
}

/** A tag's regional tags, of the selected region and, where the documents say so, of the region that it is paired with. */
function scopeTags(
  { name }: ServiceTag,
  scope: "region" | "region-and-pair",
  { cloud, region }: Selection,
): string[] {
  const pair = scope === "region" ? undefined : cloud.regions.get(region.pair ?? "");
  return [region, pair].flatMap((each) => (each === undefined ? [] : [`${name}.${each.tagSuffix}`]));
}

/** The tags that are documented for the host: those of the requirement, and of others that name the same host. */
function tagsOfHost(
  template: string,
  each: SelectedRequirement,
  all: readonly SelectedRequirement[],
): ServiceTag[] {
  const naming = all.filter(
    (other) => other === each || other.hostFlows.some((flow) => flow.template === template),
  );
  const tags = naming.flatMap(({ tagFlows }) => tagFlows.map(({ tag }) => tag));
  return tags.filter((tag, index) => tags.findIndex(({ text }) => text === tag.text) === index);
}

/** Whether the tag form says that TCP is meant where the host form says any protocol. */
function isTcpEnough({ tagFlows }: SelectedRequirement, ports: Ports): boolean {
  const isWeb = ({ first, last }: PortRange): boolean => first === last && (first === 80 || first === 443);
  return ports.every(isWeb) && tagFlows.some(({ protocol }) => protocol === "Tcp");
}

/** A requirement for any protocol that has ports is one for TCP and one for UDP. */
function protocolsOf(protocol: Protocol): readonly ("Tcp" | "Udp")[] {
  return protocol === "Tcp" || protocol === "Udp" ? [protocol] : ["Tcp", "Udp"];
}
