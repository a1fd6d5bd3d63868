import { type ApplicationRuleAttributes, evaluateFirewallPolicy } from "../../lib/core/analyze/evaluate";
import { checkFirewallPolicy, type FirewallPolicyInput } from "../../lib/core/compile/check-firewall-policy";
import { type FirewallPolicyStatement, joinPolicyFacts } from "../../lib/core/compile/firewall-policy-facts";
import type { FirewallRuleInput, FirewallSku } from "../../lib/core/compile/network-input";
import type { Diagnostic } from "../../lib/core/diagnostics/diagnostic";
import { application, applicationRule, group, HTTPS, nat } from "../core/analyze/evaluate/firewall-rules";
import {
  applicationRulesOf,
  hosts as hostsOf,
  messagesOf,
  plannedWith,
  urls,
} from "../core/compile/application-rules";
import { FIREWALL, planned } from "../core/compile/refusals/changed-input";
import { firewall } from "../core/compile/selections";
import { providerProblems } from "../terraform/provider-validation";
import { applicationCollection, common, ruleCollectionGroup } from "../terraform/sample-documents";
import { addresses, hosts, tags, tcp, udp, usersRule } from "./users-rule";

/*
 * "Azure Firewall features by SKU", 2025-09-18: what a policy of each SKU can do, and what the library makes of rules
 * that a SKU cannot have. The evaluator judges rules as they stand and knows no SKU.
 */

const SKUS: readonly FirewallSku[] = ["Basic", "Standard", "Premium"];

/** Standard and Premium have it, or Premium alone, or all. */
type Having = readonly FirewallSku[];
const ALL: Having = SKUS;
const NOT_BASIC: Having = ["Standard", "Premium"];
const PREMIUM: Having = ["Premium"];

const each = <T>(rows: readonly (readonly [string, T, Having])[]): [string, FirewallSku, T, boolean][] =>
  rows.flatMap(([feature, value, having]) =>
    SKUS.map((sku): [string, FirewallSku, T, boolean] => [feature, sku, value, having.includes(sku)]),
  );

describe("a user's rule", () => {
  const storageTag = { destinations: tags("Storage"), ports: tcp("443") };

  it.each(
    each<Partial<FirewallRuleInput>>([
      ["an exact host on the web's ports", { destinations: hosts("pypi.org") }, ALL],
      ["a wildcard host on the web's ports", { destinations: hosts("*.pypi.org") }, ALL],
      ["addresses and ports", { destinations: addresses("192.0.2.0/24"), ports: udp("123") }, ALL],
      ["a service tag", storageTag, ALL],
      ["a host on another port of TCP", { destinations: hosts("pypi.org"), ports: tcp("22") }, NOT_BASIC],
      ["a host on UDP", { destinations: hosts("pypi.org"), ports: udp("443") }, NOT_BASIC],
    ]),
  )("to %s with the SKU %s", (_feature, sku, change, isThere) => {
    const { errors, network, application: byName } = usersRule(change, { sku });
    expect(errors).toEqual(
      isThere
        ? []
        : [
            "invalid-rule: a network rule with a host name needs the SKU `Standard` or `Premium`, not `Basic`",
          ],
    );
    expect([...network, ...byName]).toHaveLength(isThere ? 1 : 0);
  });
});

describe("a firewall policy that is created", () => {
  const policy: FirewallPolicyInput = {
    name: "policy-hub",
    resourceGroupName: "rg-hub",
    location: "eastus2",
    sku: "Standard",
    dnsProxy: false,
    dnsServers: [],
    threatIntelligenceMode: "Alert",
    tags: {},
  };
  const tlsInspection = {
    keyVaultSecretId: "https://kv-hub.vault.azure.net/secrets/firewall-ca",
    certificateName: "firewall-ca",
    identityId:
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.ManagedIdentity/userAssignedIdentities/firewall",
  };

  it.each(
    each<Partial<FirewallPolicyInput>>([
      ["nothing but rules", {}, ALL],
      ["a DNS proxy", { dnsProxy: true }, NOT_BASIC],
      ["DNS servers of one's own", { dnsServers: ["10.0.0.4"] }, NOT_BASIC],
      ["threat intelligence that is off", { threatIntelligenceMode: "Off" }, ALL],
      ["threat intelligence that alerts", { threatIntelligenceMode: "Alert" }, ALL],
      ["threat intelligence that denies", { threatIntelligenceMode: "Deny" }, NOT_BASIC],
      ["TLS inspection", { tlsInspection }, PREMIUM],
    ]),
  )("with %s and the SKU %s", (_feature, sku, change, isThere) => {
    expect(checkFirewallPolicy({ ...policy, ...change, sku }).map(({ code }) => code)).toEqual(
      isThere ? [] : ["feature-not-in-firewall-sku"],
    );
  });
});

