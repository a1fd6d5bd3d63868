import { providerProblems } from "../provider-validation";
import {
  natCollection,
  natRule,
  networkCollection,
  networkRule,
  resource,
  ruleCollectionGroup,
} from "../sample-documents";

const GROUP = "azurerm_firewall_policy_rule_collection_group";
const path = `resource.${GROUP}.main`;

const group = (changes: object) => resource(GROUP, { ...ruleCollectionGroup, ...changes });
const network = (...rules: readonly object[]) =>
  group({ network_rule_collection: [{ ...networkCollection, rule: rules }] });
const nat = (changes: object) =>
  group({ nat_rule_collection: [{ ...natCollection, rule: [{ ...natRule, ...changes }] }] });

const ADDRESS = "expected an IP address, a range of IPv4 addresses, a CIDR prefix or *";
const DESTINATION =
  "expected an IP address, a range, a CIDR prefix, *, or a service tag that a firewall takes";
const PORT = "expected a port from 1 to 65535, a range a-b with a < b, or *";
const SOURCE = "exactly one of source_addresses, source_ip_groups is allowed";
const ONE_DESTINATION =
  "exactly one of destination_addresses, destination_ip_groups, destination_fqdns is allowed";
const NOT_EMPTY = 'expected a text that is not empty, found ""';
const MIXED = "IPv4 and IPv6 addresses in one rule (source_addresses, destination_addresses)";

describe("network and NAT rules that neither the provider nor Azure refuses", () => {
  it.each<[fact: string, document: unknown]>([
    [
      "several tags in one network rule",
      network({ ...networkRule, destination_addresses: ["AzureMonitor", "Storage.WestUS"] }),
    ],
    ["any port and protocol", network({ ...networkRule, destination_ports: ["*"], protocols: ["Any"] })],
    ["a range of ports", network({ ...networkRule, destination_ports: ["1-65535"] })],
    ["a range of one address", network({ ...networkRule, source_addresses: ["10.0.0.1-10.0.0.1"] })],
    ["the prefix of one address", network({ ...networkRule, source_addresses: ["10.0.0.1/32"] })],
    ["a range of addresses as source", network({ ...networkRule, source_addresses: ["10.0.0.1-10.0.0.9"] })],
    [
      "IP groups on both sides",
      network({
        ...networkRule,
        destination_addresses: null,
        destination_ip_groups: ["b"],
        source_addresses: [],
        source_ip_groups: ["a"],
      }),
    ],
    [
      "host names in a network rule",
      network({
        ...networkRule,
        destination_addresses: null,
        destination_fqdns: ["westus.tundra.azureml.ms"],
      }),
    ],
    ["a NAT rule to a host name", nat({ translated_address: null, translated_fqdn: "a.internal" })],
  ])("%s passes", (_, document) => {
    expect(providerProblems(document)).toEqual([]);
  });
});

