import { intersectPorts, portsContain } from "../address/port-range";
import type { HostFlow, SelectedRequirement } from "../catalog/flows";
import type { FirewallEgressInput } from "./network-input";
import { WEB_PORTS, withoutWebPorts } from "./web-ports";

/** Host flows, divided by the kind of firewall rule that carries them. */
export interface HostForm {
  /** For application rules: TCP 80 and 443. */
  readonly application: readonly HostFlow[];
  /** For network rules: exact names on any other port or protocol. */
  readonly network: readonly HostFlow[];
  /** True when a flow is documented with any protocol and the rules carry TCP only. */
  readonly narrowed: boolean;
}

/**
 * Divides a requirement's host flows into what application and network rules carry.
 *
 * TCP 80 and 443 go to application rules. Network rules take exact names only, because they match the addresses
 * that the firewall itself resolves, and need the DNS proxy, which the Basic SKU lacks.
 * (Azure Firewall: "Use FQDN filtering in network rules".)
 *
 * @returns the form, or why the firewall cannot carry it
 */
export function hostForm(selected: SelectedRequirement, egress: FirewallEgressInput): HostForm | string {
  const application: HostFlow[] = [];
  const network: HostFlow[] = [];
  let narrowed = false;
  for (const flow of selected.hostFlows) {
    const name = flow.template;
    const web = intersectPorts(flow.ports, WEB_PORTS);
    const isWeb = portsContain(WEB_PORTS, flow.ports);
    if (flow.protocol === "Any" && isWeb && tcpIsEnough(selected, flow)) {
      application.push({ ...flow, protocol: "Tcp" });
      narrowed = true;
      continue;
    }
    if (flow.protocol === "Tcp" && web.length > 0) {
      application.push({ ...flow, ports: web });
    }
    if (flow.protocol === "Tcp" && isWeb) {
      continue;
    }
    if (name.startsWith("*")) {
      return `\`${name}\` needs a network rule, and network rules take no wildcards`;
    }
    if (egress.sku === "Basic") {
      return `\`${name}\` needs a network rule with a host name, which the SKU \`Basic\` lacks`;
    }
    if (!egress.dnsProxy) {
      return `\`${name}\` needs a network rule with a host name, which needs the policy's DNS proxy`;
    }
    const rest = flow.protocol === "Tcp" ? withoutWebPorts(flow.ports) : flow.ports;
    network.push({ ...flow, ports: rest });
  }
  return { application, network, narrowed };
}

/** True when the requirement's own tag form is documented with TCP for the same ports. */
function tcpIsEnough(selected: SelectedRequirement, flow: HostFlow): boolean {
  return selected.tagFlows.some(
    ({ protocol, ports }) => protocol === "Tcp" && portsContain(ports, flow.ports),
  );
}
