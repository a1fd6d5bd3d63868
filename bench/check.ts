import type { Configuration } from "../lib/core/analyze/configuration";
import type { SecurityRuleAttributes } from "../lib/core/analyze/evaluate";
import type { TagIndex } from "../lib/core/analyze/proof";
import { check } from "../lib/core/analyze/proof";
import { machineLearningService } from "../lib/core/catalog/built-in";
import { select } from "../lib/core/catalog/selection";

/*
 * The processor time of `check`: an NSG of up to 1,000 rules, and a firewall policy of up to 5,000 rules with a
 * service-tag file of the size of the public one. The rules are made up by a fixed sequence of numbers.
 *
 *   npx tsx --tsconfig tsconfig.dev.json bench/check.ts [--format json]
 */

interface Row {
  readonly subject: string;
  readonly rules: number;
  readonly milliseconds: number;
  readonly findings: number;
}

const REGIONS = ["EastUS", "EastUS2", "WestUS", "WestUS2", "WestUS3", "WestEurope", "NorthEurope", "UKSouth"];

/** Numbers from a fixed sequence (Lehmer's, modulus 2^31 - 1). */
class Sequence {
  private state = 20260319;

  public below(limit: number): number {
    this.state = (this.state * 48271) % 2147483647;
    return this.state % limit;
  }

  public of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error("there is nothing to choose from");
    return value;
  }
}

const TAGS = [
  "Storage",
  "AzureKeyVault",
  "AzureContainerRegistry",
  "Sql",
  "EventHub",
  "ServiceBus",
  "AzureCosmosDB",
];

function tagOf(sequence: Sequence): string {
  return `${sequence.of(TAGS)}.${sequence.of(REGIONS)}`;
}

function prefixOf(sequence: Sequence): string {
  const length = 12 + sequence.below(17);
  const value = Math.floor((sequence.below(2 ** 24) * 256) / 2 ** (32 - length)) * 2 ** (32 - length);
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
  return `${bytes.join(".")}/${length}`;
}

function portsOf(sequence: Sequence): string {
  const first = 1 + sequence.below(60000);
  return sequence.below(3) === 0
    ? `${first}-${first + sequence.below(2000)}`
    : `${sequence.of([22, 80, 443, 445, 1433, first])}`;
}

function securityRules(count: number): SecurityRuleAttributes[] {
  const sequence = new Sequence();
  return Array.from({ length: count }, (_, index) => {
    const isOut = sequence.below(3) > 0;
    const far = sequence.below(3) === 0 ? tagOf(sequence) : prefixOf(sequence);
    const near = sequence.below(2) === 0 ? "10.1.0.0/24" : "*";
    return {
      name: `rule-${index}`,
      priority: 100 + index,
      direction: isOut ? "Outbound" : "Inbound",
      access: sequence.below(4) === 0 ? "Deny" : "Allow",
      protocol: sequence.of(["Tcp", "Tcp", "Udp", "*"]),
      source_port_range: "*",
      destination_port_range: portsOf(sequence),
      source_address_prefix: isOut ? near : far,
      destination_address_prefix: isOut ? far : near,
    };
  });
}

function nsg(count: number): Configuration {
  const place = { file: "bench.json", address: "azurerm_network_security_group.bench" };
  return {
    securityGroups: [
      { ...place, name: "bench", rules: securityRules(count).map((rule) => ({ ...place, rule })) },
    ],
    routeTables: [],
    ruleCollectionGroups: [],
    ipGroups: new Map(),
  };
}

function firewall(count: number): Configuration {
  const sequence = new Sequence();
  const place = { file: "bench.json", address: "azurerm_firewall_policy_rule_collection_group.bench" };
  const source = (): string[] => [`10.${sequence.below(4)}.${sequence.below(250)}.0/24`, "10.1.0.0/24"];
  const network = Array.from({ length: Math.ceil(count / 2) }, (_, index) => ({
    name: `network-${index}`,
    protocols: [sequence.of(["TCP", "TCP", "UDP", "Any"])],
    source_addresses: source(),
    destination_addresses:
      sequence.below(2) === 0 ? [tagOf(sequence)] : [prefixOf(sequence), prefixOf(sequence)],
    destination_ports: [portsOf(sequence)],
  }));
  const application = Array.from({ length: Math.floor(count / 2) }, (_, index) => ({
    name: `application-${index}`,
    source_addresses: source(),
    protocols: [
      sequence.of([
        { type: "Https", port: 443 },
        { type: "Http", port: 80 },
      ]),
    ],
    destination_fqdns: [`${sequence.of(["*.", "", "www."])}host-${sequence.below(count)}.contoso.com`],
  }));
  const group = {
    name: "bench",
    priority: 100,
    network_rule_collection: [{ name: "network", priority: 100, action: "Allow", rule: network }],
    application_rule_collection: [{ name: "application", priority: 200, action: "Allow", rule: application }],
  };
  return {
    securityGroups: [],
    routeTables: [],
    ruleCollectionGroups: [{ ...place, group, policy: "bench" }],
    ipGroups: new Map(),
  };
}

/** About as many prefixes as Microsoft publishes for the public cloud, of about as many tags. */
function tagIndex(): TagIndex {
  const sequence = new Sequence();
  const prefixes = new Map<string, string[]>();
  for (let tag = 0; tag < 100; tag += 1) {
    const name = TAGS[tag] ?? `Tag${tag}`;
    const all: string[] = [];
    for (const region of [...REGIONS, ...Array.from({ length: 52 }, (_, index) => `Region${index}`)]) {
      const own = Array.from({ length: 15 }, () => prefixOf(sequence));
      prefixes.set(`${name}.${region}`, own);
      all.push(...own);
    }
    prefixes.set(name, all);
  }
  // Every tag that a requirement names is in a real file; here those of other names are small ones.
  return { addressesOf: (tag) => prefixes.get(tag) ?? [`40.${tag.length}.${tag.charCodeAt(0)}.0/24`] };
}

function measured(subject: string, rules: number, run: () => number): Row {
  const before = process.cpuUsage();
  const findings = run();
  const { user, system } = process.cpuUsage(before);
  return { subject, rules, milliseconds: Math.round((user + system) / 1000), findings };
}

const { value: selection } = select(machineLearningService(), { cloud: "public", region: "westus2" });
if (selection === undefined) throw new Error("the selection of the measurement has errors");
const index = tagIndex();
const SIZES = [125, 250, 500, 1000];
const context = { subnets: ["10.1.0.0/24"] };
check(nsg(50), selection, context);
const rows = [
  ...SIZES.map((count) =>
    measured("NSG", count, () => check(nsg(count), selection, context).findings.length),
  ),
  ...SIZES.map((count) =>
    measured(
      "NSG, service-tag file",
      count,
      () => check(nsg(count), selection, { ...context, tagIndex: index }).findings.length,
    ),
  ),
  ...[625, 1250, 2500, 5000].map((count) =>
    measured(
      "firewall, service-tag file",
      count,
      () => check(firewall(count), selection, { ...context, tagIndex: index }).findings.length,
    ),
  ),
];
if (process.argv.includes("json")) {
  console.log(JSON.stringify(rows, undefined, 2));
} else {
  console.log("subject                      rules   processor ms   findings");
  for (const { subject, rules, milliseconds, findings } of rows) {
    console.log(
      `${subject.padEnd(28)} ${`${rules}`.padStart(5)}   ${`${milliseconds}`.padStart(12)}   ${`${findings}`.padStart(8)}`,
    );
  }
}
