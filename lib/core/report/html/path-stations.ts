import type { ReviewedFlow, ReviewedPath, ReviewReport, Verdict } from "./review-report";
import { counted } from "./text-parts";
import { VERDICTS } from "./verdict-badge";

/** What packets meet, or where they come from or go to. */
export interface PathStation {
  readonly title: string;
  /** What there is to say of it, each in a line. */
  readonly lines: readonly string[];
  /** Whether the files have it. What they do not have is judged as if it were not there. */
  readonly isThere: boolean;
}

/** A path as it is drawn and told in words: stations in the order in which outbound packets meet them. */
export interface PathStations {
  readonly subnets: PathStation;
  readonly securityGroup: PathStation;
  readonly routes: PathStation;
  readonly firewall: PathStation;
  readonly destinations: PathStation;
  /** How many routes lead around the firewall, straight to the Internet. */
  readonly straight: number;
  /** Required flows by where they go. */
  readonly outbound: number;
  readonly inbound: number;
}

/** More names than these are counted, and not shown. */
const MOST_NAMES = 2;

/** How many destinations that are not admitted are shown by name. */
const MOST_PEERS = 3;

const NOT_THERE = "not in the files";

/** The stations of the path of a report. */
export function pathStations({ path, requirements }: ReviewReport): PathStations {
  const { securityGroups, routeTables, firewallPolicies } = path;
  const flows = requirements.flatMap((each) => each.flows);
  const own = flows.filter(({ peerKind }) => peerKind === "subnets");
  const outer = flows.filter(({ peerKind }) => peerKind !== "subnets");
  const outbound = outer.filter(({ direction }) => direction === "Outbound");
  const inbound = outer.filter(({ direction }) => direction === "Inbound");
  const straight = routeTables.reduce((sum, each) => sum + each.straight, 0);
  return {
    subnets: {
      title: "Subnets",
      lines: [
        ...subnetLines(path),
        ...(own.length === 0 ? [] : [`${counted(own.length, "flow")} within: ${verdictText(own)}`]),
      ],
      isThere: true,
    },
    securityGroup: station("Network security group", securityGroups, "rule"),
    routes: {
      title: "Routes",
      lines:
        routeTables.length === 0
          ? [NOT_THERE]
          : [...names(routeTables.map(({ name }) => name)), ...routeLines(routeTables, straight)],
      isThere: routeTables.length > 0,
    },
    firewall: station(
      "Azure Firewall",
      firewallPolicies.map((each) => ({ ...each, name: policyName(each.name) })),
      "rule",
    ),
    destinations: { title: "Destinations", lines: destinationLines(outbound, inbound), isThere: true },
    straight,
    outbound: outbound.length,
    inbound: inbound.length,
  };
}

function subnetLines({ subnets, areSubnetsGiven }: ReviewedPath): string[] {
  return subnets.length === 0
    ? ["any address: the rules write no prefixes"]
    : [...names(subnets), areSubnetsGiven ? "as given" : "read off the rules"];
}

/** `40 admitted, 1 blocked`; the worst first. */
export function verdictText(flows: readonly { readonly verdict: Verdict }[]): string {
  return VERDICTS.flatMap((verdict) => {
    const count = flows.filter((flow) => flow.verdict === verdict).length;
    const word = verdict === "allowed" ? "admitted" : verdict === "broad" ? "admitted broadly" : verdict;
    return count === 0 ? [] : [`${count} ${word}`];
  }).join(", ");
}

function station(
  title: string,
  resources: readonly { readonly name: string; readonly count: number }[],
  what: string,
): PathStation {
  const count = resources.reduce((sum, each) => sum + each.count, 0);
  return resources.length === 0
    ? { title, lines: [NOT_THERE], isThere: false }
    : {
        title,
        lines: [...names(resources.map(({ name }) => name)), counted(count, what)],
        isThere: true,
      };
}

/** The name at the end of a policy's id, which is too long to be read in a box. */
function policyName(name: string): string {
  return /\/firewallPolicies\/([^/]+)$/i.exec(name)?.[1] ?? name;
}

function routeLines(tables: ReviewedPath["routeTables"], straight: number): string[] {
  const count = tables.reduce((sum, each) => sum + each.count, 0);
  const hops = [
    ...new Set(tables.flatMap(({ defaultRoute }) => (defaultRoute === undefined ? [] : [defaultRoute]))),
  ];
  return [
    counted(count, "route"),
    ...hops.slice(0, MOST_NAMES).map((hop) => `default to ${hop}`),
    ...(straight === 0 ? [] : [`${straight} straight to the Internet`]),
  ];
}

function destinationLines(outbound: readonly ReviewedFlow[], inbound: readonly ReviewedFlow[]): string[] {
  const peers = (kind: ReviewedFlow["peerKind"]): number =>
    new Set(outbound.filter(({ peerKind }) => peerKind === kind).map(({ peer }) => peer)).size;
  const refused = [
    ...new Set(
      VERDICTS.filter((verdict) => verdict === "blocked" || verdict === "undecided").flatMap((verdict) =>
        outbound.filter((flow) => flow.verdict === verdict).map(({ peer }) => `${verdict}: ${peer}`),
      ),
    ),
  ];
  const [tags, hosts] = [peers("service-tag"), peers("host")];
  return [
    ...(tags === 0 ? [] : [counted(tags, "service tag")]),
    ...(hosts === 0 ? [] : [counted(hosts, "host name")]),
    `outbound: ${outbound.length === 0 ? "none" : verdictText(outbound)}`,
    `inbound: ${inbound.length === 0 ? "none" : verdictText(inbound)}`,
    ...refused.slice(0, MOST_PEERS),
    ...(refused.length > MOST_PEERS ? [`and ${refused.length - MOST_PEERS} more`] : []),
  ];
}

function names(all: readonly string[]): string[] {
  const shown = all.slice(0, MOST_NAMES);
  return all.length > MOST_NAMES ? [...shown, `and ${all.length - MOST_NAMES} more`] : shown;
}
