import { compareText } from "../address/compare-text";
import { selectRequirements } from "../catalog/flows";
import { acknowledge } from "../diagnostics/acknowledgement";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic";
import { coverWithinLimits } from "./cover-within-limits";
import { refuseUnknownDenyScope } from "./deny-scope";
import { firewallFlows } from "./firewall-flows";
import { compileFirewallRules } from "./firewall-rules";
import { LAYERS, type Layer, type NetworkInput, plansLayer } from "./network-input";
import type { Address, Decision, NetworkPlan, RuleCollection, SecurityRule } from "./plan";
import { refuseExcess, refuseLargeGroups } from "./plan-limits";
import { platformRules } from "./platform-rules";
import { inProcessingOrder } from "./processing-order";
import { readFirewallAddress, readSubnets, refuseIpv6 } from "./read-addresses";
import { readFirewallRules, refuseRulesWithoutFirewall } from "./read-firewall-rules";
import { readRoutes, refuseTakenDestinations, refuseTakenRouteNames } from "./read-routes";
import { readSecurityRules, refuseTakenRulePlaces } from "./read-security-rules";
import type { Realization } from "./realization";
import { decisionOf, realizeAll } from "./realize";
import { requirementFindings } from "./requirement-findings";
import { tellRouteOverlaps } from "./route-overlaps";
import { compileRoutes } from "./routes";
import { compileSecurityRules } from "./security-rules";
import { toldOnce } from "./told-once";

/** A plan, unless there is an error, and everything that was found. */
export interface PlannedNetwork {
  readonly plan?: NetworkPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans what a packet meets on its whole path: the subnet's security rules, the routes, and the firewall that the
 * default route leads to.
 *
 * The plan depends on the input's values only: not on the order of the catalog's entries, nor on a clock or locale.
 *
 * @returns the plan, absent when there is an error, and all findings at once
 */
export function planNetwork(input: NetworkInput): PlannedNetwork {
  const { selection } = input;
  const found: Diagnostic[] = [...selection.findings];
  const subnets = readSubnets(input.subnets, found);
  const requirements = selectRequirements(selection);
  const has = (layer: Layer): boolean => plansLayer(input, layer);
  // Which form a requirement takes concerns the layers that judge flows; routes are the same for all forms.
  const ofForms = has("nsg") || has("firewall") ? found : [];
  ofForms.push(...requirementFindings(selection));
  const realizations = realizeAll(requirements, input.egress, selection, ofForms);
  const routes = has("routes") ? planRoutes(input, realizations, found) : NO_ROUTES;
  const plan: NetworkPlan = {
    securityRules: has("nsg") ? planSecurityRules(input, realizations, subnets, found) : [],
    ruleCollections: has("firewall") ? planRuleCollections(input, realizations, subnets, found) : [],
    ...routes.planned,
    decisions: realizations.map(decisionOf).map((decision) => withRouteWhy(decision, routes.whys)),
  };
  found.push(...refuseExcess(plan), ...refuseLargeGroups([plan.ruleCollections]));
  // A tag is fitted to several layers, and each tells the same finding; it is told once.
  const diagnostics = acknowledge(toldOnce(found), selection.acknowledgements, LAYERS.every(has));
  return hasErrors(diagnostics) ? { diagnostics } : { plan, diagnostics };
}

function planSecurityRules(
  input: NetworkInput,
  realizations: readonly Realization[],
  subnets: readonly Address[],
  found: Diagnostic[],
): SecurityRule[] {
  const { selection, egress } = input;
  refuseUnknownDenyScope(input.denyScope, found);
  const own = input.securityRules ?? [];
  const others = [
    ...compileSecurityRules(realizations, subnets, egress, selection, found),
    ...platformRules(input.denyScope ?? "internet", egress.kind),
  ];
  const rules = [...readSecurityRules(own, selection.cloud, found), ...others];
  refuseTakenRulePlaces(own, others, found);
  return rules.sort((a, b) => compareText(a.direction, b.direction) || a.priority - b.priority);
}

function planRuleCollections(
  input: NetworkInput,
  realizations: readonly Realization[],
  subnets: readonly Address[],
  found: Diagnostic[],
): RuleCollection[] {
  const { selection, egress } = input;
  if (egress.kind === "direct") {
    refuseRulesWithoutFirewall(input.firewallRules ?? [], found);
    return [];
  }
  refuseIpv6(subnets, "subnets", found);
  const flows = firewallFlows(realizations, selection, egress, found);
  const own = readFirewallRules(input.firewallRules ?? [], subnets, egress, selection.cloud, found);
  return coverWithinLimits(
    egress.ruleCover ?? "stable",
    (cover) =>
      inProcessingOrder([
        ...compileFirewallRules([{ name: "", selection, sources: subnets, flows }], cover),
        ...own,
      ]),
    (collections) => [collections],
    found,
  );
}

/** The routes of a plan, and for each requirement whose routes are written by prefix a sentence for the report. */
interface PlannedRoutes {
  readonly planned: Pick<NetworkPlan, "routes" | "resolvedRoutes" | "serviceTagFile">;
  readonly whys: ReadonlyMap<string, string>;
}

const NO_ROUTES: PlannedRoutes = { planned: { routes: [] }, whys: new Map() };

function planRoutes(
  input: NetworkInput,
  realizations: readonly Realization[],
  found: Diagnostic[],
): PlannedRoutes {
  const { selection, egress, routePrefixes: written = { kind: "tags" } } = input;
  const own = readRoutes(input.routes ?? [], selection.cloud, found);
  const firewall =
    egress.kind === "firewall"
      ? readFirewallAddress(egress.privateIpAddress, "egress.privateIpAddress", found)
      : undefined;
  // Without the firewall's address there is no plan, and what is wrong with the other routes is told all the same.
  const address = firewall ?? { deferred: "" };
  const compiled =
    egress.kind === "direct"
      ? { routes: [], whys: NO_ROUTES.whys }
      : compileRoutes(realizations, address, selection, written, own, found);
  own.sort((a, b) => compareText(a.name, b.name));
  const routes = [...compiled.routes, ...own];
  const file = written.kind === "prefixes" ? written.file : undefined;
  refuseTakenRouteNames(input.routes ?? [], compiled.routes, found);
  refuseTakenDestinations(routes, found);
  tellRouteOverlaps(compiled.routes, own, file, found);
  const { resolvedRoutes = [], whys } = compiled;
  return {
    planned: {
      routes,
      ...(resolvedRoutes.length === 0 ? {} : { resolvedRoutes }),
      ...(file === undefined || whys.size === 0
        ? {}
        : { serviceTagFile: { cloudName: file.cloudName, changeNumber: file.changeNumber } }),
    },
    whys,
  };
}

/** A requirement that is a route alone says how it is written; another one says so beside the rest. */
function withRouteWhy(decision: Decision, whys: ReadonlyMap<string, string>): Decision {
  const why = whys.get(decision.requirement);
  if (why === undefined) {
    return decision;
  }
  return { ...decision, why: decision.form === "route" ? why : `${decision.why}; ${why}` };
}
