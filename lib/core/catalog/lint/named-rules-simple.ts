import { portsContain, portsKey } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import { WEB_PORTS } from "../../address/web-ports";
import { parseName } from "../resource-names";
import { entriesIn, type PlacedEntry, type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";
import { firstPlaces } from "./first-places";
import { listed } from "./listed";
import { portsThatParse } from "./ports-that-parse";

/** How the names begin that rules have whose name no document gives. */
const GENERATED = ["AllowHosts", "AllowUrls", "AllowServiceTags"] as const;

/** One name is one rule: what would need two of them, or a network rule beside it, cannot be said by it. */
export const rule = catalogRule(
  "named-rules-simple",
  "A requirement with `firewallRule` is one application rule: of hosts or of URLs, with TCP and one set of ports, under a name that no other rule has.",
  ({ service }) => {
    const named = requirementsOf(service).flatMap((placed) => {
      const { firewallRule: name } = placed.requirement;
      return name === undefined ? [] : [{ placed, name }];
    });
    const first = firstPlaces(named, ({ name }) => name.toLowerCase());
    return named.flatMap(({ placed, name }, index): Problem[] => {
      const { file, path, requirement } = placed;
      const other = named[first.get(name.toLowerCase()) ?? index];
      return [
        ...nameProblems(name),
        ...(other === undefined || other.placed === placed
          ? []
          : [
              `${quoted(name)} is the rule of ${quoted(other.placed.requirement.id)} too, apart from case; choose another`,
            ]),
        ...shapeProblems(placed),
        ...(requirement.direction === "outbound"
          ? []
          : [`a firewall's rules are for what goes out; remove \`firewallRule\``]),
      ].map((message) => ({ file, path: `${path}.firewallRule`, message }));
    });
  },
);

function nameProblems(name: string): string[] {
  const parsed = parseName("firewall-rule", name);
  if (!parsed.ok) {
    return [parsed.problem];
  }
  const prefix = GENERATED.find((each) => name.toLowerCase().startsWith(each.toLowerCase()));
  return prefix === undefined
    ? []
    : [
        `${quoted(name)} begins as the names of generated rules do, \`${prefix}\`; write the name that the document gives`,
      ];
}

function shapeProblems(placed: PlacedRequirement): string[] {
  const { requirement } = placed;
  const entries = entriesIn(placed);
  const forms = [...new Set(entries.map(({ form }) => form))];
  if (forms.length !== 1 || !(forms[0] === "hosts" || forms[0] === "urls")) {
    const had = forms.length === 0 ? "no form" : listed(forms);
    return [
      `${quoted(requirement.id)} has ${had}, and a named rule is of \`hosts\` alone or of \`urls\` alone; divide the requirement, or remove \`firewallRule\``,
    ];
  }
  const carried = entries.flatMap(carriedBy);
  const protocols = [...new Set(carried.map(({ protocol }) => protocol))].filter((each) => each !== "Tcp");
  const sets = [...new Set(carried.map(({ ports }) => ports))];
  return [
    ...(protocols.length === 0
      ? []
      : [
          `${quoted(requirement.id)} has the protocol ${listed(protocols)}, and an application rule carries \`Tcp\` alone; correct it, or remove \`firewallRule\``,
        ]),
    ...(sets.length < 2
      ? []
      : [
          `${quoted(requirement.id)} has the ports ${listed(sets)}, which are several rules; divide the requirement, or remove \`firewallRule\``,
        ]),
    ...(carried.every(({ isCarried }) => isCarried)
      ? []
      : [
          `${quoted(requirement.id)} has ports other than 80 and 443 that a network rule carries; say \`tls\` of the entries where it is so, or remove \`firewallRule\``,
        ]),
  ];
}

interface Carried {
  readonly protocol: string;
  readonly ports: string;
  readonly isCarried: boolean;
}

function carriedBy(placed: PlacedEntry): Carried[] {
  if (placed.form !== "hosts" && placed.form !== "urls") {
    return [];
  }
  const ports = portsThatParse(placed.entry.ports);
  const isTls = placed.form === "hosts" && placed.entry.tls === true;
  return [
    {
      protocol: placed.entry.protocol,
      ports: portsKey(ports),
      isCarried: isTls || portsContain(WEB_PORTS, ports),
    },
  ];
}
