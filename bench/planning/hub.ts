import { machineLearningService } from "../../lib/core/catalog/built-in";
import { select } from "../../lib/core/catalog/selection";
import { planFirewall } from "../../lib/core/compile/plan-firewall";

/*
 * Plans one firewall policy for growing numbers of workloads, all of one selection or of five in turn.
 *
 *   node hub.js
 *
 * Prints JSON: the processor time of each planning in milliseconds, and how many rules came out.
 */

const SELECTIONS: readonly (readonly [region: string, features: readonly string[]])[] = [
  ["eastus2", []],
  ["westeurope", ["hbi-workspace"]],
  ["northeurope", ["python-packages"]],
  ["uksouth", ["rstudio"]],
  ["japaneast", ["vscode-desktop"]],
];

const service = machineLearningService();

function planned(
  count: number,
  different: number,
): { readonly milliseconds: number; readonly rules: number } {
  const workloads = Array.from({ length: count }, (_, index) => {
    const [region, features] = SELECTIONS[index % different] ?? ["eastus2", []];
    const { value } = select(service, {
      cloud: "public",
      region,
      features,
      parameters: { storageAccount: "mlworkspacestore" },
    });
    if (value === undefined) throw new Error(`the selection of ${region} is not sound`);
    const subnet = `10.${Math.floor(index / 256)}.${index % 256}.0/24`;
    return { name: `w${index}`, selection: value, subnets: [{ addressPrefixes: [subnet] }] };
  });
  const start = process.cpuUsage();
  const { plan, diagnostics } = planFirewall({
    workloads,
    egress: {
      kind: "firewall",
      privateIpAddress: "10.255.0.4",
      strategy: "service-tags",
      sku: "Standard",
      dnsProxy: true,
    },
  });
  const { user, system } = process.cpuUsage(start);
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return { milliseconds: (user + system) / 1000, rules: plan.report.rules };
}

// The first plannings compile the code.
for (let round = 0; round < 20; round += 1) planned(20, SELECTIONS.length);
const counts = [1, 10, 100, 1000];
const figures = [1, SELECTIONS.length].map((different) =>
  counts.map((count) => ({ different, count, ...planned(count, different) })),
);
console.log(JSON.stringify(figures.flat()));
