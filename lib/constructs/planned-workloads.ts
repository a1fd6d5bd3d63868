import { type FirewallPlan, planFirewall } from "../core/compile/plan-firewall";
import { type Diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import { textOf, textsOf } from "./deferred-values";
import type { Egress } from "./egress";
import type { FirewallRule } from "./firewall-rule";
import type { FirewallWorkload, IpGroupOptions } from "./firewall-workload";
import { firewallRuleInput } from "./rule-inputs";

/** The plan of a firewall that workloads share, absent where there is an error, and what was found. */
export interface PlannedWorkloads {
  readonly plan?: FirewallPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans a firewall for workloads. Where a selection has errors, or there is no firewall, nothing is planned; that the
 * egress is direct is told by whoever asks.
 */
export function planWorkloads(
  workloads: readonly FirewallWorkload[],
  egress: Egress,
  firewallRules: readonly FirewallRule[],
  ipGroups: IpGroupOptions | undefined,
): PlannedWorkloads {
  const told = [
    ...egress._diagnostics,
    ...workloads.flatMap(({ selection }, index) =>
      selection._outcome.diagnostics.map((found) => ({
        ...found,
        subject: `workloads[${index}].${found.subject}`,
      })),
    ),
  ];
  const input = egress._input;
  if (input.kind === "direct" || hasErrors(told)) {
    return { diagnostics: told };
  }
  const planned = planFirewall({
    workloads: workloads.flatMap(({ name, selection, subnets = [], ipGroupIds = [] }) =>
      selection._outcome.value === undefined
        ? []
        : [
            {
              name,
              selection: selection._outcome.value,
              subnets: subnets.map(({ addressPrefixes }) => ({ addressPrefixes: textsOf(addressPrefixes) })),
              ipGroupIds: ipGroupIds.map(textOf),
            },
          ],
    ),
    egress: input,
    firewallRules: firewallRules.map(firewallRuleInput),
    ...(ipGroups === undefined
      ? { ipGroupThreshold: Number.POSITIVE_INFINITY }
      : ipGroups.threshold === undefined
        ? {}
        : { ipGroupThreshold: ipGroups.threshold }),
  });
  return { ...planned, diagnostics: [...told, ...planned.diagnostics] };
}