describe("a network rule that the provider or Azure refuses", () => {
  const rulePath = `${path}.network_rule_collection[0].rule[0]`;

  it.each<[fact: string, changes: object, problem: string]>([
    ["an empty name", { name: "" }, `.name: ${NOT_EMPTY}`],
    ["an empty description", { description: "" }, `.description: ${NOT_EMPTY}`],
    [
      "a protocol in an NSG's case",
      { protocols: ["Tcp"] },
      '.protocols[0]: expected one of Any, TCP, UDP, ICMP, found "Tcp"',
    ],
    [
      "an NSG's protocol *",
      { protocols: ["*"] },
      '.protocols[0]: expected one of Any, TCP, UDP, ICMP, found "*"',
    ],
    ["no protocol", { protocols: [] }, ".protocols: at least 1 element(s) required, found 0"],
    ["no port", { destination_ports: [] }, ".destination_ports: at least 1 element(s) required, found 0"],
    [
      "a range of one port",
      { destination_ports: ["443-443"] },
      `.destination_ports[0]: ${PORT}, found "443-443"`,
    ],
    [
      "a range that runs backwards",
      { destination_ports: ["445-443"] },
      `.destination_ports[0]: ${PORT}, found "445-443"`,
    ],
    ["port 0", { destination_ports: ["80", "0"] }, `.destination_ports[1]: ${PORT}, found "0"`],
    [
      "a port above 65535",
      { destination_ports: ["1-65536"] },
      `.destination_ports[0]: ${PORT}, found "1-65536"`,
    ],
    [
      "a tag as source",
      { source_addresses: ["VirtualNetwork"] },
      `.source_addresses[0]: ${ADDRESS}, found "VirtualNetwork"`,
    ],
    [
      "a range of addresses that runs backwards",
      { source_addresses: ["10.0.0.9-10.0.0.1"] },
      `.source_addresses[0]: ${ADDRESS}, found "10.0.0.9-10.0.0.1"`,
    ],
    ["no source", { source_addresses: null }, `: ${SOURCE}, found none`],
    ["an empty list of sources", { source_addresses: [] }, `: ${SOURCE}, found none`],
    [
      "two kinds of source",
      { source_ip_groups: ["a"] },
      `: ${SOURCE}, found source_addresses and source_ip_groups`,
    ],
    [
      "an empty IP group",
      { source_addresses: null, source_ip_groups: [""] },
      `.source_ip_groups[0]: ${NOT_EMPTY}`,
    ],
    ["no destination", { destination_addresses: null }, `: ${ONE_DESTINATION}, found none`],
    [
      "two kinds of destination",
      { destination_fqdns: ["a.b"] },
      `: ${ONE_DESTINATION}, found destination_addresses and destination_fqdns`,
    ],
    [
      "an empty destination IP group",
      { destination_addresses: null, destination_ip_groups: [""] },
      `.destination_ip_groups[0]: ${NOT_EMPTY}`,
    ],
    [
      "an empty destination",
      { destination_addresses: [""] },
      `.destination_addresses[0]: ${DESTINATION}, found ""`,
    ],
    [
      "the tag Internet",
      { destination_addresses: ["Internet"] },
      `.destination_addresses[0]: ${DESTINATION}, found "Internet"`,
    ],
    [
      "the look-up-only tag of a region",
      { destination_addresses: ["AzureMachineLearning.WestUS"] },
      `.destination_addresses[0]: ${DESTINATION}, found "AzureMachineLearning.WestUS"`,
    ],
    [
      "a wildcard host name",
      { destination_addresses: null, destination_fqdns: ["*.azureml.ms"] },
      '.destination_fqdns[0]: expected a host name without *, found "*.azureml.ms"',
    ],
    ["IPv4 and IPv6", { destination_addresses: ["2001:db8::/32"] }, `: ${MIXED}`],
  ])("%s is refused", (_, changes, problem) => {
    expect(providerProblems(network({ ...networkRule, ...changes }))).toEqual([`${rulePath}${problem}`]);
  });
});

describe("a NAT rule that the provider refuses", () => {
  it.each<[fact: string, changes: object, problem: string]>([
    ["an empty name", { name: "" }, `.name: ${NOT_EMPTY}`],
    ["an empty description", { description: "" }, `.description: ${NOT_EMPTY}`],
    [
      "a tag as source",
      { source_addresses: ["Storage"] },
      `.source_addresses[0]: ${ADDRESS}, found "Storage"`,
    ],
    [
      "an empty IP group",
      { source_addresses: null, source_ip_groups: [""] },
      `.source_ip_groups[0]: ${NOT_EMPTY}`,
    ],
    ["no source", { source_addresses: null }, `: ${SOURCE}, found none`],
    ["no protocol", { protocols: [] }, ".protocols: at least 1 element(s) required, found 0"],
    ["an empty host name beside the address", { translated_fqdn: "" }, `.translated_fqdn: ${NOT_EMPTY}`],
    [
      "IPv4 and IPv6",
      { destination_address: "2001:db8::1", source_addresses: ["10.0.0.4"] },
      ": IPv4 and IPv6 addresses in one rule (source_addresses, destination_address)",
    ],
    ["the protocol Any", { protocols: ["Any"] }, '.protocols[0]: expected one of TCP, UDP, found "Any"'],
    [
      "two ports",
      { destination_ports: ["80", "443"] },
      ".destination_ports: at most 1 element(s) allowed, found 2",
    ],
    [
      "a port above 64000",
      { destination_ports: ["64001"] },
      '.destination_ports[0]: expected a port from 1 to 64000 or a range a-b with a < b, found "64001"',
    ],
    [
      "a tag as destination",
      { destination_address: "Storage" },
      '.destination_address: expected an IP address or a CIDR prefix, found "Storage"',
    ],
    [
      "a prefix to translate to",
      { translated_address: "10.0.0.0/24" },
      '.translated_address: expected an IP address, found "10.0.0.0/24"',
    ],
    [
      "port 0 to translate to",
      { translated_port: 0 },
      ".translated_port: expected an integer from 1 to 65535, found 0",
    ],
    [
      "nothing to translate to",
      { translated_address: null },
      ": exactly one of translated_address, translated_fqdn is allowed, found none",
    ],
    [
      "two things to translate to",
      { translated_fqdn: "a.b" },
      ": exactly one of translated_address, translated_fqdn is allowed, found translated_address and translated_fqdn",
    ],
  ])("%s is refused", (_, changes, problem) => {
    expect(providerProblems(nat(changes))).toEqual([`${path}.nat_rule_collection[0].rule[0]${problem}`]);
  });
});
