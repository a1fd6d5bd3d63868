import type { DiagnosticCode } from "../../../../lib/core/diagnostics/codes";
import { type Change, FIREWALL, firewallRule, route, securityRule } from "./changed-input";

/** A place of the input that takes text. */
export interface TextPlace {
  /** The path that findings on it have as their subject. */
  readonly subject: string;
  /** The input with the text there. */
  readonly change: (text: string) => Change;
  /** A text that is right there. */
  readonly right: string;
  /** What a template in it is told as. Values are free text; the others are chosen from what exists. */
  readonly code: DiagnosticCode;
}

function place(
  subject: string,
  right: string,
  change: TextPlace["change"],
  code: DiagnosticCode = "template-in-value",
): TextPlace {
  return { subject, right, change, code };
}

/** Every text of a selection. Of acknowledgements, only the code is looked into. */
const SELECTION_PLACES: readonly TextPlace[] = [
  place("selection.cloud", "public", (cloud) => ({ selection: { cloud } }), "unknown-cloud"),
  place("selection.region", "eastus2", (region) => ({ selection: { region } }), "unknown-region"),
  place(
    "selection.features[0]",
    "hbi-workspace",
    (feature) => ({ selection: { features: [feature] } }),
    "unknown-feature",
  ),
  place(
    "selection.withoutFeatures[0]",
    "azure-monitor",
    (feature) => ({ selection: { withoutFeatures: [feature] } }),
    "unknown-feature",
  ),
  place("selection.revision", "2023-04-14", (revision) => ({ selection: { revision } }), "unknown-revision"),
  ...Object.entries({
    storageAccount: "mlstore",
    containerRegistry: "mlregistry",
    workspaceId: "00000000-1111-2222-3333-444444444444",
  }).map(([name, right]) =>
    place(`selection.parameters.${name}`, right, (text) => ({
      egress: { ...FIREWALL, strategy: "fqdn" },
      selection: { parameters: { [name]: text } },
    })),
  ),
  place(
    "acknowledgements[0]",
    "host-only-requirement",
    (code) => ({ selection: { acknowledgements: [{ code, reason: "It is not used" }] } }),
    "invalid-acknowledgement",
  ),
];

/** Every text of a security rule. */
const SECURITY_RULE_PLACES: readonly TextPlace[] = [
  place("securityRules[0].name", "ssh", (name) => ({ securityRules: [securityRule({ name })] })),
  place("securityRules[0].description", "Büro & 研究", (description) => ({
    securityRules: [securityRule({ description })],
  })),
  ...(["source", "destination"] as const).flatMap((end) => [
    place(`securityRules[0].${end}`, "Storage.WestUS", (tag) => ({
      securityRules: [securityRule({ [end]: { kind: "service-tag", tag } })],
    })),
    place(`securityRules[0].${end}[0]`, "10.9.0.0/24", (address) => ({
      securityRules: [securityRule({ [end]: { kind: "addresses", addresses: [address] } })],
    })),
  ]),
  place("securityRules[0].ports[0]", "8704-8710", (port) => ({
    securityRules: [securityRule({ ports: [{ protocol: "Tcp", ports: [port] }] })],
  })),
  place(
    "securityRules[0].ports[0]",
    "Udp",
    (protocol) => ({ securityRules: [securityRule({ ports: [{ protocol, ports: "all" }] })] }),
    "invalid-rule",
  ),
];

/** Every text of a route. */
const ROUTE_PLACES: readonly TextPlace[] = [
  place("routes[0].name", "on-premises", (name) => ({ routes: [route({ name })] })),
  place("routes[0].destination", "Storage.WestUS", (tag) => ({
    routes: [route({ destination: { kind: "service-tag", tag } })],
  })),
  place("routes[0].destination", "192.168.0.0/16", (address) => ({
    routes: [route({ destination: { kind: "addresses", addresses: [address] } })],
  })),
  place(
    "routes[0].nextHopType",
    "Internet",
    (nextHopType) => ({ routes: [route({ nextHopType })] }),
    "invalid-rule",
  ),
  place("routes[0].nextHopIpAddress", "10.0.1.4", (nextHopIpAddress) => ({
    routes: [route({ nextHopType: "VirtualAppliance", nextHopIpAddress })],
  })),
];

/** Every text of a firewall rule. */
const FIREWALL_RULE_PLACES: readonly TextPlace[] = [
  place("firewallRules[0].name", "packages", (name) => ({
    egress: FIREWALL,
    firewallRules: [firewallRule({ name })],
  })),
  place("firewallRules[0].description", "Büro & 研究", (description) => ({
    egress: FIREWALL,
    firewallRules: [firewallRule({ description })],
  })),
  place("firewallRules[0].destinations[0]", "*.pypi.org", (host) => ({
    egress: FIREWALL,
    firewallRules: [firewallRule({ destinations: [{ kind: "host", host }] })],
  })),
  place("firewallRules[0].destinations[0]", "Storage", (tag) => ({
    egress: FIREWALL,
    firewallRules: [firewallRule({ destinations: [{ kind: "service-tag", tag }] })],
  })),
  place("firewallRules[0].destinations[0][0]", "192.0.2.0/24", (address) => ({
    egress: FIREWALL,
    firewallRules: [firewallRule({ destinations: [{ kind: "addresses", addresses: [address] }] })],
  })),
  place("firewallRules[0].ports[0]", "443", (port) => ({
    egress: FIREWALL,
    firewallRules: [firewallRule({ ports: [{ protocol: "Tcp", ports: [port] }] })],
  })),
];

/** Every place of the input that takes text. */
export const TEXT_PLACES: readonly TextPlace[] = [
  ...SELECTION_PLACES,
  place("subnets[0].addressPrefixes[0]", "10.1.0.0/24", (prefix) => ({
    subnets: [{ addressPrefixes: [prefix] }],
  })),
  place("egress.privateIpAddress", "10.0.1.4", (privateIpAddress) => ({
    egress: { ...FIREWALL, privateIpAddress },
  })),
  ...SECURITY_RULE_PLACES,
  ...ROUTE_PLACES,
  ...FIREWALL_RULE_PLACES,
];
