import { formatPorts, intersectPorts } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { CloudId } from "../cloud";
import type { ServiceDocuments } from "../documents";
import { readTagTemplate } from "../read-service";
import type { RoutePrefixScope } from "../service";
import { entriesIn, type PlacedEntry, type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { type CatalogDocuments, catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf, revisionsOf } from "./document-validity";
import { firstPlaces } from "./first-places";
import { listed } from "./listed";
import { ownValue } from "./own-value";
import { portsThatParse } from "./ports-that-parse";

/** The compilers rely on this shape, and a destination that is stated twice is corrected once. */
export const rule = catalogRule(
  "forms-agree",
  "Every requirement has a form that its direction can have; routes lead to the Internet, and those by prefix say whose prefixes; no entry repeats what another one of the requirement says.",
  (documents) => {
    const all = requirementsOf(documents.service);
    return [
      ...all.flatMap(shapeProblems),
      ...all.flatMap((requirement) => {
        const entries = entriesIn(requirement);
        const before = earlierEntries(entries);
        return entries.flatMap((placed) => [
          ...nextHopProblems(placed),
          ...prefixScopeProblems(placed),
          ...doublesWithin(placed),
          ...repetitions(placed, before.get(placed) ?? [], documents),
        ]);
      }),
    ];
  },
);

/** The forms that a direction can have. */
const FORMS_OF: Readonly<Record<string, readonly Form[]>> = {
  inbound: ["tags"],
  outbound: ["tags", "hosts", "urls", "routes"],
  internal: ["subnets"],
};

const WHY: Readonly<Record<string, string>> = {
  inbound:
    "what comes in has no name that a rule could check and no route; give the service tag it comes from",
  outbound: "what stays within the subnets is a requirement of its own, with the direction `internal`",
  internal:
    "what stays within the subnets has neither tag nor host; give it `subnets`, and the rest a requirement of its own",
};

type Form = PlacedEntry["form"];

const FORMS: readonly Form[] = ["tags", "hosts", "urls", "subnets", "routes"];

function shapeProblems({ file, path, requirement }: PlacedRequirement): Problem[] {
  const { direction } = requirement;
  const allowed = ownValue(FORMS_OF, direction);
  if (allowed === undefined) {
    const message = `${quoted(direction)} is no direction${suggestion(direction, Object.keys(FORMS_OF))}`;
    return [{ file, path: `${path}.direction`, message }];
  }
  const had = FORMS.filter((form) => (requirement[form] ?? []).length > 0);
  if (had.length === 0) {
    return [
      {
        file,
        path,
        message: `${quoted(requirement.id)} has no form; give it tags, hosts, urls, subnets or routes`,
      },
    ];
  }
  return had
    .filter((form) => !allowed.includes(form))
    .map((form) => ({ file, path: `${path}.${form}`, message: ownValue(WHY, direction) ?? "" }));
}

function nextHopProblems(placed: PlacedEntry): Problem[] {
  if (placed.form !== "routes" || placed.entry.nextHop === "Internet") {
    return [];
  }
  const { file, path, entry } = placed;
  return [
    {
      file,
      path: `${path}.nextHop`,
      message: `${quoted(entry.nextHop)} is no next hop of a route around the firewall; write \`Internet\``,
    },
  ];
}

/** The scopes of `prefixes`, which add a region to a tag. */
const PREFIX_SCOPES: readonly string[] = ["region", "region-and-pair"] satisfies RoutePrefixScope[];

function prefixScopeProblems(placed: PlacedEntry): Problem[] {
  if (placed.form !== "routes" || placed.entry.prefixes === undefined) {
    return [];
  }
  const { file, path, entry } = placed;
  const { tag, prefixes = "" } = entry;
  const found = (message: string): Problem[] => [{ file, path: `${path}.prefixes`, message }];
  if (!PREFIX_SCOPES.includes(prefixes)) {
    return found(
      `${quoted(prefixes)} does not say whose prefixes stand for the tag${suggestion(prefixes, PREFIX_SCOPES)}`,
    );
  }
  return readTagTemplate(tag).regional
    ? found(`${quoted(tag)} has a region already, whose prefixes stand for it; remove \`prefixes\``)
    : [];
}

function repetitions(
  placed: PlacedEntry,
  before: readonly PlacedEntry[],
  { clouds, service }: CatalogDocuments,
): Problem[] {
  const ids = Object.keys(clouds) as CloudId[];
  const { file, path } = placed;
  return before.flatMap((other) => {
    const what = commonFlows(placed, other);
    const where = what === undefined ? undefined : commonSelections(placed, other, service, ids);
    return where === undefined
      ? []
      : [
          {
            file,
            path,
            message: `${what} is in ${other.path} too, ${where}; remove it from one of them`,
          },
        ];
  });
}

/** For each entry those before it of its form with one of its destinations, in their order. */
function earlierEntries(entries: readonly PlacedEntry[]): ReadonlyMap<PlacedEntry, readonly PlacedEntry[]> {
  const having = new Map<string, number[]>();
  return new Map(
    entries.map((placed, index) => {
      const keys = [...new Set(destinationsOf(placed).map((text) => `${placed.form} ${text}`))];
      const earlier = [...new Set(keys.flatMap((key) => having.get(key) ?? []))].sort((a, b) => a - b);
      for (const key of keys) {
        const those = having.get(key) ?? [];
        those.push(index);
        having.set(key, those);
      }
      return [placed, earlier.flatMap((each) => entries[each] ?? [])];
    }),
  );
}

function doublesWithin(placed: PlacedEntry): Problem[] {
  const destinations = destinationsOf(placed);
  const first = firstPlaces(destinations, (text) => text);
  return destinations.flatMap((text, index) =>
    first.get(text) === index
      ? []
      : [
          {
            file: placed.file,
            path: `${placed.path}.${placed.form}[${index}]`,
            message: `${quoted(text)} is named twice; remove one`,
          },
        ],
  );
}

/** What both entries let through, in words. */
function commonFlows(a: PlacedEntry, b: PlacedEntry): string | undefined {
  if (a.form === "routes" || b.form === "routes") {
    return `the route of ${listed(destinationsOf(a))}`;
  }
  const ofB = new Set(destinationsOf(b));
  const common = destinationsOf(a).filter((each) => ofB.has(each));
  const protocols = [a.entry.protocol, b.entry.protocol];
  const ports = formatPorts(intersectPorts(portsThatParse(a.entry.ports), portsThatParse(b.entry.ports)));
  const sameProtocol = protocols.includes("Any") || protocols[0] === protocols[1];
  const destinations = a.form === "subnets" ? "the subnets" : listed(common);
  return sameProtocol && ports.length > 0
    ? `${destinations} with ${a.entry.protocol} ${ports.join(", ")}`
    : undefined;
}

/** What an entry leads to, as it is written; entries of one form that share none cannot repeat each other. */
function destinationsOf(placed: PlacedEntry): readonly string[] {
  switch (placed.form) {
    case "tags":
    case "routes":
      return [placed.entry.tag];
    case "hosts":
      return placed.entry.hosts;
    case "urls":
      return placed.entry.urls;
    case "subnets":
      return ["the subnets"];
  }
}

/** Where both entries hold, in words. */
function commonSelections(
  a: PlacedEntry,
  b: PlacedEntry,
  { service }: ServiceDocuments,
  ids: readonly CloudId[],
): string | undefined {
  const inB = cloudsOf(b.entry, ids);
  const clouds = cloudsOf(a.entry, ids).filter((id) => inB.includes(id));
  const revisionsOfB = revisionsOf(b.entry, service) ?? [];
  const revisions = (revisionsOf(a.entry, service) ?? []).filter((each) => revisionsOfB.includes(each));
  return clouds.length > 0 && revisions.length > 0
    ? `for ${listed(clouds)} in ${listed(revisions)}`
    : undefined;
}
