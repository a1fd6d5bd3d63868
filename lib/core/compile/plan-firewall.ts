import { compareText } from "../address/compare-text";
import type { Text } from "../address/deferred";
import { selectRequirements } from "../catalog/flows";
import { limit } from "../catalog/limits";
import type { Selection } from "../catalog/selection";
import { acknowledge } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic";
import { coverWithinLimits } from "./cover-within-limits";
import { ipGroupCount } from "./firewall-counts";
import { firewallFlows } from "./firewall-flows";
import { type FirewallReport, firewallReport } from "./firewall-report";
import { compileFirewallRules, type FirewallWorkload } from "./firewall-rules";
import { type PlannedIpGroup, withIpGroups } from "./ip-groups";
import type { FirewallEgressInput, FirewallRuleInput, SubnetInput } from "./network-input";
import type { Decision, RuleCollection } from "./plan";
import { refuseExcess, refuseIpGroups, refuseLargeGroups } from "./plan-limits";
import { inProcessingOrder } from "./processing-order";
import { readFirewallRules } from "./read-firewall-rules";
import { decisionOf, realizeAll } from "./realize";
import { requirementFindings } from "./requirement-findings";
import { inRuleCollectionGroups } from "./rule-groups";
import { toldOnce } from "./told-once";
import { readWorkloadSources } from "./workload-sources";

/** Workloads behind one firewall. */
export interface FirewallInput {
  /** At least one. They are of one service and one cloud; everything else may differ. */
  readonly workloads: readonly FirewallWorkloadInput[];
  readonly egress: FirewallEgressInput;
  /** The user's own firewall rules, with the sources of all workloads. Default: none. */
  readonly firewallRules?: readonly FirewallRuleInput[];
  /** More sources than these become IP groups: a whole number from 0 on, or infinity for none. Default: 50. */
  readonly ipGroupThreshold?: number;
  /** The size of one rule collection group, in bytes. Default: what Azure allows. */
  readonly groupBytes?: number;
}

/** One workload: a selection, and the subnets that it is in. */
export interface FirewallWorkloadInput {
  /** 1 to 30 letters, digits, `-` and `_`, once in the firewall, whatever the case. */
  readonly name: string;
  readonly selection: Selection;
  /** Its subnets; empty where IP groups say where it comes from. */
  readonly subnets: readonly SubnetInput[];
  /** The ids of IP groups that hold its prefixes. Default: none. */
  readonly ipGroupIds?: readonly Text[];
}

/** What one rule collection group will hold, and what its rules refer to. */
export interface FirewallPlan {
  /** By type and priority. */
  readonly ruleCollections: readonly RuleCollection[];
  /** The same, divided among rule collection groups: one, unless it would be larger than Azure allows. */
  readonly groups: readonly (readonly RuleCollection[])[];
  readonly ipGroups: readonly PlannedIpGroup[];
  /** How the requirements of each workload are met, by the workloads' names. */
  readonly decisions: readonly { readonly workload: string; readonly decisions: readonly Decision[] }[];
  readonly report: FirewallReport;
}

/** Above it, sources of a rule are put into IP groups. */
export const IP_GROUP_THRESHOLD = 50;

/**
 * Plans the rules of one firewall for any number of workloads. The plan depends on the workloads' values only, not on
 * their order.
 *
 * @returns the plan, absent when there is an error, and all findings at once
 */
