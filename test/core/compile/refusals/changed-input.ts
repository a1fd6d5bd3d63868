import { machineLearningService } from "../../../../lib/core/catalog/built-in";
import { type SelectionInput, select } from "../../../../lib/core/catalog/selection";
import type { Service } from "../../../../lib/core/catalog/service";
import { checkNetworkInput } from "../../../../lib/core/compile/check-network-input";
import type {
  FirewallEgressInput,
  FirewallRuleInput,
  NetworkInput,
  RouteInput,
  SecurityRuleInput,
} from "../../../../lib/core/compile/network-input";
import { type PlannedNetwork, planNetwork } from "../../../../lib/core/compile/plan-network";
import type { DiagnosticCode } from "../../../../lib/core/diagnostics/codes";
import type { Diagnostic } from "../../../../lib/core/diagnostics/diagnostic";

/** What a case changes of an input that is right: a workspace in `eastus2` with one subnet and no firewall. */
export interface Change extends Partial<Omit<NetworkInput, "selection">> {
  readonly selection?: Partial<SelectionInput>;
  /** Default: the built-in Azure Machine Learning. */
  readonly service?: Service;
}

/** A mistake, and the one error that it makes. The fact completes "… is refused". */
export type Refusal = readonly [
  fact: string,
  change: Change,
  code: DiagnosticCode,
  subject: string,
  message: string,
];

/** A firewall that can do all that the library plans for. */
export const FIREWALL: FirewallEgressInput = {
  kind: "firewall",
  privateIpAddress: "10.0.1.4",
  strategy: "service-tags",
  sku: "Standard",
  dnsProxy: true,
};

/** The same, with hosts first. */
export const FIREWALL_BY_HOST: FirewallEgressInput = { ...FIREWALL, strategy: "fqdn" };

/** A security rule that is right, with changes. */
export function securityRule(change: Partial<SecurityRuleInput>): SecurityRuleInput {
  return {
    name: "ssh",
    priority: 100,
    direction: "inbound",
    access: "Allow",
    source: { kind: "addresses", addresses: ["10.9.0.0/24"] },
    destination: { kind: "any" },
    ports: [{ protocol: "Tcp", ports: ["22"] }],
    ...change,
  };
}

/** A route that is right, with changes. */
export function route(change: Partial<RouteInput>): RouteInput {
  return {
    name: "on-premises",
    destination: { kind: "addresses", addresses: ["192.168.0.0/16"] },
    nextHopType: "VirtualNetworkGateway",
    ...change,
  };
}

/** A firewall rule that is right, with changes. */
export function firewallRule(change: Partial<FirewallRuleInput>): FirewallRuleInput {
  return {
    name: "packages",
    destinations: [{ kind: "host", host: "pypi.org" }],
    ports: [{ protocol: "Tcp", ports: ["443"] }],
    ...change,
  };
}

/** Plans the input with its change. Where the selection has errors, the rest of the input is checked beside it. */
export function planned({ selection, service, ...network }: Change): PlannedNetwork {
  const input: Omit<NetworkInput, "selection"> = {
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    egress: { kind: "direct" },
    ...network,
  };
  const { value, cloud, diagnostics } = select(service ?? machineLearningService(), {
    cloud: "public",
    region: "eastus2",
    ...selection,
  });
  if (value === undefined) {
    return { diagnostics: [...diagnostics, ...checkNetworkInput(input, cloud)] };
  }
  const { plan, diagnostics: ofNetwork } = planNetwork({ ...input, selection: value });
  return { ...(plan === undefined ? {} : { plan }), diagnostics: [...diagnostics, ...ofNetwork] };
}

/** What is found in the input, without what was acknowledged. */
export function findingsOf(change: Change): Diagnostic[] {
  return planned(change).diagnostics.filter(({ acknowledged }) => acknowledged === undefined);
}

/** The errors of the input, which there are exactly where there is no plan. */
export function errorsOf(change: Change): Diagnostic[] {
  const { plan, diagnostics } = planned(change);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if ((plan === undefined) !== errors.length > 0) {
    throw new Error(
      `a plan is ${plan === undefined ? "absent" : "present"} with ${errors.length} errors: ${JSON.stringify(diagnostics)}`,
    );
  }
  return errors;
}

/** What is said of one requirement. */
export function findingsOn(requirement: string, change: Change): Diagnostic[] {
  return planned(change).diagnostics.filter((found) => found.requirement === requirement);
}
