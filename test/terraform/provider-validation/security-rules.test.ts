import { providerProblems } from "../provider-validation";
import { common, resource, securityRule, standaloneRule } from "../sample-documents";

const NSG = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const path = `resource.${NSG}.main.security_rule[0]`;
const rulePath = `resource.${RULE}.main`;

function withRules(...rules: readonly object[]): unknown {
  return resource(NSG, { ...common, security_rule: rules });
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);
const asg = { destination_address_prefix: null, destination_application_security_group_ids: many(10) };

const ONE_PREFIX = (end: string) =>
  `exactly one of ${end}_address_prefix, ${end}_address_prefixes, ${end}_application_security_group_ids is allowed`;
const NAME =
  'expected a name of 1 to 80 letters, digits, "_", "." and "-", which starts with a letter or digit and ends with a letter, digit or "_"';
const PORT = "expected a port, a range a-b with a < b, or *";
const PORTS = "expected a port or a range a-b with a < b (* goes into the singular attribute)";
const PREFIX = "expected an IP address, a CIDR prefix, *, or a service tag that an NSG takes";
const PREFIXES = "expected an IP address or a CIDR prefix (a tag or * goes into the singular attribute)";

describe("a security rule that neither the provider nor Azure refuses", () => {
  it.each<[fact: string, changes: object]>([
    [
      "protocol * on every port",
      { destination_port_range: "*", destination_port_ranges: null, protocol: "*" },
    ],
    ["the lowest priority", { priority: 4096 }],
    ["a description of 140 bytes", { description: "x".repeat(140) }],
    ["a name of 80 characters", { name: `a${".-_a".repeat(19)}-__` }],
    ["ranges and ports together", { destination_port_ranges: ["0-1", "443", "8704-65535"] }],
    [
      "a plural list of addresses and prefixes",
      { source_address_prefix: null, source_address_prefixes: ["10.0.0.4", "10.1.0.0/24"] },
    ],
    ["IPv6 on both sides", { destination_address_prefix: "2001:db8::/32", source_address_prefix: "fd00::1" }],
    ["a name of one character", { name: "a" }],
    ["ten application security groups", asg],
    [
      "an empty text beside the attribute in use",
      { destination_address_prefixes: [], destination_port_range: "" },
    ],
    ["the tag AzureMachineLearning", { destination_address_prefix: "AzureMachineLearning" }],
  ])("%s passes", (_, changes) => {
    expect(providerProblems(withRules({ ...securityRule, ...changes }))).toEqual([]);
  });
});

