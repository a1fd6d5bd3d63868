import {
  AzureCloud,
  Egress,
  type FirewallRule,
  FirewallRuleCollectionGroup,
  FirewallStrategy,
  Peer,
  Port,
  RuleAccess,
} from "cdktf-azure-network-catalog";
import {
  evaluateFirewallPolicy,
  type FirewallVerdict,
  type RuleCollectionGroupAttributes,
} from "../../lib/core/analyze/evaluate";
import { at, outbound } from "../core/analyze/evaluate/packets";
import { ofType, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub";

/** The group of a workspace whose user gives some rules. */
function groupWith(firewallRules: FirewallRule[], strategy: FirewallStrategy): Record<string, unknown> {
  const [group = {}] = ofType(
    resourcesOf((stack) => {
      new FirewallRuleCollectionGroup(stack, "rules", {
        selection: selectionWith({ cloud: AzureCloud.PUBLIC }),
        name: "rcg-ml",
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
        egress: Egress.firewall({ policyId: POLICY_ID, dnsProxy: true, strategy }),
        firewallRules,
      });
    }),
    "azurerm_firewall_policy_rule_collection_group",
  );
  return group;
}

type Collection = { name: string; priority: number; action: string; rule: { name: string }[] };

/** `name priority action: rules`, for each collection of the user. */
function usersCollections(group: Record<string, unknown>): string[] {
  return ["network_rule_collection", "application_rule_collection"]
    .flatMap((type) => (group[type] ?? []) as Collection[])
    .filter(({ name }) => name.startsWith("user-"))
    .map(
      ({ name, priority, action, rule }) =>
        `${name} ${priority} ${action}: ${rule.map((each) => each.name).join(" ")}`,
    );
}

const web = [Port.tcp(443)];
const BLOB = "evil.blob.core.windows.net";

function rule(name: string, destination: Peer, access?: RuleAccess): FirewallRule {
  return { name, destinations: [destination], ports: web, ...(access === undefined ? {} : { access }) };
}

describe("firewall rules of the user that deny", () => {
  it("stand in collections of their own, before all that allow, for each type", () => {
    const group = groupWith(
      [
        rule("allow-host", Peer.fqdn("pypi.org")),
        rule("deny-host", Peer.fqdn("files.pypi.org"), RuleAccess.DENY),
        rule("allow-tag", Peer.serviceTag("AzureKeyVault"), RuleAccess.ALLOW),
        rule("deny-tag", Peer.serviceTag("Sql"), RuleAccess.DENY),
        rule("deny-prefix", Peer.cidr("192.0.2.0/24"), RuleAccess.DENY),
      ],
      FirewallStrategy.FQDN,
    );
    expect(usersCollections(group)).toEqual([
      "user-network-deny 100 Deny: deny-prefix deny-tag",
      "user-network 200 Allow: allow-tag",
      "user-application-deny 500 Deny: deny-host",
      "user-application 600 Allow: allow-host",
    ]);
  });

  it("move nothing of the catalog's", () => {
    const plain = groupWith([], FirewallStrategy.FQDN);
    const denying = groupWith(
      [rule("deny-tag", Peer.serviceTag("Sql"), RuleAccess.DENY)],
      FirewallStrategy.FQDN,
    );
    const [, ...others] = denying.network_rule_collection as Collection[];
    expect({ ...denying, network_rule_collection: others }).toEqual(plain);
  });

  it.each<[string, FirewallStrategy, FirewallRule, FirewallVerdict["access"]]>([
    [
      "of a service tag win over the catalog's rules by host",
      FirewallStrategy.FQDN,
      rule("deny", Peer.serviceTag("Storage"), RuleAccess.DENY),
      "Deny",
    ],
    [
      "of a host win over the catalog's wildcard",
      FirewallStrategy.FQDN,
      rule("deny", Peer.fqdn(BLOB), RuleAccess.DENY),
      "Deny",
    ],
    [
      "of another host leave the catalog's hosts allowed",
      FirewallStrategy.FQDN,
      rule("deny", Peer.fqdn("other.contoso.com"), RuleAccess.DENY),
      "Allow",
    ],
    [
      "of a host do not win over a service tag that holds it, because network rules come first",
      FirewallStrategy.SERVICE_TAGS,
      rule("deny", Peer.fqdn(BLOB), RuleAccess.DENY),
      "Allow",
    ],
  ])("%s", (_, strategy, denial, access) => {
    const group = groupWith([denial], strategy) as unknown as RuleCollectionGroupAttributes;
    const verdict = evaluateFirewallPolicy(
      { ruleCollectionGroups: [group], dnsProxyEnabled: true },
      outbound({ ...at("20.60.0.1", "Storage", "Storage.EastUS2"), host: BLOB }, 443),
    );
    expect(verdict.access).toBe(access);
  });
});
