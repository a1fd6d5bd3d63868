import {
  evaluateFirewallPolicy,
  evaluatePath,
  evaluateRoutes,
  evaluateSecurityRules,
} from "../../../../lib/core/analyze/evaluate";
import { at, outbound, tagged } from "./packets";

/*
 * The attributes as `terraform show -json` prints them: a plan has null where a state has an empty text or list.
 */
const SECURITY_RULES = [
  {
    access: "Allow",
    description: "",
    destination_address_prefix: "AzureActiveDirectory",
    destination_address_prefixes: [],
    destination_application_security_group_ids: [],
    destination_port_range: "",
    destination_port_ranges: ["443", "80"],
    direction: "Outbound",
    name: "a",
    priority: 100,
    protocol: "Tcp",
    source_address_prefix: "VirtualNetwork",
    source_address_prefixes: [],
    source_application_security_group_ids: [],
    source_port_range: "*",
    source_port_ranges: [],
  },
  {
    access: "Deny",
    description: null,
    destination_address_prefix: "Internet",
    destination_address_prefixes: null,
    destination_application_security_group_ids: null,
    destination_port_range: "*",
    destination_port_ranges: null,
    direction: "Outbound",
    name: "d",
    priority: 4096,
    protocol: "*",
    source_address_prefix: "*",
    source_address_prefixes: null,
    source_application_security_group_ids: null,
    source_port_range: "*",
    source_port_ranges: null,
  },
];
const ROUTES = [
  {
    address_prefix: "0.0.0.0/0",
    name: "default",
    next_hop_in_ip_address: "10.0.1.4",
    next_hop_type: "VirtualAppliance",
  },
  {
    address_prefix: "AzureMachineLearning",
    name: "aml",
    next_hop_in_ip_address: "",
    next_hop_type: "Internet",
  },
];
const GROUP = {
  application_rule_collection: [
    {
      action: "Allow",
      name: "app",
      priority: 600,
      rule: [
        {
          description: "",
          destination_addresses: null,
          destination_fqdn_tags: null,
          destination_fqdns: ["ml.azure.com", "*.azureml.ms"],
          destination_urls: null,
          http_headers: [],
          name: "ml",
          protocols: [{ port: 443, type: "Https" }],
          source_addresses: ["10.1.0.0/24"],
          source_ip_groups: null,
          terminate_tls: false,
          web_categories: null,
        },
        {
          description: null,
          destination_addresses: null,
          destination_fqdn_tags: null,
          destination_fqdns: null,
          destination_urls: ["github.com/microsoft/vscode-tools-for-ai/tree/master/*"],
          http_headers: [],
          name: "url",
          protocols: [{ port: 443, type: "Https" }],
          source_addresses: ["10.1.0.0/24"],
          source_ip_groups: null,
          terminate_tls: true,
          web_categories: null,
        },
      ],
    },
  ],
  name: "aml",
  nat_rule_collection: [],
  network_rule_collection: [
    {
      action: "Allow",
      name: "net",
      priority: 500,
      rule: [
        {
          description: "",
          destination_addresses: ["AzureActiveDirectory"],
          destination_fqdns: null,
          destination_ip_groups: null,
          destination_ports: ["80", "443"],
          name: "aad",
          protocols: ["TCP"],
          source_addresses: ["10.1.0.0/24"],
          source_ip_groups: null,
        },
        {
          description: null,
          destination_addresses: null,
          destination_fqdns: ["eastus2.tundra.azureml.ms"],
          destination_ip_groups: null,
          destination_ports: ["5831"],
          name: "tundra",
          protocols: ["UDP"],
          source_addresses: ["10.1.0.0/24"],
          source_ip_groups: null,
        },
      ],
    },
  ],
  priority: 500,
};

const POLICY = { ruleCollectionGroups: [GROUP] };
const ENTRA = tagged("AzureActiveDirectory");
const STRANGER = at("203.0.113.9");
const host = (name: string) => ({ ...tagged(), host: name });

test.each([
  ["Entra ID on 443", outbound(ENTRA, 443), "a"],
  ["Entra ID on 22", outbound(ENTRA, 22), "d"],
  ["a stranger", outbound(STRANGER, 443), "d"],
])("security rules: %s", (_, packet, rule) => {
  expect(evaluateSecurityRules(SECURITY_RULES, packet)).toMatchObject({ rule, origin: "rule" });
});

test.each([
  ["a stranger", STRANGER, { nextHopType: "VirtualAppliance", nextHopAddress: "10.0.1.4", route: "default" }],
  ["the service", tagged("AzureMachineLearning"), { nextHopType: "Internet", route: "aml" }],
])("routes: %s", (_, destination, expected) => {
  expect(evaluateRoutes({ userDefined: ROUTES }, destination)).toEqual({
    ...expected,
    origin: "user-defined",
  });
});

test.each([
  ["a tag", outbound(ENTRA, 443), "Allow", "aad"],
  [
    "a name of a network rule",
    outbound(host("eastus2.tundra.azureml.ms"), 5831, { protocol: "Udp" }),
    "Allow",
    "tundra",
  ],
  ["a host", outbound(host("ml.azure.com"), 443), "Allow", "ml"],
  ["a host below a wildcard", outbound(host("ws.eastus2.api.azureml.ms"), 443), "Allow", "ml"],
  ["a host that is not listed", outbound(host("example.org"), 443), "Deny", "default"],
  [
    "a page",
    outbound(host("github.com"), 443, { urlPath: "/microsoft/vscode-tools-for-ai/tree/master/readme" }),
    "Allow",
    "url",
  ],
  ["another page", outbound(host("github.com"), 443, { urlPath: "/login" }), "Deny", "default"],
])("firewall: %s", (_, packet, access, rule) => {
  expect(evaluateFirewallPolicy(POLICY, packet)).toMatchObject({ access, rule });
});

test("path: a host that the firewall knows never arrives where the security rules keep 443 from the Internet", () => {
  const path = {
    securityRules: SECURITY_RULES,
    routes: ROUTES,
    virtualNetworkPrefixes: ["10.1.0.0/16"],
    firewall: { policy: POLICY, privateIpAddress: "10.0.1.4" },
  };
  expect(evaluatePath(path, outbound(host("ml.azure.com"), 443))).toMatchObject({
    access: "Deny",
    reason: "SecurityRule",
  });
  expect(evaluatePath(path, outbound(ENTRA, 443))).toMatchObject({ access: "Allow", reason: "Delivered" });
});
