import { type Cidr, cidrOf } from "../core/address/cidr";
import { type Deferred, isDeferred } from "../core/address/deferred";
import { type Fqdn, parseFqdn } from "../core/address/fqdn";
import type {
  NetworkPath,
  RouteAttributes,
  RuleCollectionAttributes,
  SecurityRuleAttributes,
} from "../core/analyze/evaluate";
import type { FirewallEgressInput } from "../core/compile/network-input";
import type { Address, FirewallRule, NetworkPlan, RulePeer } from "../core/compile/plan";
import { routeAttributes } from "./route-attributes";
import { applicationRuleCollections, networkRuleCollections } from "./rule-collection-attributes";
import { securityRuleAttributes } from "./security-rule-attributes";

/**
 * 100.127.0.0/16, of the shared address space of RFC 6598: nothing on the Internet is there, and Azure networks that are
 * numbered so are rare.
 */
const STAND_IN_NETWORK = (100n << 24n) | (127n << 16n);

/**
 * Prefixes and hosts in the place of those that Terraform knows later. One expression has one stand-in throughout, so
 * that rules can be judged by which expressions they write; no two expressions have the same one.
 */
export class StandIns {
  private readonly prefixes = new Map<string, Cidr>();
  private readonly hosts = new Map<string, Fqdn>();

  /** The prefix itself, or the one that stands for an expression. */
  public prefix(address: Address): Cidr {
    return isDeferred(address)
      ? kept(this.prefixes, address.deferred, (place) =>
          cidrOf(4, STAND_IN_NETWORK + (BigInt(place) << 8n), 24),
        )
      : address;
  }

  /** The host itself, or the one that stands for an expression, below a name that can never be registered. */
  public host(host: Fqdn | Deferred): Fqdn {
    return isDeferred(host) ? kept(this.hosts, host.deferred, standInHost) : host;
  }
}

function standInHost(place: number): Fqdn {
  const host = parseFqdn(`host-${place}.invalid`);
  if (!host.ok) throw new Error(host.problem);
  return host.value;
}

function kept<T>(known: Map<string, T>, key: string, make: (place: number) => T): T {
  const value = known.get(key) ?? make(known.size);
  known.set(key, value);
  return value;
}

/**
 * What packets meet, in the words of what is emitted: the plan goes through the same writers as the resources do, and
 * is judged as a reader of the Terraform would.
 *
 * @param firewall the firewall whose rules are in the plan; undefined where they are made elsewhere, or there is none
 * @param subnets the prefixes of the subnets, which are taken for the whole of the virtual network
 */
export function emittedPath(
  plan: NetworkPlan,
  firewall: FirewallEgressInput | undefined,
  subnets: readonly Cidr[],
  standIns: StandIns,
): NetworkPath {
  const collections = plan.ruleCollections.map((collection) => ({
    ...collection,
    rules: collection.rules.map((rule) => withKnownEnds(rule, standIns)),
  }));
  const routes = plan.routes.map((route) => terraform<RouteAttributes>(routeAttributes(route)));
  const defaultRoute = routes.find(({ address_prefix }) => address_prefix === "0.0.0.0/0");
  const privateIpAddress = defaultRoute?.next_hop_in_ip_address;
  const path: NetworkPath = {
    securityRules: plan.securityRules.map((rule) =>
      terraform<SecurityRuleAttributes>(
        securityRuleAttributes({
          ...rule,
          source: withKnownPeer(rule.source, standIns),
          destination: withKnownPeer(rule.destination, standIns),
        }),
      ),
    ),
    // Terraform resolves one route for each prefix of the tag, which together are a route for the tag.
    routes: [
      ...routes,
      ...(plan.resolvedRoutes ?? []).flatMap(({ name, lookups }) =>
        lookups.map(
          ({ tag }): RouteAttributes => ({ name, address_prefix: tag.text, next_hop_type: "Internet" }),
        ),
      ),
    ],
    virtualNetworkPrefixes: subnets.map(({ text }) => text),
  };
  if (firewall === undefined) return path;
  return {
    ...path,
    firewall: {
      policy: {
        ruleCollectionGroups: [
          {
            name: "",
            priority: 1000,
            network_rule_collection: networkRuleCollections(collections).map((each) =>
              terraform<RuleCollectionAttributes<never>>(each),
            ),
            application_rule_collection: applicationRuleCollections(collections).map((each) =>
              terraform<RuleCollectionAttributes<never>>(each),
            ),
          },
        ],
        dnsProxyEnabled: firewall.dnsProxy,
      },
      ...(typeof privateIpAddress === "string" ? { privateIpAddress } : {}),
    },
  };
}

function withKnownPeer(peer: RulePeer, standIns: StandIns): RulePeer {
  return peer.kind === "addresses"
    ? { ...peer, addresses: peer.addresses.map((each) => standIns.prefix(each)) }
    : peer;
}

function withKnownEnds(rule: FirewallRule, standIns: StandIns): FirewallRule {
  return {
    ...rule,
    sources: rule.sources.map((each) => standIns.prefix(each)),
    destinations: rule.destinations.map((each) => {
      switch (each.kind) {
        case "address":
          return { ...each, address: standIns.prefix(each.address) };
        case "host":
          return { ...each, host: standIns.host(each.host) };
        default:
          return each;
      }
    }),
  };
}

/** The provider's attributes as Terraform names them: `addressPrefix` is `address_prefix`. */
function terraform<T>(attributes: object): T {
  return named(attributes) as T;
}

function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      named(each),
    ]),
  );
}
