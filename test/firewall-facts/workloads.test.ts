import { portsOf } from "../../lib/core/address/port-range";
import { machineLearningService } from "../../lib/core/catalog/built-in";
import { type SelectionInput, select } from "../../lib/core/catalog/selection";
import { sizeOf } from "../../lib/core/compile/firewall-report";
import { withIpGroups } from "../../lib/core/compile/ip-groups";
import type { FirewallRule, RuleCollection } from "../../lib/core/compile/plan";
import { type FirewallWorkloadInput, planFirewall } from "../../lib/core/compile/plan-firewall";
import { refuseIpGroups, refuseLargeGroups } from "../../lib/core/compile/plan-limits";
import type { Diagnostic } from "../../lib/core/diagnostics/diagnostic";
import { FIREWALL, planned } from "../core/compile/refusals/changed-input";

/*
 * Workloads behind one firewall: what does not go together, and the IP groups that hold the sources of many.
 */

function workload(
  name: string,
  addressPrefixes: readonly string[],
  selection: Partial<SelectionInput> = {},
): FirewallWorkloadInput {
  const { value } = select(machineLearningService(), { cloud: "public", region: "eastus2", ...selection });
  if (value === undefined) {
    throw new Error("there is no selection");
  }
  return { name, selection: value, subnets: [{ addressPrefixes }] };
}

const prefixes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `10.${Math.floor(index / 256)}.${index % 256}.0/24`);

describe("workloads behind one firewall are refused", () => {
  it.each<[statement: string, workloads: FirewallWorkloadInput[], errors: string[]]>([
    ["where there is none", [], ["empty-source workloads"]],
    ["without a prefix", [workload("a", [])], ["empty-source workloads[0].subnets[0].addressPrefixes"]],
    [
      "with a prefix twice in one",
      [workload("a", ["10.1.0.0/24", "10.1.0.0/24"])],
      ["overlapping-prefixes workloads[0].subnets[0].addressPrefixes[1]"],
    ],
    [
      "with a prefix of one in another",
      [workload("a", ["10.1.0.0/24"]), workload("b", ["10.1.0.128/25"])],
      ["overlapping-prefixes workloads[1].subnets"],
    ],
    [
      "with `*` as a source",
      [workload("a", ["*"])],
      ["invalid-address workloads[0].subnets[0].addressPrefixes[0]"],
    ],
    [
      "with every address as a source",
      [workload("a", ["0.0.0.0/0"])],
      ["invalid-address workloads[0].subnets[0].addressPrefixes[0]"],
    ],
    [
      "with a host name as a source",
      [workload("a", ["vm.contoso.com"])],
      ["invalid-address workloads[0].subnets[0].addressPrefixes[0]"],
    ],
    [
      "with a service tag as a source",
      [workload("a", ["VirtualNetwork"])],
      ["invalid-address workloads[0].subnets[0].addressPrefixes[0]"],
    ],
    [
      "with IPv6 sources",
      [workload("a", ["2001:db8::/64"])],
      ["unsupported-address-family workloads[0].subnets"],
    ],
    [
      "with one name, whatever its case",
      [workload("a", ["10.1.0.0/24"]), workload("A", ["10.2.0.0/24"])],
      ["name-taken workloads[1].name"],
    ],
    [
      "in two clouds",
      [
        workload("a", ["10.1.0.0/24"]),
        workload("b", ["10.2.0.0/24"], { cloud: "china", region: "chinaeast2" }),
      ],
      ["workloads-contradict workloads[1].selection"],
    ],
  ])("%s", (_statement, workloads, errors) => {
    const { plan, diagnostics } = planFirewall({ workloads, egress: FIREWALL });
    expect(plan).toBeUndefined();
    expect(
      diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, subject }) => `${code} ${subject}`),
    ).toEqual(errors);
  });
});

describe("sources in IP groups", () => {
  it.each([
    ["as many as the threshold stay in the rules", 10, []],
    ["one more is put into a group", 11, [11]],
  ])("%s", (_statement, count, sizes) => {
    const { plan } = planFirewall({
      workloads: [workload("a", prefixes(count))],
      egress: FIREWALL,
      ipGroupThreshold: 10,
    });
    expect(plan?.ipGroups.map(({ addresses }) => addresses.length)).toEqual(sizes);
  });

  it("count as one source among the pairs of network rules", () => {
    const used = (ipGroupThreshold: number): number | undefined =>
      planFirewall({
        workloads: [workload("a", prefixes(20))],
        egress: FIREWALL,
        ipGroupThreshold,
      }).plan?.report.limits.find(({ limit }) => limit === "firewall-source-destination-pairs")?.used;
    const [inRules, inGroups] = [used(20), used(19)];
    expect(inGroups).toBeGreaterThan(0);
    expect(inRules).toBe(20 * (inGroups ?? 0));
  });

  it("are at most 5000 in one group and never none", () => {
    const { plan } = planned({ egress: FIREWALL });
    const [first] = plan?.ruleCollections ?? [];
    const [rule] = first?.rules ?? [];
    const [source] = rule?.sources ?? [];
    if (first === undefined || rule === undefined || source === undefined) {
      throw new Error("there is no rule");
    }
    const sizes = (count: number): number[] =>
      withIpGroups([{ ...first, rules: [{ ...rule, sources: Array(count).fill(source) }] }], 50).ipGroups.map(
        ({ addresses }) => addresses.length,
      );
    expect([sizes(50), sizes(5_000), sizes(5_001), sizes(10_000)]).toEqual([
      [],
      [5_000],
      [5_000, 1],
      [5_000, 5_000],
    ]);
  });
});

describe("more than a firewall or a policy takes", () => {
  const rule: FirewallRule = {
    name: "r",
    protocol: "Tcp",
    ports: portsOf([{ first: 443, last: 443 }]),
    sources: [],
    destinations: [],
    origin: "user",
    requirements: [],
  };
  const collection = (rules: readonly FirewallRule[]): RuleCollection => ({
    name: "c",
    priority: 200,
    type: "network",
    action: "Allow",
    rules,
  });
  /** A collection whose only rule has a description of as many bytes as its size, as it is counted, lacks. */
  const ofSize = (bytes: number): RuleCollection => {
    const rest = bytes - sizeOf([collection([rule])]);
    return collection([{ ...rule, description: "d".repeat(rest) }]);
  };
  const groups = (count: number) => Array.from({ length: count }, () => [collection([])]);

  it.each<[what: string, most: Diagnostic[], more: Diagnostic[]]>([
    ["IP groups of a firewall: 200", refuseIpGroups(200), refuseIpGroups(201)],
    ["groups of a policy: 50", refuseLargeGroups(groups(50)), refuseLargeGroups(groups(51))],
    [
      "bytes of a group: 2,000,000",
      refuseLargeGroups([[ofSize(2_000_000)]]),
      refuseLargeGroups([[ofSize(2_000_001)]]),
    ],
  ])("is refused: %s", (_what, most, more) => {
    expect(most).toEqual([]);
    expect(more.map(({ code, severity }) => [code, severity])).toEqual([["limit-exceeded", "error"]]);
  });
});
