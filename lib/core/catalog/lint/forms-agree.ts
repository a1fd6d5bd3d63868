import { formatPorts, intersectPorts, parsePortRange, portsOf } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import type { CloudId } from "../cloud";
import type { ServiceDocuments } from "../documents";
import { entriesOf, type PlacedEntry, type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { type CatalogDocuments, catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf, revisionsOf } from "./document-validity";
import { listed } from "./listed";

/** The compilers rely on this shape, and a destination that is stated twice is corrected once. */
export const rule = catalogRule(
  "forms-agree",
  "Every requirement has a form; inbound ones have service tags only; routes lead to the Internet; no entry repeats what another one of the requirement says.",
  (documents) => [
    ...requirementsOf(documents.service).flatMap(shapeProblems),
    ...entriesOf(documents.service).flatMap((placed) => [
      ...nextHopProblems(placed),
      ...repetitions(placed, documents),
    ]),
  ],
);

function shapeProblems({ file, path, requirement }: PlacedRequirement): Problem[] {
  const { direction, tags = [], hosts = [], routes = [] } = requirement;
  if (tags.length + hosts.length + routes.length === 0) {
    return [{ file, path, message: `\`${requirement.id}\` has no form; give it tags, hosts or routes` }];
  }
  if (direction !== "inbound") {
    return [];
  }
  return [
    ...(hosts.length > 0
      ? [
          {
            file,
            path: `${path}.hosts`,
            message:
              "what comes in has no host name that a rule could check; give the service tag it comes from",
          },
        ]
      : []),
    ...(routes.length > 0
      ? [
          {
            file,
            path: `${path}.routes`,
            message:
              "a route is for what goes out; give it a requirement of its own, with the direction `outbound`",
          },
        ]
      : []),
  ];
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

function repetitions(placed: PlacedEntry, { clouds, service }: CatalogDocuments): Problem[] {
  const ids = Object.keys(clouds) as CloudId[];
  const { file, path, of } = placed;
  const within = placed.form === "hosts" ? doublesWithin(placed) : [];
  const before = entriesOf(service).filter(
    (other) => other.of.requirement === of.requirement && other.form === placed.form,
  );
  return [
    ...within,
    ...before
      .slice(
        0,
        before.findIndex((other) => other.path === path),
      )
      .flatMap((other) => {
        const what = commonFlows(placed, other);
        const where = commonSelections(placed, other, service, ids);
        return what === undefined || where === undefined
          ? []
          : [
              {
                file,
                path,
                message: `${what} is in ${other.path} too, ${where}; remove it from one of them`,
              },
            ];
      }),
  ];
}

function doublesWithin(placed: PlacedEntry & { readonly form: "hosts" }): Problem[] {
  const { hosts } = placed.entry;
  return hosts.flatMap((host, index) =>
    hosts.indexOf(host) === index
      ? []
      : [
          {
            file: placed.file,
            path: `${placed.path}.hosts[${index}]`,
            message: `${quoted(host)} is named twice; remove one`,
          },
        ],
  );
}

/** What both entries let through, in words. */
function commonFlows(a: PlacedEntry, b: PlacedEntry): string | undefined {
  if (a.form === "routes" && b.form === "routes") {
    return a.entry.tag === b.entry.tag ? `the route of \`${a.entry.tag}\`` : undefined;
  }
  if (a.form === "routes" || b.form === "routes") {
    return undefined;
  }
  const destinations =
    a.form === "tags" && b.form === "tags"
      ? [a.entry.tag].filter((tag) => tag === b.entry.tag)
      : a.form === "hosts" && b.form === "hosts"
        ? a.entry.hosts.filter((host) => b.entry.hosts.includes(host))
        : [];
  const protocols = [a.entry.protocol, b.entry.protocol];
  const ports = formatPorts(intersectPorts(portsIn(a.entry.ports), portsIn(b.entry.ports)));
  const sameProtocol = protocols.includes("Any") || protocols[0] === protocols[1];
  return destinations.length > 0 && sameProtocol && ports.length > 0
    ? `${listed(destinations)} with ${a.entry.protocol} ${ports.join(", ")}`
    : undefined;
}

/** The ports that parse; the others have a finding of their own. */
function portsIn(texts: readonly string[]): ReturnType<typeof portsOf> {
  return portsOf(texts.map(parsePortRange).flatMap((parsed) => (parsed.ok ? [parsed.value] : [])));
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