describe("a security rule that the provider or Azure refuses", () => {
  it.each<[fact: string, changes: object, problem: string]>([
    [
      "a protocol in another case",
      { protocol: "TCP" },
      '.protocol: expected one of *, Tcp, Udp, Icmp, Ah, Esp, found "TCP"',
    ],
    [
      "the protocol Any",
      { protocol: "Any" },
      '.protocol: expected one of *, Tcp, Udp, Icmp, Ah, Esp, found "Any"',
    ],
    ["an access in another case", { access: "allow" }, '.access: expected one of Allow, Deny, found "allow"'],
    [
      "an unknown direction",
      { direction: "Egress" },
      '.direction: expected one of Inbound, Outbound, found "Egress"',
    ],
    ["a priority below 100", { priority: 99 }, ".priority: expected an integer from 100 to 4096, found 99"],
    [
      "a priority above 4096",
      { priority: 4097 },
      ".priority: expected an integer from 100 to 4096, found 4097",
    ],
    [
      "a fraction as priority",
      { priority: 100.5 },
      ".priority: expected an integer from 100 to 4096, found 100.5",
    ],
    [
      "a description of 141 bytes",
      { description: "x".repeat(141) },
      `.description: expected at most 140 bytes, found "${"x".repeat(141)}"`,
    ],
    [
      "a description of 71 characters of two bytes",
      { description: "é".repeat(71) },
      `.description: expected at most 140 bytes, found "${"é".repeat(71)}"`,
    ],
    ["a slash in a name", { name: "a/b" }, `.name: ${NAME}, found "a/b"`],
    ["a hyphen at the end of a name", { name: "a-" }, `.name: ${NAME}, found "a-"`],
    ["an empty name", { name: "" }, `.name: ${NAME}, found ""`],
    ["a name of 81 characters", { name: "a".repeat(81) }, `.name: ${NAME}, found "${"a".repeat(81)}"`],
    ["null for the name", { name: null }, ".name: required in a rule, but null or missing"],
    ["null for the protocol", { protocol: null }, ".protocol: required in a rule, but null or missing"],
    ["null for the access", { access: null }, ".access: required in a rule, but null or missing"],
    ["null for the direction", { direction: null }, ".direction: required in a rule, but null or missing"],
    ["null for the priority", { priority: null }, ".priority: required in a rule, but null or missing"],
    [
      "a range of one port",
      { destination_port_ranges: ["443-443"] },
      `.destination_port_ranges[0]: ${PORTS}, found "443-443"`,
    ],
    [
      "a range that runs backwards",
      { destination_port_ranges: ["445-443"] },
      `.destination_port_ranges[0]: ${PORTS}, found "445-443"`,
    ],
    ["a port above 65535", { source_port_range: "65536" }, `.source_port_range: ${PORT}, found "65536"`],
    [
      "ports separated by a comma",
      { source_port_range: "80,443" },
      `.source_port_range: ${PORT}, found "80,443"`,
    ],
    [
      "* in a plural list of ports",
      { destination_port_ranges: ["*"] },
      `.destination_port_ranges[0]: ${PORTS}, found "*"`,
    ],
    [
      "* in a plural list of source ports",
      { source_port_range: null, source_port_ranges: ["*"] },
      `.source_port_ranges[0]: ${PORTS}, found "*"`,
    ],
    [
      "no source port",
      { source_port_range: null },
      ": exactly one of source_port_range, source_port_ranges is allowed, found none",
    ],
    [
      "no destination port",
      { destination_port_ranges: [] },
      ": exactly one of destination_port_range, destination_port_ranges is allowed, found none",
    ],
    [
      "a singular and a plural source port",
      { source_port_ranges: ["1"] },
      ": exactly one of source_port_range, source_port_ranges is allowed, found source_port_range and source_port_ranges",
    ],
    [
      "a singular and a plural destination port",
      { destination_port_range: "1" },
      ": exactly one of destination_port_range, destination_port_ranges is allowed, found destination_port_range and destination_port_ranges",
    ],
    ["no source", { source_address_prefix: "" }, `: ${ONE_PREFIX("source")}, found none`],
    ["no destination", { destination_address_prefix: null }, `: ${ONE_PREFIX("destination")}, found none`],
    [
      "a singular and a plural source",
      { source_address_prefixes: ["10.0.0.0/8"] },
      `: ${ONE_PREFIX("source")}, found source_address_prefix and source_address_prefixes`,
    ],
    [
      "a destination prefix and security groups",
      { ...asg, destination_address_prefix: "*" },
      `: ${ONE_PREFIX("destination")}, found destination_address_prefix and destination_application_security_group_ids`,
    ],
    [
      "eleven application security groups",
      { ...asg, destination_application_security_group_ids: many(11) },
      ".destination_application_security_group_ids: at most 10 element(s) allowed, found 11",
    ],
    [
      "a tag in a plural list",
      { destination_address_prefix: null, destination_address_prefixes: ["10.0.0.0/8", "Storage"] },
      `.destination_address_prefixes[1]: ${PREFIXES}, found "Storage"`,
    ],
    [
      "* in a plural list",
      { source_address_prefix: null, source_address_prefixes: ["*"] },
      `.source_address_prefixes[0]: ${PREFIXES}, found "*"`,
    ],
    [
      "a range of addresses",
      { destination_address_prefix: "10.0.0.1-10.0.0.9" },
      `.destination_address_prefix: ${PREFIX}, found "10.0.0.1-10.0.0.9"`,
    ],
    [
      "a prefix longer than the address",
      { destination_address_prefix: "10.0.0.0/33" },
      `.destination_address_prefix: ${PREFIX}, found "10.0.0.0/33"`,
    ],
    [
      "a host name as source",
      { source_address_prefix: "a-b.ms" },
      `.source_address_prefix: ${PREFIX}, found "a-b.ms"`,
    ],
    [
      "a tag that ends in a dot",
      { source_address_prefix: "Storage." },
      `.source_address_prefix: ${PREFIX}, found "Storage."`,
    ],
    [
      "eleven application security groups as source",
      { source_address_prefix: null, source_application_security_group_ids: many(11) },
      ".source_application_security_group_ids: at most 10 element(s) allowed, found 11",
    ],
    [
      "a prefix with two lengths",
      { destination_address_prefix: "10.0.0.0/8/8" },
      `.destination_address_prefix: ${PREFIX}, found "10.0.0.0/8/8"`,
    ],
    [
      "a host name",
      { destination_address_prefix: "*.azureml.ms" },
      `.destination_address_prefix: ${PREFIX}, found "*.azureml.ms"`,
    ],
    [
      "the look-up-only tag of a region",
      { destination_address_prefix: "AzureMachineLearning.WestUS" },
      `.destination_address_prefix: ${PREFIX}, found "AzureMachineLearning.WestUS"`,
    ],
    [
      "IPv4 and IPv6 on two sides",
      { destination_address_prefix: "2001:db8::/32", source_address_prefix: "10.0.0.0/8" },
      ": IPv4 and IPv6 addresses in one rule (source_address_prefix, source_address_prefixes, destination_address_prefix, destination_address_prefixes)",
    ],
    [
      "IPv4 and IPv6 in one list",
      { source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8", "fd00::/8"] },
      ": IPv4 and IPv6 addresses in one rule (source_address_prefix, source_address_prefixes, destination_address_prefix, destination_address_prefixes)",
    ],
  ])("%s is refused", (_, changes, problem) => {
    expect(providerProblems(withRules({ ...securityRule, ...changes }))).toEqual([`${path}${problem}`]);
  });

  it.each<[fact: string, changes: object, problem: string]>([
    [
      "an unknown protocol",
      { protocol: "tcp" },
      '.protocol: expected one of *, Tcp, Udp, Icmp, Ah, Esp, found "tcp"',
    ],
    [
      "a tag in a plural list",
      { destination_address_prefix: null, destination_address_prefixes: ["Storage"] },
      `.destination_address_prefixes[0]: ${PREFIXES}, found "Storage"`,
    ],
    [
      "an empty list beside the attribute in use",
      { source_address_prefixes: [] },
      ".source_address_prefixes: empty, which counts as given; write null",
    ],
    [
      "an empty text beside the attribute in use",
      { destination_port_range: "" },
      ".destination_port_range: empty, which counts as given; write null",
    ],
  ])("%s is refused in a rule of its own too", (_, changes, problem) => {
    expect(providerProblems(resource(RULE, { ...standaloneRule, ...changes }))).toContain(
      `${rulePath}${problem}`,
    );
  });
});
