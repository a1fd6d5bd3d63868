import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import type { TerraformStack } from "cdktf";
import {
  type Acknowledgement,
  DenyScope,
  Egress,
  FirewallStrategy,
  MachineLearningNetworkIsolation,
  type MachineLearningNetworkIsolationProps,
  NextHopType,
  Peer,
  Port,
  RoutePrefixes,
  RuleAccess,
  RuleDirection,
  type SecurityRule,
} from "cdktf-azure-network-catalog";
import { type LayerInput, type PlannedLayers, planLayers } from "../../lib/constructs/planned-layers";
import type { NetworkPlan } from "../../lib/core/compile/plan";
import { serviceTagFileText } from "../core/compile/small-service-tag-file";
import { outcomeOf, refusalsOf as refusalLines, selectionWith } from "./synthesized-stack";

const EGRESS = Egress.firewall({
  policyId: "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy",
  privateIpAddress: "10.0.1.4",
  strategy: FirewallStrategy.HYBRID,
  dnsProxy: true,
});

/** The findings of a refused synthesis, without the construct's path. */
function refusalsOf(build: (stack: TerraformStack) => void): string[] {
  return refusalLines(build).map((line) => line.replace("[stack/aml] ", ""));
}

const SUBNETS = [{ addressPrefixes: ["10.1.0.0/24"] }];

function isolate(stack: TerraformStack, props: Partial<MachineLearningNetworkIsolationProps> = {}): void {
  new MachineLearningNetworkIsolation(stack, "aml", {
    selection: selectionWith(),
    resourceGroupName: "rg-ml",
    subnets: SUBNETS,
    ...props,
  });
}

function ownDeny(destination: Peer): SecurityRule {
  return {
    name: "deny-mine",
    priority: 200,
    direction: RuleDirection.OUTBOUND,
    access: RuleAccess.DENY,
    source: Peer.cidr("10.1.0.0/24"),
    destination,
    ports: [Port.tcp(443)],
  };
}

/** A selection whose acknowledgements have all that is told beside them. */
function accepting(...acknowledgements: Acknowledgement[]) {
  return selectionWith({ acknowledgements });
}

describe("a rule or route of the user that stops a required flow", () => {
  it.each<[string, Partial<MachineLearningNetworkIsolationProps>, string]>([
    [
      "a security rule",
      { securityRules: [ownDeny(Peer.serviceTag("AzureMonitor"))] },
      "[required-flow-denied] requirement monitoring: `monitoring` (Logs and metrics to Azure Monitor, also used for support.) needs outbound Tcp 443 to AzureMonitor, and your security rule `deny-mine` (priority 200) denies it; narrow or remove it, or acknowledge `required-flow-denied` to keep it",
    ],
    [
      "a route to nowhere",
      {
        routes: [
          { name: "drop", destination: Peer.serviceTag("AzureMonitor"), nextHopType: NextHopType.NONE },
        ],
      },
      "[required-flow-denied] requirement monitoring: `monitoring` (Logs and metrics to Azure Monitor, also used for support.) needs outbound Tcp 443 to AzureMonitor, and your route `drop` drops it; narrow or remove it, or acknowledge `required-flow-denied` to keep it",
    ],
    [
      "a firewall rule",
      {
        egress: EGRESS,
        firewallRules: [
          {
            name: "deny-mine",
            access: RuleAccess.DENY,
            destinations: [Peer.serviceTag("AzureActiveDirectory")],
            ports: [Port.tcp(443)],
          },
        ],
      },
      ", and your firewall rule `user-network-deny / deny-mine` denies it",
    ],
  ])("is told by name: %s", (_, props, message) => {
    const said = refusalsOf((stack) => isolate(stack, props));
    expect(said).toEqual([expect.stringContaining(message)]);
  });

  it("is told as the route that leads the subnets' own connections to the firewall", () => {
    const routes = [
      {
        name: "inside",
        destination: Peer.cidr("10.1.0.0/24"),
        nextHopType: NextHopType.VIRTUAL_APPLIANCE,
        nextHopIpAddress: "10.0.1.4",
      },
    ];
    const selection = selectionWith({ features: ["kubernetes-training"] });
    const said = refusalsOf((stack) => isolate(stack, { egress: EGRESS, routes, selection }));
    expect(said.length).toBeGreaterThan(0);
    for (const line of said) {
      expect(line).toMatch(
        /^\[required-flow-denied\].*your route `inside` leads it to the firewall, and no rule/,
      );
    }
  });

  it("may be acknowledged with a reason, requirement by requirement", () => {
    const securityRules = [ownDeny(Peer.serviceTag("AzureMonitor"))];
    const given = { code: "required-flow-denied", requirement: "monitoring", reason: "logs go elsewhere" };
    const { error, annotations } = outcomeOf((stack) =>
      isolate(stack, { selection: accepting(given), securityRules }),
    );
    const told = annotations.filter((line) => /required-flow-denied|acknowledgement/.test(line));
    expect({ error, told }).toEqual({
      error: undefined,
      told: [expect.stringMatching(/^info \[required-flow-denied\].* \(acknowledged: logs go elsewhere\)$/)],
    });
    const other = { ...given, requirement: "entra-id" };
    const said = refusalsOf((stack) => isolate(stack, { selection: accepting(other), securityRules }));
    expect(said).toEqual([expect.stringContaining("[required-flow-denied] requirement monitoring")]);
  });

  it("is an unused acknowledgement where nothing is stopped", () => {
    const given = { code: "required-flow-denied", reason: "logs go elsewhere" };
    const { annotations } = outcomeOf((stack) => isolate(stack, { selection: accepting(given) }));
    expect(annotations.join("\n")).toContain("[unused-acknowledgement] acknowledgements[0]");
  });

  it("is nobody's business where it stops what is not required", () => {
    const securityRules = [ownDeny(Peer.serviceTag("Sql"))];
    expect(outcomeOf((stack) => isolate(stack, { securityRules })).error).toBeUndefined();
  });
});

