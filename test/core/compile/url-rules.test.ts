import { networkRuleCollections } from "../../../lib/constructs/rule-collection-attributes";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import {
  applicationRulesOf,
  COMMON,
  described,
  entry,
  hosts,
  messagesOf,
  plannedWith,
  TLS,
  urls,
} from "./application-rules";
import { DIRECT, firewall, openingFirewall } from "./selections";

describe("paths below a host", () => {
  const paths = urls(["github.com/org/*", "github.com/Other/repository", "a.contoso.net/x/*"], "443");

  it("are a rule by URL that opens TLS, where the firewall sees paths", () => {
    const planned = plannedWith(openingFirewall("service-tags"), paths);
    expect(applicationRulesOf(planned)).toEqual([
      {
        ...COMMON,
        name: "AllowUrlsTcp_443",
        description: described("requirement-10"),
        protocols: [TLS],
        destinationUrls: ["a.contoso.net/x/*", "github.com/Other/repository", "github.com/org/*"],
        terminateTls: true,
      },
    ]);
    expect(planned.plan?.ruleCollections.flatMap(({ rules }) => rules)).toEqual([
      {
        name: "AllowUrlsTcp_443",
        description: described("requirement-10"),
        protocol: "Tcp",
        ports: [{ first: 443, last: 443 }],
        sources: [expect.objectContaining({ text: "10.1.0.0/24" })],
        destinations: [
          ["a.contoso.net", "/x/*"],
          ["github.com", "/Other/repository"],
          ["github.com", "/org/*"],
        ].map(([text, path]) => ({ kind: "url", host: { kind: "exact", name: text, text }, path })),
        origin: "catalog",
        requirements: ["requirement-10"],
      },
    ]);
    expect(messagesOf(planned)).toEqual([]);
    expect(networkRuleCollections(planned.plan?.ruleCollections ?? [])).toEqual([]);
  });

  it.each<[string, FirewallEgressInput, string]>([
    ["the SKU Standard", firewall("fqdn"), "the SKU `Standard` knows no paths"],
    [
      "the SKU Basic",
      { ...firewall("fqdn"), sku: "Basic", dnsProxy: false },
      "the SKU `Basic` knows no paths",
    ],
    [
      "the SKU Standard, whatever its policy is said to do",
      { ...openingFirewall("fqdn"), sku: "Standard" },
      "the SKU `Standard` knows no paths",
    ],
    ["a policy that opens no TLS", { ...firewall("fqdn"), sku: "Premium" }, "the policy does not open TLS"],
    [
      "a policy that says that it opens no TLS",
      { ...openingFirewall("fqdn"), tlsInspection: false },
      "the policy does not open TLS",
    ],
  ])("are their hosts as a whole with %s, and each is told", (_, egress, reason) => {
    const planned = plannedWith(egress, paths);
    expect(applicationRulesOf(planned)).toEqual([
      {
        ...COMMON,
        name: "AllowHostsTcp_443",
        description: described("requirement-10"),
        protocols: [TLS],
        destinationFqdns: ["a.contoso.net", "github.com"],
      },
    ]);
    const told = (url: string, host: string): string =>
      `warning url-widened-to-host requirement requirement-10: \`requirement-10\` needs \`${url}\`, and its whole host \`${host}\` is allowed: ${reason}; that is wider`;
    expect(messagesOf(planned)).toEqual([
      told("a.contoso.net/x/*", "a.contoso.net"),
      told("github.com/Other/repository", "github.com"),
      told("github.com/org/*", "github.com"),
    ]);
  });

  it("stand in a rule beside that of the hosts of the same port", () => {
    const planned = plannedWith(openingFirewall("fqdn"), hosts(["www.fabrikam.org"], "443"), paths);
    expect(applicationRulesOf(planned)).toMatchObject([
      { name: "AllowHostsTcp_443", destinationFqdns: ["www.fabrikam.org"] },
      { name: "AllowUrlsTcp_443", destinationUrls: { length: 3 }, terminateTls: true },
    ]);
  });

  it("need no rule where the whole host is always allowed", () => {
    const planned = plannedWith(
      openingFirewall("fqdn"),
      hosts(["github.com"], "443"),
      urls(["github.com/org/*"], "443"),
    );
    expect(applicationRulesOf(planned)).toMatchObject([
      { name: "AllowHostsTcp_443", destinationFqdns: ["github.com"] },
    ]);
  });

  it.each([
    [
      "by URL where the firewall sees paths",
      openingFirewall("fqdn"),
      { destinationUrls: ["github.com/org/*"] },
    ],
    ["by host where it does not", firewall("fqdn"), { destinationFqdns: ["github.com"] }],
    [
      "by host also without a DNS proxy",
      { ...firewall("fqdn"), dnsProxy: false },
      { destinationFqdns: ["github.com"] },
    ],
  ])(
    "on other ports than the web's are TLS, and so in an application rule: %s",
    (_, egress, destinations) => {
      const planned = plannedWith(egress, urls(["github.com/org/*"], "443", "8443"));
      expect(applicationRulesOf(planned)).toMatchObject([
        { protocols: [TLS], ...destinations },
        { protocols: [{ type: "Https", port: 8443 }], ...destinations },
      ]);
      expect(networkRuleCollections(planned.plan?.ruleCollections ?? [])).toEqual([]);
    },
  );

  it("leave a rule to whoever needs the whole host", () => {
    const planned = plannedWith(
      openingFirewall("fqdn"),
      urls(["github.com/org/*"], "443"),
      hosts(["github.com"], "8084"),
      { ...hosts(["github.com"], "443"), features: ["two"] },
    );
    expect(applicationRulesOf(planned)).toMatchObject([
      { name: "AllowUrlsTcp_443", destinationUrls: ["github.com/org/*"] },
      { name: "AllowHostsTcp_443", destinationFqdns: ["github.com"] },
    ]);
  });

  it.each([
    ["the whole host", hosts(["github.com"], "443"), "github.com"],
    ["another path", urls(["github.com/other/*"], "443"), "github.com/other/*"],
  ])("do not say that their tag holds %s", (_, needed, name) => {
    const tagged = {
      ...urls(["github.com/org/*"], "443"),
      tags: [{ ...entry, tag: "AzureKeyVault", ports: ["443"] }],
    };
    expect(messagesOf(plannedWith(DIRECT, tagged, needed))).toEqual([
      `warning host-only-requirement requirement requirement-20: \`requirement-20\` (A purpose.) cannot be allowed: the documents name hosts only (${name}), and an NSG knows addresses and tags; send egress through a firewall to allow it`,
    ]);
    expect(messagesOf(plannedWith(DIRECT, tagged, urls(["github.com/org/*"], "443")))).toEqual([]);
  });
});
