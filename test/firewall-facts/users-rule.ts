import {
  applicationRuleCollections,
  networkRuleCollections,
} from "../../lib/constructs/rule-collection-attributes";
import { evaluateFirewallPolicy, type FirewallVerdict, type Packet } from "../../lib/core/analyze/evaluate";
import type { FirewallEgressInput, FirewallRuleInput, PeerInput } from "../../lib/core/compile/network-input";
import type { RuleCollection } from "../../lib/core/compile/plan";
import { at } from "../core/analyze/evaluate/packets";
import { ruleCollectionGroupAttributes } from "../core/compile/attributes-of-plan";
import { FIREWALL, firewallRule, planned } from "../core/compile/refusals/changed-input";

/** What comes of one firewall rule of a user, with the catalog's own rules left out. */
export interface UsersRule {
  /** The errors, each as `code: message`. */
  readonly errors: readonly string[];
  /** The provider's attributes of the network and the application rules, sources and name left out. */
  readonly network: readonly unknown[];
  readonly application: readonly unknown[];
  /** What a firewall with nothing but this rule does with a packet. */
  verdict(packet: Packet): FirewallVerdict;
}

/** A machine in the subnet that the rule is for. */
export const MACHINE = at("10.1.0.4", "VirtualNetwork");

/** Plans one rule of a user: TCP 443 to `pypi.org`, with changes, behind a Standard firewall, with changes. */
export function usersRule(
  change: Partial<FirewallRuleInput>,
  firewall: Partial<FirewallEgressInput> = {},
): UsersRule {
  const { plan, diagnostics } = planned({
    egress: { ...FIREWALL, ...firewall },
    firewallRules: [firewallRule(change)],
  });
  const collections = (plan?.ruleCollections ?? []).flatMap((collection): RuleCollection[] => {
    const rules = collection.rules.filter(({ origin }) => origin === "user");
    return rules.length === 0 ? [] : [{ ...collection, rules }];
  });
  return {
    errors: diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ code, message }) => `${code}: ${message}`),
    network: networkRuleCollections(collections).flatMap(({ rule }) => bare(rule)),
    application: applicationRuleCollections(collections).flatMap(({ rule }) => bare(rule)),
    verdict: (packet) =>
      evaluateFirewallPolicy(
        {
          ruleCollectionGroups: [ruleCollectionGroupAttributes(collections)],
          dnsProxyEnabled: firewall.dnsProxy ?? FIREWALL.dnsProxy,
        },
        packet,
      ),
  };
}

function bare(rules: unknown): unknown[] {
  return (rules as Record<string, unknown>[]).map(
    ({ name: _name, sourceAddresses: _sources, ...rest }) => rest,
  );
}

export const tcp = (...ports: string[]) => [{ protocol: "Tcp", ports }];
export const udp = (...ports: string[]) => [{ protocol: "Udp", ports }];
export const allOf = (protocol: string) => [{ protocol, ports: "all" as const }];
export const hosts = (...names: string[]): PeerInput[] => names.map((host) => ({ kind: "host", host }));
export const tags = (...names: string[]): PeerInput[] => names.map((tag) => ({ kind: "service-tag", tag }));
export const addresses = (...texts: string[]): PeerInput[] => [{ kind: "addresses", addresses: texts }];
