import { networkRuleCollections } from "../../../lib/constructs/rule-collection-attributes";
import {
  applicationRulesOf,
  COMMON,
  described,
  entry,
  hosts,
  messagesOf,
  plannedWith,
  TLS,
} from "./application-rules";
import { firewall } from "./selections";

describe("hosts on ports that carry TLS", () => {
  it("are in an application rule, wildcards too, without a DNS proxy", () => {
    const planned = plannedWith(
      { ...firewall("fqdn"), sku: "Basic", dnsProxy: false },
      { hosts: [{ ...entry, hosts: ["*.contoso.net", "www.fabrikam.org"], ports: ["8084"], tls: true }] },
    );
    expect(applicationRulesOf(planned)).toEqual([
      {
        ...COMMON,
        name: "AllowHostsTcp_8084",
        description: described("requirement-10"),
        protocols: [{ type: "Https", port: 8084 }],
        destinationFqdns: ["*.contoso.net", "www.fabrikam.org"],
      },
    ]);
    expect(networkRuleCollections(planned.plan?.ruleCollections ?? [])).toEqual([]);
    expect(messagesOf(planned)).toEqual([]);
  });

  it("have one protocol for each port, HTTP on 80, and a rule for each of the web's ports", () => {
    const planned = plannedWith(firewall("fqdn"), {
      hosts: [{ ...entry, hosts: ["www.fabrikam.org"], ports: ["80", "443", "8084-8085"], tls: true }],
    });
    expect(applicationRulesOf(planned)).toMatchObject([
      { name: "AllowHostsTcp_443", protocols: [TLS] },
      { name: "AllowHostsTcp_80", protocols: [{ type: "Http", port: 80 }] },
      {
        name: "AllowHostsTcp_8084-8085",
        protocols: [
          { type: "Https", port: 8084 },
          { type: "Https", port: 8085 },
        ],
      },
    ]);
  });

  it("are in a network rule where nothing says that they carry it", () => {
    const planned = plannedWith(firewall("fqdn"), hosts(["www.fabrikam.org"], "8084"));
    expect(applicationRulesOf(planned)).toEqual([]);
    expect(networkRuleCollections(planned.plan?.ruleCollections ?? [])).toMatchObject([
      { rule: [{ name: "AllowHostsTcp_8084", destinationFqdns: ["www.fabrikam.org"] }] },
    ]);
  });
});

describe("a requirement whose rule the documents name", () => {
  const install = { ...hosts(["ghcr.io"], "443"), firewallRule: "AllowRStudioInstall" };

  it("has a rule of that name to itself, in its own place", () => {
    const planned = plannedWith(
      firewall("fqdn"),
      hosts(["a.contoso.net"], "80"),
      install,
      hosts(["www.fabrikam.org", "ghcr.io"], "443"),
      hosts(["b.contoso.net"], "80"),
    );
    expect(applicationRulesOf(planned)).toMatchObject([
      { name: "AllowHostsTcp_80", destinationFqdns: ["a.contoso.net", "b.contoso.net"] },
      {
        ...COMMON,
        name: "AllowRStudioInstall",
        protocols: [TLS],
        destinationFqdns: ["ghcr.io"],
        description: described("requirement-20"),
      },
      {
        name: "AllowHostsTcp_443",
        destinationFqdns: ["ghcr.io", "www.fabrikam.org"],
        description: described("requirement-30"),
      },
    ]);
  });

  it("shares its rule with others of that name", () => {
    const planned = plannedWith(firewall("fqdn"), install, {
      ...hosts(["pkg-containers.githubusercontent.com"], "443"),
      firewallRule: "AllowRStudioInstall",
    });
    expect(applicationRulesOf(planned)).toMatchObject([
      {
        name: "AllowRStudioInstall",
        destinationFqdns: ["ghcr.io", "pkg-containers.githubusercontent.com"],
        description: described("requirement-10", "requirement-20"),
      },
    ]);
  });

  it("keeps its rule and place where a feature asks for the same host and more", () => {
    const always = [hosts(["a.contoso.net"], "80"), install, hosts(["b.contoso.net"], "8084")] as const;
    const more = { ...hosts(["ghcr.io", "*.contoso.net"], "443"), features: ["two"] };
    const without = applicationRulesOf(plannedWith(firewall("fqdn"), ...always));
    const withMore = applicationRulesOf(plannedWith(firewall("fqdn"), ...always, more));
    expect(
      withMore.filter((rule) => without.some((old) => JSON.stringify(old) === JSON.stringify(rule))),
    ).toEqual(without);
    expect(withMore).toHaveLength(without.length + 1);
  });

  it("has no such rule where a tag carries it", () => {
    const planned = plannedWith(firewall("service-tags"), {
      ...install,
      tags: [{ ...entry, tag: "AzureKeyVault", ports: ["443"] }],
    });
    expect(applicationRulesOf(planned)).toEqual([]);
    expect(networkRuleCollections(planned.plan?.ruleCollections ?? [])).toMatchObject([
      { rule: [{ name: "AllowServiceTagsTcp_443" }] },
    ]);
  });
});
