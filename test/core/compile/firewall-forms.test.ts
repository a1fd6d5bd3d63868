import { knownText } from "../../../lib/core/compile/known-text";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { firewall, openingFirewall } from "./selections";
import { byHost, byTag, byUrl, smallFirewall } from "./small-firewalls";

type Arguments = Parameters<typeof smallFirewall>;

/** `rule destination destination for requirements`, of the application rules. */
function applicationRules(...given: Arguments): string[] {
  const collections = smallFirewall(...given).plan?.ruleCollections ?? [];
  return collections
    .filter(({ type }) => type === "application")
    .flatMap(({ rules }) => rules)
    .map(
      ({ name, destinations, requirements }) =>
        `${name} ${destinations.map((each) => knownText(each)).join(" ")} for ${requirements.join(" ")}`,
    );
}

const fqdnTag = "AzureKubernetesService";

describe("an FQDN tag stands in the place of the hosts", () => {
  it("of its own requirement, and not of hosts that these would have covered", () => {
    const rules = applicationRules(
      { ...firewall("fqdn"), fqdnTags: true },
      { hosts: [byHost("*.data.contoso.net", "443")], fqdnTag },
      { hosts: [byHost("x.data.contoso.net", "443")] },
    );
    expect(rules).toEqual([
      "AllowFqdnTagsTcp_443 AzureKubernetesService for r0",
      "AllowHostsTcp_443 x.data.contoso.net for r1",
    ]);
  });

  it("and never of a URL, which is narrower", () => {
    const rules = applicationRules(
      { ...openingFirewall("fqdn"), fqdnTags: true },
      { urls: [byUrl("a.contoso.net/x/*")], hosts: [byHost("b.contoso.net", "443")], fqdnTag },
    );
    expect(rules).toEqual([
      "AllowFqdnTagsTcp_443 AzureKubernetesService for r0",
      "AllowUrlsTcp_443 a.contoso.net/x/* for r0",
    ]);
  });
});

describe("a need for some of the ports that another one always brings", () => {
  it("has no rule of its own, and is named by the other one's rule", () => {
    const { plan } = smallFirewall(
      firewall("service-tags"),
      { tags: [byTag("AzureMachineLearning", "443", "8787", "18881")] },
      { tags: [byTag("AzureMachineLearning", "8787"), byTag("Storage", "8787")] },
    );
    const rules = (plan?.ruleCollections ?? []).flatMap((collection) =>
      collection.rules.map(
        ({ name, destinations, requirements }) =>
          `${name} ${destinations.map((each) => knownText(each)).join(" ")} for ${requirements.join(" ")}`,
      ),
    );
    expect(rules).toEqual([
      "AllowServiceTagsTcp_443 AzureMachineLearning for r0",
      "AllowServiceTagsTcp_8787_18881 AzureMachineLearning for r0 r1",
      "AllowServiceTagsTcp_8787 Storage for r1",
    ]);
  });
});

describe("a rule on more ports than fit into its name", () => {
  it("has a number in their place, which the same ports always have", () => {
    const many = Array.from({ length: 13 }, (_, index) => `${5000 + 10 * index}`);
    const names = [many, many.slice(1), many].map((ports) => {
      const { plan } = smallFirewall(firewall("service-tags"), { tags: [byTag("Storage", ...ports)] });
      return plan?.ruleCollections.flatMap(({ rules }) => rules.map(({ name }) => name)).join() ?? "";
    });
    expect(names[0]).toMatch(/^AllowServiceTagsTcp_[0-9a-f]{8}$/);
    expect(names[1]).toBe(`AllowServiceTagsTcp_${many.slice(1).join("_")}`);
    expect(names[2]).toBe(names[0]);
  });
});

describe("rules whose port ranges overlap", () => {
  it("are not called as few as can be where fewer do", () => {
    const { plan } = smallFirewall(
      firewall("service-tags"),
      { tags: [byTag("Storage", "1001-1004")] },
      { tags: [byTag("AzureKeyVault", "1001-1002")] },
      { tags: [byTag("AzureKeyVault", "1003-1004")] },
      { tags: [byTag("AzureMachineLearning", "1001-1002")] },
      { tags: [byTag("AzureActiveDirectory", "1003-1004")] },
    );
    expect(plan?.report).toMatchObject({ rules: 3, lowerBound: 2, optimal: false });
  });

  it("are divided into what overlaps and what does not where the fewest rules are asked for, and joined again", () => {
    const fewest: FirewallEgressInput = { ...firewall("service-tags"), ruleCover: "fewest" };
    const rulesFor = (...ports: readonly (readonly string[])[]): string[] => {
      const tags = ["Storage", "AzureKeyVault", "AzureMachineLearning", "AzureActiveDirectory"];
      const needs = ports.map((each, index) => ({ tags: [byTag(tags[index] ?? "", ...each)] }));
      return (smallFirewall(fewest, ...needs).plan?.ruleCollections ?? []).flatMap((collection) =>
        collection.rules.map(
          ({ name, destinations, requirements }) =>
            `${name} ${destinations.map((each) => knownText(each)).join(" ")} for ${requirements.join(" ")}`,
        ),
      );
    };
    expect(rulesFor(["8700-8710"], ["8704-8720"], ["8700-8720"])).toEqual([
      "AllowServiceTagsTcp_8700-8710 Storage AzureMachineLearning for r0 r2",
      "AllowServiceTagsTcp_8704-8720 AzureKeyVault AzureMachineLearning for r1 r2",
    ]);
    expect(rulesFor(["1001-1004"], ["1001-1002"], ["1003-1004"])).toEqual([
      "AllowServiceTagsTcp_1001-1002 Storage AzureKeyVault for r0 r1",
      "AllowServiceTagsTcp_1003-1004 Storage AzureMachineLearning for r0 r2",
    ]);
    expect(rulesFor(["8700-8710"], ["8704-8720"])).toEqual([
      "AllowServiceTagsTcp_8700-8710 Storage for r0",
      "AllowServiceTagsTcp_8704-8720 AzureKeyVault for r1",
    ]);
  });
});
