import fc from "fast-check";
import {
  evaluateFirewallPolicy,
  evaluateRoutes,
  evaluateSecurityRules,
  type Packet,
} from "../../../../lib/core/analyze/evaluate";
import { readConfiguration } from "../../../../lib/core/analyze/read";
import { printed } from "./arbitrary-rules";
import { armTemplate, type Json, terraformJson, terraformPlan } from "./rule-printers";

/** Ways to leave a value open, each in one kind of file. */
const OPENINGS = [
  ["an expression in Terraform's JSON syntax", terraformJson, `\${var.unknown}`],
  ["an expression in an ARM template", armTemplate, "[parameters('unknown')]"],
  ["another type in Terraform's JSON syntax", terraformJson, { not: "a value" }],
  ["another type in an ARM template", armTemplate, { not: "a value" }],
  ["a value that is known after apply", terraformPlan, null],
] as const;

const packets: fc.Arbitrary<Packet> = fc
  .record({
    direction: fc.constantFrom("Inbound" as const, "Outbound" as const),
    protocol: fc.constantFrom("Tcp" as const, "Udp" as const, "Icmp" as const),
    source: fc.constant({ address: "10.1.2.3", tags: [{ tag: "VirtualNetwork" }] }),
    destination: fc.constantFrom(
      { tags: [{ tag: "Storage", region: "WestUS" }] },
      { address: "203.0.113.7", tags: [], host: "a.example.com" },
      { address: "10.1.2.3", tags: [{ tag: "VirtualNetwork" }] },
      { tags: [{ tag: "AzureMachineLearning" }], host: "example.com" },
    ),
    port: fc.constantFrom(22, 80, 443, 8443),
  })
  .map(({ port, ...packet }) =>
    packet.protocol === "Icmp" ? packet : { ...packet, sourcePort: 8443, destinationPort: port },
  );

const HOLDERS = ["security_rule", "route", "rule", "securityRules", "routes", "ruleCollections", "priority"];

/** All values, lists and objects of a document that rules hold or that hold rules, but for names, by their ways. */
function places(
  node: Json,
  way: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  const below = Array.isArray(node)
    ? node.flatMap((item: Json, index) => places(item, [...way, index]))
    : typeof node === "object" && node !== null
      ? Object.entries(node).flatMap(([key, member]) => places(member, [...way, key]))
      : [];
  const isOfRules = way.some(
    (step) => HOLDERS.includes(String(step)) || /_rule_collection$/.test(String(step)),
  );
  const isSet = node !== null && node !== "" && !(Array.isArray(node) && node.length === 0);
  const isName = ["name", "ruleCollectionType"].includes(String(way.at(-1)));
  return isOfRules && isSet && !isName ? [way, ...below] : below;
}

function withValue(node: Json, [step, ...rest]: readonly (string | number)[], value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    return node.map((item: Json, index) => (index === step ? withValue(item, rest, value) : item));
  }
  return Object.fromEntries(
    Object.entries(node ?? {}).map(([key, member]) => [
      key,
      key === step ? withValue(member as Json, rest, value) : (member as Json),
    ]),
  );
}

/** The objects and lists on the way with `true` at its end, as `after_unknown` has them. */
function unknownAlong(steps: readonly (string | number)[]): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  if (typeof step === "string") return { [step]: unknownAlong(rest) };
  return [...Array.from({ length: step }, () => ({})), unknownAlong(rest)];
}

/** The document with the value at the end of the way left open. */
function opened(document: Json, way: readonly (string | number)[], value: Json): Json {
  if (value !== null) return withValue(document, way, value);
  const at = way.indexOf("values");
  const resource = way.slice(0, at).reduce<Json>((node, step) => memberOf(node, step), document);
  const change = {
    address: memberOf(resource, "address"),
    change: { after_unknown: unknownAlong(way.slice(at + 1)) },
  };
  return withValue(withValue(document, way, null), ["resource_changes"], [change]);
}

function memberOf(node: Json, step: string | number): Json {
  return (node as { readonly [name: string | number]: Json })[step] ?? null;
}

/** What each layer decides about each packet. Where an appliance is, may be an expression: it is not compared. */
function verdicts(document: Json, sample: readonly Packet[]): readonly string[] {
  const { configuration } = readConfiguration([{ name: "file.json", text: JSON.stringify(document) }]);
  const { securityGroups, routeTables } = configuration;
  const rules = securityGroups.flatMap((group) => group.rules.map(({ rule }) => rule));
  const userDefined = routeTables.flatMap((table) => table.routes.map(({ route }) => route));
  const ruleCollectionGroups = configuration.ruleCollectionGroups.map(({ group }) => group);
  return sample.flatMap((packet) => [
    evaluateSecurityRules(rules, packet).access,
    evaluateFirewallPolicy({ ruleCollectionGroups }, packet).access,
    evaluateRoutes({ userDefined }, packet.destination).nextHopType,
  ]);
}

test.each(OPENINGS)("%s: no packet is decided otherwise than by the value", (_, print, value) => {
  let undecided = 0;
  fc.assert(
    fc.property(
      printed,
      fc.nat(),
      fc.array(packets, { minLength: 5, maxLength: 5 }),
      (values, pick, sample) => {
        const document = print(values);
        const ways = places(document);
        const way = ways[pick % ways.length] ?? [];
        const changed = opened(document, way, value as Json);
        const known = verdicts(document, sample);
        for (const [index, verdict] of verdicts(changed, sample).entries()) {
          if (verdict === "Undecided") undecided += known[index] === "Undecided" ? 0 : 1;
          else expect({ index, verdict, way }).toEqual({ index, verdict: known[index], way });
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(undecided).toBeGreaterThan(20);
});