/** The plan of an input, with what a broken compiler would have left out. */
function broken(
  input: Partial<LayerInput>,
  change: (plan: NetworkPlan) => Partial<NetworkPlan>,
): PlannedLayers {
  const planned = planLayers({
    selection: selectionWith(),
    subnets: SUBNETS,
    egress: Egress.direct(),
    layers: ["nsg", "routes", "firewall"],
    ...input,
  });
  return { ...planned, plan: { ...planned.plan, ...change(planned.plan) } };
}

describe("a plan that does not do what it says", () => {
  it("is refused without a security rule, with the requirements and the rule that stops them", () => {
    const _planned = broken({}, ({ securityRules }) => ({
      securityRules: securityRules.filter(({ requirements }) => !requirements.includes("monitoring")),
    }));
    expect(refusalsOf((stack) => isolate(stack, { _planned }))).toEqual([
      "[emitted-plan-blocks-flow] requirement monitoring: `monitoring` (Logs and metrics to Azure Monitor, also used for support.) needs outbound Tcp 443 to AzureMonitor, which is planned in the form `service-tag`, and security rule `DenyInternetOutbound` (priority 2990) denies it; this is a fault of the library: report it with the selection",
    ]);
  });

  it.each<[string, (plan: NetworkPlan) => Partial<NetworkPlan>, string]>([
    [
      "without a firewall's rules",
      () => ({ ruleCollections: [] }),
      "no rule of the firewall lets it through",
    ],
    [
      "without the security rules that let out what the firewall judges",
      ({ securityRules }) => ({
        securityRules: securityRules.filter(({ name }) => !name.startsWith("AllowInternet")),
      }),
      "security rule `DenyInternetOutbound`",
    ],
    [
      "without the route for replies",
      ({ routes }) => ({ routes: routes.filter(({ nextHop }) => nextHop.type !== "Internet") }),
      "route `DefaultToFirewall` sends the replies to it to VirtualAppliance",
    ],
    [
      "with rules for another source",
      ({ ruleCollections }) => ({
        ruleCollections: ruleCollections.map((collection) => ({
          ...collection,
          rules: collection.rules.map((rule) => ({ ...rule, sources: [{ deferred: "other" }] })),
        })),
      }),
      "no rule of the firewall lets it through",
    ],
  ])("is refused %s", (_, change, message) => {
    const selection = selectionWith({ features: ["public-ip-compute", "python-packages"] });
    const _planned = broken({ selection, egress: EGRESS }, change);
    const said = refusalsOf((stack) => isolate(stack, { selection, egress: EGRESS, _planned }));
    expect(said.length).toBeGreaterThan(0);
    for (const line of said) expect(line).toMatch(/^\[emitted-plan-blocks-flow\]/);
    expect(said.join("\n")).toContain(message);
  });

  it("names three flows of a requirement and counts the others", () => {
    const selection = selectionWith({ features: ["python-packages"] });
    const _planned = broken({ selection, egress: EGRESS }, () => ({ ruleCollections: [] }));
    const said = refusalsOf((stack) => isolate(stack, { selection, egress: EGRESS, _planned })).join("\n");
    expect(said).toMatch(
      /needs outbound Tcp \d+ to \S+; outbound Tcp \d+ to \S+; outbound Tcp \d+ to \S+; and \d+ more,/,
    );
  });

  it("is refused where the subnets are known to Terraform alone, and accepted where it is whole", () => {
    const build = (stack: TerraformStack, isBroken: boolean): void => {
      const network = new VirtualNetwork(stack, "network", {
        name: "vnet",
        location: "eastus2",
        resourceGroupName: "rg-ml",
        addressSpace: ["10.1.0.0/16"],
      });
      const subnets = [{ addressPrefixes: network.addressSpace }, { addressPrefixes: [network.guid] }];
      const selection = selectionWith({ parameters: { storageAccount: network.guid } });
      const _planned = broken({ subnets, selection, egress: EGRESS }, ({ ruleCollections }) => ({
        ruleCollections: isBroken ? ruleCollections.slice(1) : ruleCollections,
      }));
      isolate(stack, { subnets, selection, egress: EGRESS, _planned });
    };
    expect(outcomeOf((stack) => build(stack, false)).error).toBeUndefined();
    expect(refusalsOf((stack) => build(stack, true)).join("\n")).toContain("[emitted-plan-blocks-flow]");
  });

  it("may be acknowledged, so that a fault of the library holds nobody up", () => {
    const given = { code: "emitted-plan-blocks-flow", reason: "reported" };
    const _planned = broken({ selection: accepting(given) }, () => ({ securityRules: [] }));
    const whole = broken({ selection: accepting(given) }, ({ securityRules }) => ({
      securityRules: securityRules.filter(({ access }) => access === "Deny"),
    }));
    expect(
      outcomeOf((stack) => isolate(stack, { selection: accepting(given), _planned: whole })).error,
    ).toBeUndefined();
    // Azure's default rules let everything out: without any rule no required flow is stopped.
    expect(refusalsOf((stack) => isolate(stack, { _planned }))).toEqual([]);
  });
});

