import type { Configuration } from "../../../../lib/core/analyze/configuration";
import { applyMend, type CheckReport, check } from "../../../../lib/core/analyze/proof";
import {
  outboundRule,
  withChanged,
  withGroup,
  withMore,
  withoutFirewallRule,
  withoutRule,
  withRoutes,
} from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";
import { EXPRESSION } from "./random-paths";
import { EXAMPLE_SELECTIONS, PUBLIC_IP_SELECTION, selected } from "./selections";

const direct = goldenConfiguration("direct");
const hub = goldenConfiguration("hub-spoke");
const government = goldenConfiguration("government");

function checked(example: string, configuration: Configuration): CheckReport {
  const input = example === "public-ip" ? PUBLIC_IP_SELECTION : EXAMPLE_SELECTIONS[example];
  if (input === undefined) throw new Error(`there is no selection of ${example}`);
  return check(configuration, selected(input));
}

function keysOf({ findings }: CheckReport): string[] {
  return findings.map(({ code, rule, flow }) => `${code} | ${rule} | ${flow}`);
}

interface Case {
  readonly name: string;
  readonly example: string;
  readonly configuration: Configuration;
  readonly code: string;
  /** Texts that the message holds. */
  readonly says: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: "a required flow that no rule lets through is blocked by the deny",
    example: "direct",
    configuration: withoutRule(direct, "AllowAzureMonitorTcpOutbound"),
    code: "required-flow-blocked",
    says: ["AzureMonitor", "`DenyInternetOutbound` (priority 2990) denies it"],
  },
  {
    name: "a required flow that a deny before its rule takes is blocked by that deny",
    example: "direct",
    configuration: withMore(
      direct,
      outboundRule({
        name: "DenyArm",
        access: "Deny",
        priority: 120,
        destination_address_prefix: "AzureResourceManager",
      }),
    ),
    code: "required-flow-blocked",
    says: ["AzureResourceManager", "`DenyArm` (priority 120)"],
  },
  {
    name: "a required flow from outside that no rule lets in is blocked by Azure's default",
    example: "public-ip",
    configuration: direct,
    code: "required-flow-blocked",
    says: ["no security rule lets it through", "DenyAllInbound"],
  },
  {
    name: "a required flow that no rule of the firewall lets through is blocked there",
    example: "hub-spoke",
    configuration: withoutFirewallRule(hub, "AllowServiceTagsTcp_80"),
    code: "required-flow-blocked",
    says: ["AzureActiveDirectory", "no rule of the firewall lets it through"],
  },
  {
    name: "a required flow that a network rule denies is blocked there, and mended in the same group",
    example: "hub-spoke",
    configuration: withGroup(hub, (group) => ({
      ...group,
      network_rule_collection: [
        ...(group.network_rule_collection ?? []),
        {
          name: "deny",
          priority: 200,
          action: "Deny",
          rule: [
            {
              name: "DenyMonitor",
              protocols: ["TCP"],
              source_addresses: ["*"],
              destination_addresses: ["AzureMonitor"],
              destination_ports: ["443"],
            },
          ],
        },
      ],
    })),
    code: "required-flow-blocked",
    says: ["AzureMonitor", "spoke-rcg / deny / DenyMonitor"],
  },
  {
    name: "a required host that no application rule names is blocked",
    example: "hub-spoke",
    configuration: withoutFirewallRule(hub, "AllowHostsTcp_443"),
    code: "required-flow-blocked",
    says: ["graph.microsoft.com", "no rule of the firewall"],
  },
  {
    name: "a required flow that a rule with an expression may take is undecided",
    example: "direct",
    configuration: withMore(
      direct,
      outboundRule({
        name: "Unknown",
        priority: 110,
        access: "Deny",
        destination_address_prefix: EXPRESSION,
      }),
    ),
    code: "required-flow-undecided",
    says: ["`Unknown`", "do not tell"],
  },
  {
    name: "a required flow that a rule for all ports admits is admitted broadly",
    example: "direct",
    configuration: withChanged(direct, "AllowAzureMonitorTcpOutbound", { destination_port_range: "*" }),
    code: "broader-than-required",
    says: ["AzureMonitor", "1-442, 444-65535"],
  },
  {
    name: "what no requirement asks for is told",
    example: "direct",
    configuration: withMore(
      direct,
      outboundRule({ name: "Sql", destination_address_prefix: "Sql", destination_port_range: "1433" }),
    ),
    code: "admitted-not-required",
    says: ["`Sql`", "outbound Tcp 1433 from 10.1.0.0/24 to Sql"],
  },
  {
    name: "a name that no requirement asks for is told",
    example: "government",
    configuration: withGroup(government, (group) => ({
      ...group,
      application_rule_collection: [
        ...(group.application_rule_collection ?? []),
        {
          name: "more",
          priority: 5000,
          action: "Allow",
          rule: [
            {
              name: "Contoso",
              protocols: [{ type: "Https", port: 443 }],
              source_addresses: ["10.2.0.0/24"],
              destination_fqdns: ["*.contoso.com"],
            },
          ],
        },
      ],
    })),
    code: "admitted-not-required",
    says: ["more / Contoso", "*.contoso.com"],
  },
  {
    name: "a rule behind one that takes all of its packets can never match",
    example: "direct",
    configuration: withMore(
      direct,
      outboundRule({
        name: "Late",
        priority: 2995,
        access: "Deny",
        destination_address_prefix: "AzureMonitor",
      }),
    ),
    code: "rule-never-matches",
    says: ["`Late` can never match", "DenyInternetOutbound"],
  },
  {
    name: "a rule that two others together take can never match",
    example: "direct",
    configuration: withMore(
      direct,
      outboundRule({
        name: "Low",
        priority: 101,
        access: "Deny",
        destination_port_range: "1-999",
        destination_address_prefix: "10.9.0.0/16",
      }),
      outboundRule({
        name: "High",
        priority: 102,
        access: "Deny",
        destination_port_range: "1000-65535",
        destination_address_prefix: "10.9.0.0/16",
      }),
      outboundRule({
        name: "Both",
        priority: 103,
        access: "Deny",
        destination_port_range: "500-1500",
        destination_address_prefix: "10.9.1.0/24",
      }),
    ),
    code: "rule-never-matches",
    says: ["`Both` can never match", "`Low`, `High`", "together"],
  },
  {
    name: "outbound allow rules without a deny mean nothing",
    example: "direct",
    configuration: withoutRule(direct, "DenyInternetOutbound"),
    code: "allow-list-without-deny",
    says: ["11 outbound allow rules", "AllowInternetOutBound"],
  },
  {
    name: "what only an older revision requires is told with that revision",
    example: "public-ip",
    configuration: withMore(
      direct,
      outboundRule({
        name: "Batch",
        priority: 600,
        direction: "Inbound",
        source_address_prefix: "BatchNodeManagement",
        destination_address_prefix: "10.1.0.0/24",
        destination_port_range: "29876-29877",
      }),
    ),
    code: "required-by-older-revision",
    says: ["`Batch`", "2022-09-08"],
  },
  {
    name: "a tag that differs from the canonical one in case is told with that one",
    example: "direct",
    configuration: withMore(
      direct,
      outboundRule({ name: "Case", destination_address_prefix: "azuremonitor" }),
    ),
    code: "service-tag-not-canonical",
    says: ["`AzureMonitor`"],
  },
  {
    name: "a port on another region's tag is told with the right one",
    example: "direct",
    configuration: withChanged(direct, "AllowStorageTcpOutbound", {
      destination_address_prefix: "Storage.WestUS",
    }),
    code: "port-on-wrong-tag",
    says: ["`Storage.WestUS`", "write `Storage.EastUS2`"],
  },
  {
    name: "source and destination swapped are told",
    example: "direct",
    configuration: withChanged(direct, "AllowAzureMonitorTcpOutbound", {
      source_address_prefix: "AzureMonitor",
      source_address_prefixes: [],
      destination_address_prefix: "",
      destination_address_prefixes: ["10.1.0.0/24"],
    }),
    code: "source-and-destination-swapped",
    says: ["has `AzureMonitor` as its source"],
  },
  {
    name: "a group that denies what the firewall lets through is told",
    example: "hub-spoke",
    configuration: withoutRule(hub, "AllowInternetTcpOutbound"),
    code: "layers-contradict",
    says: ["the firewall lets", "`DenyInternetOutbound`"],
  },
  {
    name: "a missing route around the firewall is told",
    example: "hub-spoke",
    configuration: withRoutes(hub, (routes) => routes.filter(({ name }) => name === "DefaultToFirewall")),
    code: "route-missing",
    says: ["replies to `AzureMachineLearning`", "VirtualAppliance"],
  },
];

