import type { EgressInput, NetworkInput } from "../../lib/core/compile/network-input";
import { planNetwork } from "../../lib/core/compile/plan-network";
import type { PlannedSelection } from "./planned-selections";

const FIREWALL: Extract<EgressInput, { kind: "firewall" }> = {
  kind: "firewall",
  privateIpAddress: "10.0.1.4",
  strategy: "service-tags",
  sku: "Premium",
  dnsProxy: true,
  tlsInspection: true,
};

/** The ways to plan a selection that can give rules different names. `ruleCover: "fewest"` promises none. */
export const PLANS: Readonly<Record<string, Pick<NetworkInput, "egress" | "denyScope">>> = {
  direct: { egress: { kind: "direct" } },
  "direct, everything denied": { egress: { kind: "direct" }, denyScope: "everything" },
  "firewall by service tag": { egress: FIREWALL },
  "firewall by host": { egress: { ...FIREWALL, strategy: "fqdn" } },
  "firewall by FQDN tag": { egress: { ...FIREWALL, strategy: "fqdn", fqdnTags: true } },
  "firewall, hybrid": { egress: { ...FIREWALL, strategy: "hybrid" } },
};

/**
 * The rules that a plan of a selection has, by name, with their places: `nsg outbound AllowStorageTcpOutbound` at `1060`,
 * `firewall network azure-machine-learning-network/AllowServiceTagsTcp_443` in a collection at `400`, and
 * `route DefaultToFirewall`, which has none.
 *
 * @throws Error when there is no plan
 */
export function ruleNames(
  { cloud, revision, choice, selection }: PlannedSelection,
  plan: string,
): ReadonlyMap<string, string> {
  const { plan: planned, diagnostics } = planNetwork({
    selection,
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    ...(PLANS[plan] ?? { egress: { kind: "direct" } }),
  });
  if (planned === undefined) {
    const [error] = diagnostics.filter(({ severity }) => severity === "error");
    throw new Error(`${choice} of ${cloud} ${revision} has no plan (${plan}): ${error?.message}`);
  }
  return new Map([
    ...planned.securityRules.map(
      ({ direction, name, priority }) => [`nsg ${direction} ${name}`, `${priority}`] as const,
    ),
    ...planned.ruleCollections.flatMap(({ type, name, priority, rules }) =>
      rules.map((rule) => [`firewall ${type} ${name}/${rule.name}`, `${priority}`] as const),
    ),
    ...planned.routes.map(({ name }) => [`route ${name}`, ""] as const),
  ]);
}
