import type { RouteAttributes } from "../evaluate";
import {
  evaluateRoutes,
  type FirewallPolicy,
  type RouteVerdict,
  type SecurityRuleAttributes,
} from "../evaluate";
import { hasPorts } from "../evaluate/packet";
import { ClassSet } from "./class-set";
import type { EndpointDimension } from "./endpoint-dimension";
import { firewallRuleParts, firewallRulesInOrder, type PlacedRule } from "./firewall-rule-parts";
import { Mentions } from "./mentions";
import type { Part } from "./part";
import { securityRuleParts, securityRulesInOrder } from "./security-rule-parts";
import { type Region, Space } from "./space";
import type { TagIndex } from "./tag-index";
import { endpointTagOf } from "./tag-texts";

/** The layers that packets meet, as far as they are given. */
export interface PathLayers {
  /** The rules of one network security group. Default: no group is looked at. */
  readonly securityRules?: readonly SecurityRuleAttributes[];
  /** The routes of one route table. Default: what is for the Internet meets the firewall, where there is one. */
  readonly routes?: readonly RouteAttributes[];
  /** The firewall that routes lead to. Default: none is looked at. */
  readonly policy?: FirewallPolicy;
  /** The address space of the virtual network. Default: not known. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** Where service tags lie. Default: not known, and what depends on it is undecided. */
  readonly tagIndex?: TagIndex;
}

/** The lists of parts that are looked at together. */
export const LIST = { security: 0, routed: 1, hop: 2, firewall: 3, fact: 4, required: 5 } as const;

/** Where packets go behind the security rules. */
export interface Hop {
  /** `firewall`: the firewall decides; otherwise what the routes alone make of it. */
  readonly leadsTo: "delivery" | "firewall" | "nowhere" | "unknown";
  /** The deciding route; absent where no routes are given. */
  readonly verdict?: RouteVerdict;
  /** Whether the routes are those of the reply to a packet that came in. */
  readonly isReply: boolean;
}

/** The facts on which a firewall's verdict depends beside its rules. */
export const FACT = { ipv6: 0, undelivered: 1 } as const;

/** The layers of a path as parts of one space. */
export class PathModel {
  public readonly space: Space;
  public readonly securityRules: readonly SecurityRuleAttributes[] | undefined;
  public readonly firewallRules: readonly PlacedRule[] | undefined;
  public readonly hops: readonly Hop[];
  /** The parts of the layers; what is required is no layer. */
  public readonly parts: readonly Part[];

  /** @param also tells apart more than the layers do: what is asked or required. */
  public constructor(
    public readonly layers: PathLayers,
    also: (mentions: Mentions) => void = () => undefined,
  ) {
    const { securityRules, routes, policy, virtualNetworkPrefixes = [], tagIndex } = layers;
    const mentions = new Mentions(tagIndex).network(routes ?? [], virtualNetworkPrefixes);
    mentions.securityRules(securityRules ?? []);
    if (policy !== undefined) mentions.firewall(policy);
    also(mentions);
    const space = new Space(mentions);
    this.space = space;
    this.securityRules = securityRules === undefined ? undefined : securityRulesInOrder(securityRules);
    this.firewallRules = policy === undefined ? undefined : firewallRulesInOrder(policy);
    const { hops, parts } = this.hopParts();
    this.hops = hops;
    const ofSecurity = this.securityRules ?? [];
    this.parts = [
      ...securityRuleParts(space, LIST.security, ofSecurity),
      ...((routes ?? []).length > 0 ? securityRuleParts(space, LIST.routed, ofSecurity, true) : []),
      ...parts,
      ...firewallRuleParts(space, LIST.firewall, this.firewallRules ?? [], policy?.dnsProxyEnabled ?? true),
      ...(policy === undefined ? [] : this.factParts()),
    ];
  }

