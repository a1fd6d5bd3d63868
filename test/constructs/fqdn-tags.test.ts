import {
  AzureCloud,
  Egress,
  FirewallRuleCollectionGroup,
  FirewallStrategy,
  MachineLearningFeature,
} from "cdktf-azure-network-catalog";
import { FIREWALL_BY_HOST, planned } from "../core/compile/refusals/changed-input";
import { providerProblems } from "../terraform/provider-validation";
import { ofType, resourcesOf, selectionWith } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub";

type Rule = Record<string, unknown> & { name: string; destination_fqdns?: string[] };

function resources(
  strategy: FirewallStrategy,
  fqdnTags: boolean,
  aks = true,
): ReturnType<typeof resourcesOf> {
  return resourcesOf((stack) => {
    new FirewallRuleCollectionGroup(stack, "rules", {
      selection: selectionWith({
        cloud: AzureCloud.PUBLIC,
        ...(aks ? { features: [MachineLearningFeature.AKS] } : {}),
      }),
      name: "rcg-ml",
      subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
      egress: Egress.firewall({ policyId: POLICY_ID, dnsProxy: true, strategy, fqdnTags }),
    });
  });
}

function applicationRules(from: ReturnType<typeof resourcesOf>): Rule[] {
  const [group] = ofType(from, "azurerm_firewall_policy_rule_collection_group");
  return ((group?.application_rule_collection ?? []) as { rule: Rule[] }[]).flatMap(({ rule }) => rule);
}

function hostsOf(rules: readonly Rule[]): string[] {
  return rules.flatMap(({ destination_fqdns = [] }) => destination_fqdns);
}

const STRATEGIES = [FirewallStrategy.SERVICE_TAGS, FirewallStrategy.FQDN, FirewallStrategy.HYBRID];

describe("FQDN tags, where the user prefers them", () => {
  it.each(STRATEGIES)("stand in the place of the hosts of AKS, with the strategy %s", (strategy) => {
    const rules = applicationRules(resources(strategy, true));
    const tagged = rules.filter((rule) => "destination_fqdn_tags" in rule);
    expect(tagged).toEqual([
      {
        name: "AllowFqdnTagsTcp_443",
        description: expect.stringContaining("aks-"),
        protocols: [{ type: "Https", port: 443 }],
        source_addresses: ["10.1.0.0/24"],
        destination_fqdn_tags: ["AzureKubernetesService"],
      },
    ]);
    const hosts = hostsOf(applicationRules(resources(strategy, false)));
    const replaced = hosts.filter((host) => !hostsOf(rules).includes(host));
    expect(replaced).toContain("packages.microsoft.com");
    expect(replaced).toContain("acs-mirror.azureedge.net");
    expect(providerProblems({ resource: resources(strategy, true) })).toEqual([]);
  });

  it.each(STRATEGIES)("change nothing where AKS is not selected, with the strategy %s", (strategy) => {
    expect(resources(strategy, true, false)).toEqual(resources(strategy, false, false));
  });

  it("are told in the decisions of the requirements whose hosts they stand for", () => {
    const { plan } = planned({
      selection: { features: ["aks"] },
      egress: { ...FIREWALL_BY_HOST, fqdnTags: true },
    });
    const told = (plan?.decisions ?? []).filter(({ why }) => why.includes("FQDN tag"));
    expect(told).toContainEqual({
      requirement: "aks-packages",
      form: "hosts",
      why: "by the FQDN tag AzureKubernetesService, whose hosts Microsoft maintains, in the place of its hosts",
    });
    expect(told.filter(({ requirement }) => !requirement.startsWith("aks-"))).toEqual([]);
  });

  it("are not used unless they are asked for", () => {
    const rules = applicationRules(resources(FirewallStrategy.FQDN, false));
    expect(rules.filter((rule) => "destination_fqdn_tags" in rule)).toEqual([]);
  });
});
