import {
  type ApplicationRuleAttributes,
  evaluateFirewallPolicy,
  type Packet,
} from "../../../../lib/core/analyze/evaluate";
import { application, applicationRule, group, HOST, HTTPS } from "./firewall-rules";
import { at, outbound, tagged, UNRESOLVED } from "./packets";

/** What a single application rule that allows makes of a packet that is denied without it. */
function isHitByApplicationRule(rule: Partial<ApplicationRuleAttributes>, packet: Packet): string {
  const collection = application("c", 100, "Allow", applicationRule(rule));
  const policy = { ruleCollectionGroups: [group("g", 100, { application_rule_collection: [collection] })] };
  return { Allow: "yes", Deny: "no", Undecided: "unknown" }[evaluateFirewallPolicy(policy, packet).access];
}

describe("application rules", () => {
  const http = outbound(HOST, 80);

  test.each<[string, Partial<ApplicationRuleAttributes>, Packet, string]>([
    ["HTTPS on its port", {}, HTTPS, "yes"],
    ["HTTPS on another port", {}, outbound(HOST, 8787), "no"],
    [
      "HTTPS on a port of its own",
      { protocols: [{ type: "Https", port: 8787 }] },
      outbound(HOST, 8787),
      "yes",
    ],
    ["HTTP on port 80", { protocols: [{ type: "Http", port: 80 }] }, http, "yes"],
    ["HTTP for HTTPS", { protocols: [{ type: "Http", port: 443 }] }, HTTPS, "no"],
    [
      "HTTP on port 443, said so",
      { protocols: [{ type: "Http", port: 443 }] },
      { ...HTTPS, application: "Http" },
      "yes",
    ],
    ["HTTPS for what is HTTP on port 443", {}, { ...HTTPS, application: "Http" }, "no"],
    ["HTTPS for what is neither", {}, { ...HTTPS, application: "Other" }, "no"],
    [
      "one of two protocols",
      {
        protocols: [
          { type: "Http", port: 80 },
          { type: "Https", port: 443 },
        ],
      },
      http,
      "yes",
    ],
    [
      "Mssql for Mssql",
      { protocols: [{ type: "Mssql", port: 1433 }] },
      outbound(HOST, 1433, { application: "Mssql" }),
      "yes",
    ],
    ["Mssql for HTTPS", { protocols: [{ type: "Mssql", port: 443 }] }, HTTPS, "no"],
    ["a packet of UDP", {}, { ...HTTPS, protocol: "Udp" }, "no"],
    ["a packet for no name", { destination_fqdns: ["*"] }, outbound(at("203.0.113.9"), 443), "no"],
    [
      "a packet for a service, but no name",
      { destination_fqdns: ["*"] },
      outbound(tagged("Storage"), 443),
      "no",
    ],
    ["no protocols", { protocols: null }, HTTPS, "unknown"],
    ["a protocol in another case", { protocols: [{ type: "https", port: 443 }] }, HTTPS, "unknown"],
    ["a port not known yet", { protocols: [{ type: "Https", port: null }] }, HTTPS, "unknown"],
    ["a port that is not told", {}, outbound(HOST), "unknown"],
    ["another source", { source_addresses: ["10.2.0.0/24"] }, HTTPS, "no"],
    [
      "an IP group as source",
      { source_addresses: [], source_ip_groups: ["/subscriptions/…/group"] },
      HTTPS,
      "unknown",
    ],
  ])("%s", (_, rule, packet, expected) => {
    expect(isHitByApplicationRule(rule, packet)).toBe(expected);
  });

  const page = { ...HTTPS, urlPath: "/test/anything" };
  const url = (destination_urls: readonly string[], terminate_tls = true) => ({
    destination_fqdns: null,
    destination_urls,
    terminate_tls,
  });

  test.each<[string, Partial<ApplicationRuleAttributes>, Packet, string]>([
    ["its host", { destination_fqdns: ["www.contoso.com"] }, HTTPS, "yes"],
    ["another host", { destination_fqdns: ["contoso.com"] }, HTTPS, "no"],
    ["a wildcard around it", { destination_fqdns: ["example.org", "*.contoso.com"] }, HTTPS, "yes"],
    ["a wildcard elsewhere", { destination_fqdns: ["www.*.com"] }, HTTPS, "unknown"],
    ["its URL", url(["www.contoso.com/test/*"]), page, "yes"],
    ["its URL and another", url(["www.contoso.com/other/*", "www.contoso.com/test/*"]), page, "yes"],
    ["another URL", url(["www.contoso.com/other/*"]), page, "no"],
    ["a URL, for a path that is not told", url(["www.contoso.com/test/*"]), HTTPS, "unknown"],
    ["a URL of another host, for a path that is not told", url(["contoso.com/test/*"]), HTTPS, "no"],
    ["a URL without inspection of TLS", url(["www.contoso.com/test/*"], false), page, "unknown"],
    [
      "a URL of HTTP, which needs no inspection",
      { ...url(["www.contoso.com/test/*"], false), protocols: [{ type: "Http", port: 80 }] },
      { ...http, urlPath: "/test/anything" },
      "yes",
    ],
    ["its host and another URL", { destination_urls: ["contoso.com/test"] }, page, "unknown"],
    [
      "an FQDN tag",
      { destination_fqdns: null, destination_fqdn_tags: ["AzureKubernetesService"] },
      HTTPS,
      "unknown",
    ],
    [
      "a web category",
      { destination_fqdns: null, web_categories: ["SearchEnginesAndPortals"] },
      HTTPS,
      "unknown",
    ],
    ["its host and an FQDN tag", { destination_fqdn_tags: ["AzureKubernetesService"] }, HTTPS, "unknown"],
    ["its host and a web category", { web_categories: ["SearchEnginesAndPortals"] }, HTTPS, "unknown"],
    ["nothing", { destination_fqdns: [] }, HTTPS, "unknown"],
    ["its host and its address", { destination_addresses: ["203.0.113.0/24"] }, HTTPS, "yes"],
    ["its host and two addresses", { destination_addresses: ["10.0.0.0/8", "203.0.113.9"] }, HTTPS, "yes"],
    ["its host and another address", { destination_addresses: ["10.0.0.0/8"] }, HTTPS, "unknown"],
    ["an expression", { destination_fqdns: [UNRESOLVED] }, HTTPS, "unknown"],
  ])("a target of %s", (_, rule, packet, expected) => {
    expect(isHitByApplicationRule(rule, packet)).toBe(expected);
  });
});