export function planFirewall(input: FirewallInput): {
  readonly plan?: FirewallPlan;
  readonly diagnostics: readonly Diagnostic[];
} {
  const found: Diagnostic[] = [];
  const sources = readWorkloadSources(input.workloads, found);
  refuseContradictions(input.workloads, found);
  const ipGroupThreshold = input.ipGroupThreshold ?? IP_GROUP_THRESHOLD;
  refuseThreshold(ipGroupThreshold, found);
  const planned = input.workloads
    .map((workload, index) => planWorkload(workload, sources[index] ?? [], input.egress))
    .sort((a, b) => compareText(a.workload.name, b.workload.name));
  const cloud = input.workloads[0]?.selection.cloud;
  const own = readFirewallRules(input.firewallRules ?? [], sources.flat(), input.egress, cloud, found);
  const ofWorkloads = planned.flatMap(({ diagnostics }) => diagnostics);
  if (hasErrors([...found, ...ofWorkloads])) {
    return { diagnostics: toldOnce([...found, ...ofWorkloads]) };
  }
  const workloads = planned.map(({ workload }) => workload);
  const rules = coverWithinLimits(
    input.egress.ruleCover ?? "stable",
    (cover): EmittedRules => {
      const compiled = [...compileFirewallRules(workloads, cover), ...own];
      const { collections, ipGroups } = withIpGroups(inProcessingOrder(compiled), ipGroupThreshold);
      const most = input.groupBytes ?? limit("rule-collection-group-bytes");
      return { ruleCollections: collections, ipGroups, groups: inRuleCollectionGroups(collections, most) };
    },
    ({ groups }) => groups,
    found,
  );
  const plan: FirewallPlan = {
    ...rules,
    decisions: planned.map(({ workload, decisions }) => ({ workload: workload.name, decisions })),
    report: firewallReport(rules.groups),
  };
  const { ruleCollections, groups } = plan;
  const excess = [
    ...refuseExcess({ securityRules: [], routes: [], decisions: [], ruleCollections }),
    ...refuseLargeGroups(groups),
    ...refuseIpGroups(ipGroupCount(ruleCollections)),
  ];
  const diagnostics = toldOnce([...found, ...ofWorkloads, ...excess]);
  return hasErrors(diagnostics) ? { diagnostics } : { plan, diagnostics };
}

/** The rules of a plan, as they are emitted. */
type EmittedRules = Pick<FirewallPlan, "ruleCollections" | "groups" | "ipGroups">;

/** A workload with its flows, and what was found in planning it alone. */
interface PlannedWorkload {
  readonly workload: FirewallWorkload;
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

function planWorkload(
  { name, selection, ipGroupIds = [] }: FirewallWorkloadInput,
  sources: FirewallWorkload["sources"],
  egress: FirewallEgressInput,
): PlannedWorkload {
  const found: Diagnostic[] = [...selection.findings, ...requirementFindings(selection)];
  const realizations = realizeAll(selectRequirements(selection), egress, selection, found);
  const flows = firewallFlows(realizations, selection, egress, found);
  return {
    workload: { name, selection, sources, flows, ipGroupIds },
    decisions: realizations.map(decisionOf),
    // Routes and security rules are planned elsewhere, so an acknowledgement of nothing may belong there.
    diagnostics: acknowledge(toldOnce(found), selection.acknowledgements, false),
  };
}

function refuseThreshold(threshold: number, diagnostics: Diagnostic[]): void {
  if (threshold !== Number.POSITIVE_INFINITY && !(Number.isInteger(threshold) && threshold >= 0)) {
    const message = `\`${threshold}\` is no number of prefixes; use a whole number from 0 on, such as ${IP_GROUP_THRESHOLD}`;
    diagnostics.push(diagnostic("invalid-number", "ipGroups.threshold", message));
  }
}

function refuseContradictions(workloads: readonly FirewallWorkloadInput[], diagnostics: Diagnostic[]): void {
  const [first] = workloads;
  workloads.forEach(({ selection }, index) => {
    if (first === undefined) {
      return;
    }
    const subject = `workloads[${index}].selection`;
    if (selection.cloud.id !== first.selection.cloud.id) {
      const message = `it is of the cloud \`${selection.cloud.id}\`, and workloads[0] of \`${first.selection.cloud.id}\`; a firewall stands in one cloud`;
      diagnostics.push(diagnostic("workloads-contradict", subject, message));
    }
    if (selection.service.id !== first.selection.service.id) {
      const message = `it is of ${selection.service.displayName}, and workloads[0] of ${first.selection.service.displayName}; give each service a rule collection group of its own`;
      diagnostics.push(diagnostic("workloads-contradict", subject, message));
    }
  });
}
