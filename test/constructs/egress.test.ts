import {
  Egress,
  type FirewallEgressProps,
  FirewallPolicy,
  FirewallRuleCollectionGroup,
  FirewallSku,
  FirewallStrategy,
  type IFirewallPolicy,
  MachineLearningNetworkIsolation,
  NetworkSecurityGroup,
  Peer,
  Port,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";
import { ofType, outcomeOf, refusalsOf, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub";
const GROUP = "azurerm_firewall_policy_rule_collection_group";

const selection = selectionWith({ withoutFeatures: ["azure-monitor", "workspace-private-endpoint"] });
const subnets = [{ addressPrefixes: ["10.1.0.0/24"] }];

/** A rule that needs the DNS proxy and a SKU that has it. */
const ssh = { name: "AllowSsh", destinations: [Peer.fqdn("git.contoso.com")], ports: [Port.tcp(22)] };

function rules(scope: Construct, egress: Egress): void {
  new FirewallRuleCollectionGroup(scope, "rules", {
    selection,
    subnets,
    name: "rcg-ml",
    egress,
    firewallRules: [ssh],
  });
}

function refusals(props: FirewallEgressProps): string[] {
  return refusalsOf((stack) => rules(stack, Egress.firewall(props)));
}

const known = (facts: Omit<IFirewallPolicy, "policyId">): IFirewallPolicy =>
  FirewallPolicy.fromId(POLICY_ID, facts);

const NEEDS_PROXY =
  "[stack/rules] [invalid-rule] firewallRules[0].destinations: a network rule with a host name needs the policy's DNS proxy; turn it on, and say `dnsProxy: true` of the egress or of its policy";
const NEEDS_STANDARD =
  "[stack/rules] [invalid-rule] firewallRules[0].destinations: a network rule with a host name needs the SKU `Standard` or `Premium`, not `Basic`";

describe("egress through a firewall whose policy is given", () => {
  it("puts the rules into a policy that is created beside them, and uses what it can do", () => {
    const resources = resourcesOf((stack) => {
      const policy = new FirewallPolicy(stack, "policy", {
        name: "policy-hub",
        resourceGroupName: "rg-hub",
        location: "eastus2",
      });
      rules(stack, Egress.firewall({ policy }));
    });
    const [policyId] = Object.keys(resources.azurerm_firewall_policy ?? {});
    const [group] = ofType(resources, GROUP);
    expect(group).toMatchObject({
      firewall_policy_id: `\${azurerm_firewall_policy.${policyId}.id}`,
      network_rule_collection: [
        { name: "user-network", rule: [{ name: "AllowSsh", destination_fqdns: ["git.contoso.com"] }] },
        { name: "azure-machine-learning-network" },
      ],
    });
  });

  it.each<[string, FirewallEgressProps]>([
    ["what the policy tells", { policy: known({ dnsProxy: true }) }],
    ["what the egress tells of a policy that does not", { policy: known({}), dnsProxy: true }],
    ["the same from both", { policy: known({ dnsProxy: true }), dnsProxy: true }],
    ["what the egress tells where there is an id only", { policyId: POLICY_ID, dnsProxy: true }],
  ])("relies on the DNS proxy by %s", (_fact, props) => {
    const [group] = ofType(
      resourcesOf((stack) => rules(stack, Egress.firewall(props))),
      GROUP,
    );
    expect(group?.firewall_policy_id).toBe(POLICY_ID);
    expect(JSON.stringify(group)).toContain("git.contoso.com");
  });

  it.each<[string, FirewallEgressProps, string[]]>([
    ["nobody told of", { policy: known({}) }, [NEEDS_PROXY]],
    ["nobody told of, by its id", { policyId: POLICY_ID }, [NEEDS_PROXY]],
    ["the policy has off", { policy: known({ dnsProxy: false }) }, [NEEDS_PROXY]],
    ["the policy's SKU lacks", { policy: known({ sku: FirewallSku.BASIC }) }, [NEEDS_STANDARD, NEEDS_PROXY]],
  ])("does not rely on a DNS proxy that %s, and says where to say it", (_fact, props, told) => {
    expect(refusals(props)).toEqual(told);
  });

  it("opens TLS for rules by URL where the policy does", () => {
    const withUrls = (egress: Egress) => (stack: Construct) => {
      new FirewallRuleCollectionGroup(stack, "rules", {
        selection: selectionWith({ features: ["vscode-desktop"] }),
        subnets,
        name: "rcg-ml",
        egress,
      });
    };
    const group = (props: FirewallEgressProps): string =>
      JSON.stringify(ofType(resourcesOf(withUrls(Egress.firewall(props))), GROUP));
    const premium = { sku: FirewallSku.PREMIUM, dnsProxy: true };
    const strategy = FirewallStrategy.FQDN;
    const told = group({ strategy, policy: known({ ...premium, tlsInspection: true }) });
    expect(told).toBe(group({ strategy, policyId: POLICY_ID, ...premium, tlsInspection: true }));
    expect(told).toContain("terminate_tls");
    expect(group({ strategy, policy: known(premium) })).not.toContain("terminate_tls");
  });

  it("tells the policy's id", () => {
    expect(Egress.firewall({ policy: known({}) }).policyId).toBe(POLICY_ID);
    expect(Egress.firewall({ policyId: POLICY_ID }).policyId).toBe(POLICY_ID);
    expect(Egress.firewall({}).policyId).toBeUndefined();
  });

  it("brings the rules into a workspace's network isolation", () => {
    const { stack } = outcomeOf((scope) => {
      new MachineLearningNetworkIsolation(scope, "aml", {
        selection,
        subnets,
        resourceGroupName: "rg-ml",
        egress: Egress.firewall({ privateIpAddress: "10.0.1.4", policy: known({ dnsProxy: true }) }),
      });
    });
    expect(ofType(stack?.resource ?? {}, GROUP)).toEqual([
      expect.objectContaining({ name: "aml-rcg", firewall_policy_id: POLICY_ID }),
    ]);
  });
});

describe("egress through a firewall is refused", () => {
  const differs = (name: string, here: unknown, there: unknown): string =>
    `[stack/rules] [firewall-policy-contradiction] egress.${name}: the egress says \`${name}: ${here}\` and its policy says \`${name}: ${there}\`; leave it out of the egress, or correct the one that is wrong`;
  const lacks = (place: string, message: string): string =>
    `[stack/rules] [feature-not-in-firewall-sku] egress.${place}: ${message}`;
  const ok = { dnsProxy: true };

  it.each<[string, FirewallEgressProps, string]>([
    [
      "with another SKU than its policy's",
      { policy: known({ ...ok, sku: FirewallSku.STANDARD }), sku: FirewallSku.PREMIUM },
      differs("sku", "Premium", "Standard"),
    ],
    [
      "with TLS inspection that its policy lacks",
      { policy: known({ ...ok, sku: FirewallSku.PREMIUM, tlsInspection: false }), tlsInspection: true },
      differs("tlsInspection", true, false),
    ],
    [
      "without the DNS proxy that its policy has",
      { policy: known(ok), dnsProxy: false },
      differs("dnsProxy", false, true),
    ],
    [
      "with a policy that is also given by its id, even by the same",
      { policy: known(ok), policyId: POLICY_ID },
      "[stack/rules] [firewall-policy-contradiction] egress.policyId: the firewall policy is given twice, as `policy` and by `policyId`; keep one of the two",
    ],
    [
      "with a policy that opens TLS by a SKU that does not",
      { policy: known({ ...ok, sku: FirewallSku.STANDARD, tlsInspection: true }) },
      lacks(
        "tlsInspection",
        "the SKU `Standard` does not open TLS; leave `tlsInspection` out, or use the SKU `Premium`",
      ),
    ],
    [
      "with a Basic policy and a DNS proxy that the egress adds",
      { policy: known({ sku: FirewallSku.BASIC }), dnsProxy: true },
      lacks(
        "dnsProxy",
        "the SKU `Basic` has no DNS proxy; leave `dnsProxy` out, or use the SKU `Standard` or `Premium`",
      ),
    ],
    [
      "without a policy, of the SKU Basic with a DNS proxy",
      { policyId: POLICY_ID, sku: FirewallSku.BASIC, dnsProxy: true },
      lacks(
        "dnsProxy",
        "the SKU `Basic` has no DNS proxy; leave `dnsProxy` out, or use the SKU `Standard` or `Premium`",
      ),
    ],
    ...[FirewallSku.BASIC, FirewallSku.STANDARD].map((sku): [string, FirewallEgressProps, string] => [
      `without a policy, of the SKU ${sku} with TLS inspection`,
      { policyId: POLICY_ID, sku, tlsInspection: true },
      lacks(
        "tlsInspection",
        `the SKU \`${sku}\` does not open TLS; leave \`tlsInspection\` out, or use the SKU \`Premium\``,
      ),
    ]),
    [
      "with TLS inspection and no word of a SKU, which is Standard then",
      { policyId: POLICY_ID, tlsInspection: true },
      lacks(
        "tlsInspection",
        "the SKU `Standard` does not open TLS; leave `tlsInspection` out, or use the SKU `Premium`",
      ),
    ],
  ])("%s", (_fact, props, refusal) => {
    expect(refusals(props)).toContain(refusal);
  });

  const unknown = (place: string): string =>
    `[stack/rules] [unknown-firewall-setting] ${place}: unknown SKU \`Ultra\`; use \`Basic\`, \`Standard\` or \`Premium\``;

  it.each<[string, FirewallEgressProps, string]>([
    ["of the egress", { policyId: POLICY_ID, sku: "Ultra" as never }, unknown("egress.sku")],
    [
      "of the egress, whatever else is asked of it",
      { policyId: POLICY_ID, sku: "Ultra" as never, dnsProxy: true, tlsInspection: true },
      unknown("egress.sku"),
    ],
    [
      "that a policy is said to have",
      { policy: known({ sku: "Ultra" as never }) },
      unknown("egress.policy.sku"),
    ],
  ])("for a SKU that does not exist, once: %s", (_fact, props, refusal) => {
    const found = refusals(props).filter((line) => /unknown-firewall-setting|feature-not-in/.test(line));
    expect(found).toEqual([refusal]);
  });

  it("for a strategy that does not exist", () => {
    expect(refusals({ policyId: POLICY_ID, strategy: "widest" as never })).toContain(
      "[stack/rules] [unknown-firewall-setting] egress.strategy: unknown strategy `widest`; use `service-tags`, `fqdn` or `hybrid`",
    );
  });

  it("for every contradiction at once", () => {
    const policy = known({ sku: FirewallSku.PREMIUM, dnsProxy: true, tlsInspection: true });
    expect(
      refusals({ policy, sku: FirewallSku.STANDARD, dnsProxy: false, tlsInspection: false }).slice(0, 3),
    ).toEqual([
      differs("sku", "Standard", "Premium"),
      differs("dnsProxy", false, true),
      differs("tlsInspection", false, true),
    ]);
  });

  it("also where only a network security group is made, or the selection is wrong as well", () => {
    const egress = Egress.firewall({ policy: known(ok), dnsProxy: false });
    const group = (scope: Construct, region: string): void => {
      new NetworkSecurityGroup(scope, "nsg", {
        selection: selectionWith({ region }),
        subnets,
        resourceGroupName: "rg-ml",
        name: "nsg-ml",
        egress,
      });
    };
    const refusal = expect.stringContaining("[stack/nsg] [firewall-policy-contradiction] egress.dnsProxy: ");
    expect(refusalsOf((stack) => group(stack, "eastus2"))).toEqual([refusal]);
    expect(refusalsOf((stack) => group(stack, "mars"))).toEqual([
      expect.stringContaining("[unknown-region]"),
      refusal,
    ]);
  });
});