describe("an egress that has a policy's id only", () => {
  it.each(
    each<FirewallPolicyStatement>([
      ["nothing of the policy", {}, ALL],
      ["no DNS proxy and no TLS inspection", { dnsProxy: false, tlsInspection: false }, ALL],
      ["a DNS proxy", { dnsProxy: true }, NOT_BASIC],
      ["TLS inspection", { tlsInspection: true }, PREMIUM],
    ]),
  )("and tells %s, with the SKU %s", (_feature, sku, statement, isThere) => {
    const found: Diagnostic[] = [];
    joinPolicyFacts({ ...statement, sku }, undefined, found);
    expect(found.map(({ code }) => code)).toEqual(isThere ? [] : ["feature-not-in-firewall-sku"]);
  });
});

describe("a requirement of the catalog", () => {
  const url = urls(["github.com/org/*"], "443");

  it.each(
    each([
      ["TLS inspection", true, PREMIUM],
      ["no TLS inspection", false, []],
    ]),
  )("for a URL, with %s and the SKU %s", (_inspection, sku, tlsInspection, isUrl) => {
    const result = plannedWith({ ...firewall("fqdn"), sku, dnsProxy: false, tlsInspection }, url);
    expect(applicationRulesOf(result)).toMatchObject([
      isUrl
        ? { destinationUrls: ["github.com/org/*"], terminateTls: true }
        : { destinationFqdns: ["github.com"] },
    ]);
    expect(messagesOf(result).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(
      isUrl ? [] : ["warning url-widened-to-host"],
    );
  });

  it.each(each([["a host on another port", hostsOf(["www.fabrikam.org"], "8084"), NOT_BASIC]]))(
    "for %s, with the SKU %s",
    (_feature, sku, requirement, isThere) => {
      const { diagnostics } = plannedWith({ ...firewall("fqdn"), sku }, requirement);
      expect(diagnostics.map(({ code }) => code)).toEqual(isThere ? [] : ["inexpressible-requirement"]);
    },
  );

  it.each(each([["its host on UDP is a wildcard, its tag is not", "fqdn" as const, ALL]]))(
    "is met by its tag where %s, with the SKU %s",
    (_why, sku, strategy) => {
      const { plan } = planned({ egress: { ...FIREWALL, sku, strategy, dnsProxy: sku !== "Basic" } });
      const relay = plan?.decisions.find(({ requirement }) => requirement === "compute-instance-relay");
      expect(relay?.form).toBe("service-tag");
    },
  );
});

describe("what a policy may hold and the library does not write", () => {
  const byName = (more: Partial<ApplicationRuleAttributes>) => ({
    application_rule_collection: [
      application("c", 100, "Allow", applicationRule({ destination_fqdns: null, ...more })),
    ],
  });

  it.each([
    ["an FQDN tag, whose hosts stand elsewhere", byName({ destination_fqdn_tags: ["WindowsUpdate"] })],
    ["a web category, whose hosts stand elsewhere", byName({ web_categories: ["Education"] })],
    ["a DNAT rule, whose translation is not followed", { nat_rule_collection: [nat("c", 100)] }],
  ])("leaves the verdict open: %s", (_what, collections) => {
    const policy = { ruleCollectionGroups: [group("g", 100, collections)] };
    expect(evaluateFirewallPolicy(policy, HTTPS).access).toBe("Undecided");
  });
});

describe("a rule by URL in somebody's Terraform", () => {
  const rule = {
    name: "r",
    source_addresses: ["10.1.0.0/24"],
    protocols: [{ type: "Https", port: 443 }],
    destination_urls: ["github.com/org/*"],
    terminate_tls: true,
  };
  const documentOf = (sku: FirewallSku): unknown => ({
    resource: {
      azurerm_firewall_policy: { main: { ...common, sku } },
      azurerm_firewall_policy_rule_collection_group: {
        main: {
          ...ruleCollectionGroup,
          application_rule_collection: [{ ...applicationCollection, rule: [rule] }],
        },
      },
    },
  });

  it.each(each([["a URL", documentOf, PREMIUM]]))(
    "%s in a policy of the SKU %s",
    (_what, sku, write, isThere) => {
      expect(providerProblems(write(sku))).toHaveLength(isThere ? 0 : 1);
    },
  );
});
