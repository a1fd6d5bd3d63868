import { writtenText } from "../address/deferred";
import { intersectPorts, portsContain } from "../address/port-range";
import { WEB_PORTS, withoutWebPorts } from "../address/web-ports";
import type { HostFlow, SelectedRequirement } from "../catalog/flows";
import type { FirewallEgressInput } from "./network-input";

/** Host flows, divided by the kind of firewall rule that carries them. */
export interface HostForm {
  /** For application rules: TCP 80 and 443, and other ports that carry TLS. */
  readonly application: readonly HostFlow[];
  /** For network rules: exact names on any other port or protocol. */
  readonly network: readonly HostFlow[];
  /** True when a flow is documented with any protocol and the rules carry TCP only. */
  readonly narrowed: boolean;
  /** The URLs whose host is allowed as a whole, because the firewall does not see paths. */
  readonly widened: readonly string[];
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
  const widened: string[] = [];
  let narrowed = false;
  for (const asked of selected.hostFlows) {
    const flow = seesPaths(egress) ? asked : withoutPath(asked);
    if (flow.path !== asked.path) {
      widened.push(asked.template);
    }
    const name = flow.template;
    // A URL is asked for with HTTP or TLS on whatever port, so the host that stands for it is too.
    if (flow.protocol === "Tcp" && (flow.tls || asked.path !== undefined)) {
      application.push(flow);
      continue;
    }
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
      return `\`${name}\` needs a network rule with a host name, which needs the policy's DNS proxy (turn it on, and say \`dnsProxy: true\` of the egress or of its policy)`;
    }
    const rest = flow.protocol === "Tcp" ? withoutWebPorts(flow.ports) : flow.ports;
    network.push({ ...flow, ports: rest });
  }
  return { application, network, narrowed, widened };
}

/** What of a firewall decides how it carries hosts, as one text. */
export function hostAbilities({ sku, dnsProxy, tlsInspection = false }: FirewallEgressInput): string {
  return `${sku} ${dnsProxy} ${tlsInspection}`;
}

/** A firewall sees the path of a request only where it opens TLS. (Azure Firewall features by SKU, 2025-09-18.) */
function seesPaths({ sku, tlsInspection }: FirewallEgressInput): boolean {
  return sku === "Premium" && tlsInspection === true;
}

function withoutPath({ path, ...flow }: HostFlow): HostFlow {
  return path === undefined
    ? flow
    : { ...flow, template: writtenText("text" in flow.host ? flow.host.text : flow.host) };
}

/** True when the requirement's own tag form is documented with TCP for the same ports. */
function tcpIsEnough(selected: SelectedRequirement, flow: HostFlow): boolean {
  return selected.tagFlows.some(
    ({ protocol, ports }) => protocol === "Tcp" && portsContain(ports, flow.ports),
  );
}