  private factParts(): Part[] {
    const { space } = this;
    const portless = space.service.where(({ protocol }) => !hasPorts(protocol));
    const fact = (rule: number, region: Region): Part => ({ list: LIST.fact, rule, answer: "yes", region });
    return [
      fact(FACT.ipv6, space.region({ source: space.source.ipv6 })),
      fact(FACT.ipv6, space.region({ destination: space.destination.ipv6 })),
      fact(FACT.undelivered, space.region({ service: portless, destination: space.destination.internet })),
    ].filter(({ region }) => region.every((set) => !set.isEmpty));
  }

  private hopParts(): { readonly hops: readonly Hop[]; readonly parts: readonly Part[] } {
    const { space } = this;
    const hops: Hop[] = [];
    const parts: Part[] = [];
    for (const isReply of [false, true]) {
      const dimension = isReply ? space.source : space.destination;
      const direction = isReply ? "Inbound" : "Outbound";
      const service = space.service.where((each) => each.direction === direction);
      for (const tag of [undefined, ...this.openRoutedTags(dimension)]) {
        const members = new Map<string, { hop: Hop; classes: number[] }>();
        for (const index of (tag === undefined ? dimension.base : dimension.public).classes) {
          const hop = this.hopOf(dimension, index, isReply, tag);
          const key = JSON.stringify(hop);
          const known = members.get(key) ?? { hop, classes: [] };
          members.set(key, known);
          known.classes.push(index);
        }
        const open = tag === undefined ? {} : { open: isReply ? { source: tag } : { destination: tag } };
        for (const { hop, classes } of members.values()) {
          const set = ClassSet.of(dimension.classes.length, classes);
          const region = space.region(isReply ? { service, source: set } : { service, destination: set });
          parts.push({ list: LIST.hop, rule: hops.push(hop) - 1, answer: "yes", region, ...open });
        }
      }
    }
    return { hops, parts };
  }

  /** The tags without known addresses that lie in a routed one. */
  private openRoutedTags({ openTags }: EndpointDimension): string[] {
    const routed = new Set((this.layers.routes ?? []).map(({ address_prefix }) => address_prefix));
    return [...openTags].filter((tag) => routed.has(tag) || routed.has(endpointTagOf(tag).tag)).sort();
  }

  private hopOf(dimension: EndpointDimension, index: number, isReply: boolean, tag?: string): Hop {
    const { routes, policy, virtualNetworkPrefixes = [] } = this.layers;
    const each = dimension.classes[index];
    const isInternet = dimension.internet.has(index);
    if (each === undefined || (isReply ? !isInternet : each.isPlatform)) {
      return { leadsTo: "delivery", isReply };
    }
    if (routes === undefined) {
      const isGuarded = !isReply && policy !== undefined && isInternet;
      return { leadsTo: isGuarded ? "firewall" : "delivery", isReply };
    }
    const tags = tag === undefined ? each.endpoint.tags : [...each.endpoint.tags, endpointTagOf(tag)];
    const endpoint = { ...each.endpoint, tags };
    const verdict = evaluateRoutes({ userDefined: routes, virtualNetworkPrefixes }, endpoint);
    return { leadsTo: isReply ? ofReply(verdict) : ofPacket(verdict, policy), isReply, verdict };
  }
}

function ofPacket({ nextHopType }: RouteVerdict, policy: FirewallPolicy | undefined): Hop["leadsTo"] {
  switch (nextHopType) {
    case "None":
      return "nowhere";
    case "VirtualAppliance":
      return policy === undefined ? "unknown" : "firewall";
    case "VirtualNetworkGateway":
    case "Undecided":
      return "unknown";
    default:
      return "delivery";
  }
}

function ofReply({ nextHopType }: RouteVerdict): Hop["leadsTo"] {
  switch (nextHopType) {
    case "None":
    case "VirtualAppliance":
    case "VirtualNetworkGateway":
      return "nowhere";
    case "Undecided":
      return "unknown";
    default:
      return "delivery";
  }
}