describe("a plan with routes by prefix", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "service-tags-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Of a file with two prefixes of the service's region. */
  function fromFile(): RoutePrefixes {
    const path = join(folder, "ServiceTags_Public.json");
    const tags = {
      "AzureMachineLearning.EastUS2": ["20.41.0.240/28"],
      "AzureMachineLearning.CentralUS": ["13.89.171.64/28"],
    };
    writeFileSync(path, serviceTagFileText(tags));
    return RoutePrefixes.fromFile(path);
  }

  const selection = selectionWith({ features: ["public-ip-compute"] });

  it.each<[string, () => RoutePrefixes]>([
    ["those that Terraform looks up", () => RoutePrefixes.resolvedByTerraform()],
    ["service tags", () => RoutePrefixes.serviceTags()],
    ["those of a file", fromFile],
  ])("passes with %s", (_, routePrefixes) => {
    const props = {
      selection,
      routePrefixes: routePrefixes(),
      egress: EGRESS,
      denyScope: DenyScope.EVERYTHING,
    };
    expect(outcomeOf((stack) => isolate(stack, props)).error).toBeUndefined();
  });

  it.each<[string, () => RoutePrefixes]>([
    ["those that Terraform looks up", () => RoutePrefixes.resolvedByTerraform()],
    ["those of a file", fromFile],
  ])("is refused without %s", (_, make) => {
    const routePrefixes = make();
    const _planned = broken({ selection, egress: EGRESS, routePrefixes }, ({ routes }) => ({
      routes: routes.slice(0, 1),
      resolvedRoutes: [],
    }));
    const said = refusalsOf((stack) =>
      isolate(stack, { selection, egress: EGRESS, routePrefixes, _planned }),
    );
    expect(said).toEqual([
      expect.stringContaining("route `DefaultToFirewall` sends the replies to it to VirtualAppliance"),
    ]);
  });
});
