import {
  type AzureCloud,
  DenyScope,
  Egress,
  FirewallRuleCover,
  FirewallSku,
  FirewallStrategy,
  NetworkSelection,
} from "cdktf-azure-network-catalog";
import { judgeEmittedPlan } from "../../lib/constructs/judge-emitted-plan";
import { planLayers } from "../../lib/constructs/planned-layers";
import { hasErrors } from "../../lib/core/diagnostics/diagnostic";
import { featureSets, REVISIONS, regionsOf } from "../core/compile/selections";

const EGRESSES: readonly Egress[] = [
  Egress.direct(),
  ...Object.values(FirewallStrategy).flatMap((strategy) =>
    Object.values(FirewallSku).map((sku) =>
      Egress.firewall({
        policyId:
          "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub",
        privateIpAddress: "10.0.1.4",
        strategy,
        sku,
        dnsProxy: sku !== FirewallSku.BASIC,
        tlsInspection: sku === FirewallSku.PREMIUM,
        ruleCover: sku === FirewallSku.PREMIUM ? FirewallRuleCover.FEWEST : FirewallRuleCover.STABLE,
      }),
    ),
  ),
];

const SUBNETS = [
  { addressPrefixes: ["10.1.0.0/24", "10.1.4.0/23", "fd00:1::/64"] },
  { addressPrefixes: ["10.2.0.0/28"] },
];

const PARAMETERS = {
  storageAccount: "mlstore",
  containerRegistry: "mlregistry",
  workspaceId: "00000000-1111-2222-3333-444444444444",
};

/** Features that are on by default; the others are on where they are asked for. */
const DEFAULTS = ["azure-monitor", "workspace-private-endpoint"];

const CASES = (["public", "usgovernment", "china"] as const).flatMap((cloud) =>
  REVISIONS.map((revision) => [cloud, revision] as const),
);

// Each set of features meets one of the ways out, so that all of both are met; all pairs take two minutes.
describe.each(CASES)("what is planned in %s at %s", (cloud, revision) => {
  it("lets through what its decisions say, with every set of features", () => {
    const regions = regionsOf(cloud);
    const { found, judged } = featureSets(cloud, revision).reduce<{ found: string[]; judged: number }>(
      (sum, features, index) => {
        const egress =
          EGRESSES[(index * 7 + revision.length + regions.length) % EGRESSES.length] ?? Egress.direct();
        const selection = NetworkSelection.machineLearning({
          cloud: cloud as AzureCloud,
          revision,
          region: regions[index % regions.length] ?? "",
          features,
          withoutFeatures: DEFAULTS.filter((each) => !features.includes(each)),
          parameters: index % 2 === 0 ? PARAMETERS : {},
        });
        const subnets = egress.usesFirewall ? SUBNETS.slice(1) : SUBNETS;
        const planned = planLayers({
          selection,
          egress,
          subnets,
          layers: ["nsg", "routes", "firewall"],
          denyScope: index % 3 === 0 ? DenyScope.EVERYTHING : DenyScope.INTERNET,
        });
        if (hasErrors(planned.diagnostics)) return sum;
        const { _input: input } = egress;
        const firewall = input.kind === "firewall" ? input : undefined;
        const own = judgeEmittedPlan(planned, { subnets, firewall }).slice(planned.diagnostics.length);
        return { found: [...sum.found, ...own.map(({ message }) => message)], judged: sum.judged + 1 };
      },
      { found: [], judged: 0 },
    );
    expect({ found, isJudged: judged > 2 }).toEqual({ found: [], isJudged: true });
  });
});
