import type { Configuration } from "../../../../lib/core/analyze/configuration";
import { check } from "../../../../lib/core/analyze/proof";
import { outboundRule, withGroup, withMore, withoutRule } from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

const direct = goldenConfiguration("direct");
const SELECTION = selected(EXAMPLE_SELECTIONS.direct ?? { cloud: "", region: "" });

describe("the report", () => {
  it("counts the flows by their verdicts", () => {
    const { summary, flows } = check(withoutRule(direct, "AllowAzureMonitorTcpOutbound"), SELECTION);
    const count = (verdict: string): number => flows.filter((each) => each.verdict === verdict).length;
    expect(summary.required).toBe(flows.length);
    expect(summary.blocked).toBe(count("blocked"));
    expect(summary.blocked).toBe(1);
    expect(summary.admitted).toBe(count("allowed") + count("broad"));
    expect(summary.undecided).toBe(count("undecided"));
  });

  it("names the deciding rule of each flow", () => {
    const { flows } = check(direct, SELECTION);
    expect(
      flows.filter(({ peer, port }) => peer === "Storage.EastUS2" && port === "443").map(({ rule }) => rule),
    ).toContain(
      "azurerm_network_security_group.isolation_NetworkSecurityGroup_4541CE71: AllowStorageTcpOutbound",
    );
  });

  it("tells what is admitted beyond what is required, the narrowest first", () => {
    const wide = outboundRule({ name: "Wide", priority: 400, destination_port_range: "1-442" });
    const narrow = outboundRule({
      name: "Narrow",
      priority: 401,
      destination_port_range: "9000",
      destination_address_prefix: "Sql",
    });
    const { findings } = check(withMore(direct, wide, narrow), SELECTION);
    const found = findings.filter(({ code }) => code === "admitted-not-required").map(({ rule }) => rule);
    expect(found.map((rule) => rule.split(": ")[1])).toEqual(["Narrow", "Wide"]);
  });

  it("keeps findings that are acknowledged, with the reason, and takes the narrowest one", () => {
    const sql = (name: string, priority: number) =>
      outboundRule({
        name,
        priority,
        destination_address_prefix: "Sql",
        destination_port_range: `${priority}`,
      });
    const { findings } = check(withMore(direct, sql("One", 1433), sql("Two", 1434)), SELECTION, {
      acknowledgements: [
        { code: "admitted-not-required", reason: "all of it was reviewed" },
        { code: "admitted-not-required", rule: "Two", reason: "the reporting job" },
      ],
    });
    expect(findings.map(({ rule, acknowledged }) => [rule.split(": ")[1], acknowledged])).toEqual([
      ["One", "all of it was reviewed"],
      ["Two", "the reporting job"],
    ]);
  });

  it("judges several security groups one by one", () => {
    const [group] = direct.securityGroups;
    if (group === undefined) throw new Error("the example has a security group");
    const empty = { ...group, address: "azurerm_network_security_group.open", name: "open", rules: [] };
    const { flows } = check({ ...direct, securityGroups: [group, empty] }, SELECTION, {
      subnets: ["10.1.0.0/24"],
    });
    const rules = new Set(flows.map(({ rule }) => rule.split(": ")[1]));
    expect(rules.has("AllowStorageTcpOutbound")).toBe(true);
    expect(rules.has("AllowInternetOutBound")).toBe(true);
  });

  it("does not depend on the order of the rules", () => {
    const reversed: Configuration = {
      ...direct,
      securityGroups: direct.securityGroups.map((each) => ({ ...each, rules: [...each.rules].reverse() })),
    };
    const more = outboundRule({
      name: "Sql",
      destination_address_prefix: "Sql",
      destination_port_range: "1433",
    });
    expect(check(withMore(reversed, more), SELECTION)).toEqual(check(withMore(direct, more), SELECTION));
  });
});

describe("addresses and service tags", () => {
  const byAddress = withMore(
    withoutRule(direct, "AllowStorageTcpOutbound"),
    outboundRule({
      name: "Storage",
      source_address_prefix: "10.1.0.0/24",
      destination_address_prefix: "20.60.2.0/24",
    }),
  );
  const storage = (configuration: Configuration, options = {}) =>
    check(configuration, SELECTION, options).flows.find(
      ({ requirement }) => requirement === "default-storage",
    )?.verdict;

  it("leave a required tag undecided behind a rule for addresses, without a service-tag file", () => {
    expect(storage(byAddress)).toBe("undecided");
  });

  it("leave what a rule for addresses admits undecided, without a service-tag file", () => {
    const { findings } = check(byAddress, SELECTION);
    const ofRule = findings.filter(({ rule }) => rule.endsWith(": Storage")).map(({ code }) => code);
    expect(ofRule).toContain("admitted-undecided");
    expect(ofRule).not.toContain("admitted-not-required");
  });

  it("meet through a service-tag file", () => {
    const tagIndex = {
      addressesOf: (tag: string) => (tag === "Storage.EastUS2" ? ["20.60.2.0/25"] : ["203.0.113.0/28"]),
    };
    const { flows, findings } = check(byAddress, SELECTION, { tagIndex });
    expect(flows.find(({ requirement }) => requirement === "default-storage")?.verdict).toBe("broad");
    expect(findings.find(({ code }) => code === "admitted-not-required")?.message).toContain(
      "20.60.2.128/25",
    );
  });

  it("meet through a service-tag file where the addresses are too few", () => {
    const tagIndex = {
      addressesOf: (tag: string) => (tag === "Storage.EastUS2" ? ["20.60.2.0/23"] : ["203.0.113.0/28"]),
    };
    expect(storage(byAddress, { tagIndex })).toBe("blocked");
  });
});

describe("IP groups", () => {
  it("are the prefixes that the configuration gives for them", () => {
    const hub = goldenConfiguration("hub-spoke");
    const selection = selected(EXAMPLE_SELECTIONS["hub-spoke"] ?? { cloud: "", region: "" });
    const grouped = withGroup(hub, (group) => ({
      ...group,
      network_rule_collection: (group.network_rule_collection ?? []).map((each) => ({
        ...each,
        rule: each.rule.map((rule) => ({ ...rule, source_addresses: [], source_ip_groups: ["spokes"] })),
      })),
    }));
    const known = { ...grouped, ipGroups: new Map([["spokes", ["10.20.0.0/22"]]]) };
    expect(check(known, selection).findings).toEqual([]);
    expect(check(grouped, selection).summary.undecided).toBeGreaterThan(0);
  });
});