describe("each kind of finding", () => {
  it.each(CASES.map((each) => [each.name, each] as const))(
    "%s",
    (_, { example, configuration, code, says }) => {
      const report = checked(example, configuration);
      const found = report.findings.filter((each) => each.code === code);
      expect(keysOf(report)).toContainEqual(expect.stringContaining(code));
      expect(found.some(({ message }) => says.every((text) => message.includes(text)))).toBe(true);
    },
  );

  it.each(
    CASES.filter(({ code }) => code !== "required-flow-undecided").map((each) => [each.name, each] as const),
  )("is gone once its mend is applied: %s", (_, { example, configuration, code, says }) => {
    const before = checked(example, configuration);
    const found = before.findings.filter((each) => each.code === code);
    const finding = found.find(({ message }) => says.every((text) => message.includes(text)));
    expect(finding?.mend).toBeDefined();
    if (finding?.mend === undefined) return;
    const after = checked(example, applyMend(configuration, finding.mend));
    expect(keysOf(after)).not.toContain(`${finding.code} | ${finding.rule} | ${finding.flow}`);
    expect(after.findings.filter((each) => each.code === code).length).toBeLessThan(found.length);
    if (finding.requirement !== undefined) {
      const flows = after.flows.filter(({ requirement }) => requirement === finding.requirement);
      expect(flows.map(({ verdict }) => verdict)).not.toContain("blocked");
    }
  });
});

describe("tags where they cannot be used", () => {
  it.each([
    ["an unknown tag", { destination_address_prefix: "AzureStorage" }, "unknown-service-tag", "AzureStorage"],
    [
      "a tag in a list",
      { destination_address_prefix: "", destination_address_prefixes: ["Storage", "10.0.0.0/8"] },
      "service-tag-not-in-layer",
      "list",
    ],
    [
      "a tag of a region that none has",
      { destination_address_prefix: "AzureMachineLearning.EastUS2" },
      "service-tag-not-in-layer",
      "AzureMachineLearning",
    ],
  ])("%s", (_, change, code, text) => {
    const { findings } = checked("direct", withMore(direct, outboundRule({ name: "Tag", ...change })));
    const found = findings.filter((each) => each.code.includes("service-tag"));
    expect(found.map((each) => each.code)).toEqual([code]);
    expect(found[0]?.message).toContain(text);
  });
});
