import type { Selection } from "../core/catalog/selection";
import { checkNetworkInput } from "../core/compile/check-network-input";
import type { Layer, NetworkInput } from "../core/compile/network-input";
import type { NetworkPlan } from "../core/compile/plan";
import { planNetwork } from "../core/compile/plan-network";
import { type Diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import { textsOf } from "./deferred-values";
import type { Egress } from "./egress";
import type { FirewallRule } from "./firewall-rule";
import type { NetworkSelection } from "./network-selection";
import type { RoutePrefixes } from "./route-prefixes";
import { firewallRuleInput, routeInput, securityRuleInput } from "./rule-inputs";
import type { DenyScope, SecurityRule } from "./security-rule";
import type { UserRoute } from "./user-route";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** What constructs plan from, in the words of their properties. */
export interface LayerInput {
  readonly selection: NetworkSelection;
  readonly subnets: readonly WorkspaceSubnet[];
  readonly egress: Egress;
  readonly layers: readonly Layer[];
  readonly denyScope?: DenyScope;
  readonly securityRules?: readonly SecurityRule[];
  readonly routes?: readonly UserRoute[];
  readonly routePrefixes?: RoutePrefixes;
  readonly firewallRules?: readonly FirewallRule[];
}

/** The layers' plan, empty where there is an error, and what was found. */
export interface PlannedLayers {
  readonly plan: NetworkPlan;
  readonly selection?: Selection;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: NetworkPlan = { securityRules: [], ruleCollections: [], routes: [], decisions: [] };

/** Plans layers. Where anything is wrong, nothing is planned, so that nothing is half emitted. */
export function planLayers(input: LayerInput): PlannedLayers {
  const { value: selection, cloud, diagnostics: ofSelection } = input.selection._outcome;
  const ofParts = [...input.egress._diagnostics, ...(input.routePrefixes?._diagnostics ?? [])];
  const routePrefixes = input.routePrefixes?._input;
  const network: Omit<NetworkInput, "selection"> = {
    subnets: input.subnets.map(({ addressPrefixes }) => ({ addressPrefixes: textsOf(addressPrefixes) })),
    egress: input.egress._input,
    layers: input.layers,
    ...(input.denyScope === undefined ? {} : { denyScope: input.denyScope }),
    securityRules: (input.securityRules ?? []).map(securityRuleInput),
    routes: (input.routes ?? []).map(routeInput),
    ...(routePrefixes === undefined ? {} : { routePrefixes }),
    firewallRules: (input.firewallRules ?? []).map(firewallRuleInput),
  };
  if (selection === undefined) {
    return {
      plan: NOTHING,
      diagnostics: [...ofSelection, ...ofParts, ...checkNetworkInput(network, cloud)],
    };
  }
  const planned = planNetwork({ ...network, selection });
  return {
    plan: hasErrors(ofParts) ? NOTHING : (planned.plan ?? NOTHING),
    selection,
    diagnostics: [...ofSelection, ...ofParts, ...planned.diagnostics],
  };
}

/** The plan of a layer whose own properties turned out to be wrong as well: nothing. */
export function unlessErrors(planned: PlannedLayers, own: readonly Diagnostic[]): PlannedLayers {
  return hasErrors(own) ? { ...planned, plan: NOTHING } : planned;
}
