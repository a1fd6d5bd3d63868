import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { ServiceDocuments } from "../../../lib/core/catalog/documents";
import type { FirewallDestination, FirewallRule, RuleCollection } from "../../../lib/core/compile/plan";
import { type ExpectedRequirement, type ExpectedSelection, hasNoTag, hostHolds } from "./expected-flows";

/**
 * How what a firewall's rules admit stands to what the documents ask for, one destination and one port at a time. It
 * reads the catalog's files alone, and shares no code with what compiles the rules.
 */

/** What a rule may admit beyond a documented flow. */
export type Widening =
  /** The tag of all regions, where the region's own tag is documented. */
  | "tag-of-all-regions"
  /** A whole host, where a path below it is documented. */
  | "whole-host-for-url"
  /** All hosts that Microsoft keeps under an FQDN tag, where some are documented. */
  | "fqdn-tag-for-hosts";

/** One port of one destination of one rule. */
export interface AdmittedFlow {
  readonly rule: FirewallRule;
  readonly type: RuleCollection["type"];
  readonly kind: FirewallDestination["kind"];
  /** `Storage.WestUS`, `*.contoso.com`, `github.com/org/*`, `AzureKubernetesService`. */
  readonly destination: string;
  readonly protocol: "Tcp" | "Udp";
  readonly port: number;
}

/** An admitted flow that no named requirement documents, and those of them that it widens. */
export interface WidenedFlow {
  readonly flow: AdmittedFlow;
  /** `unexplained` where it is related to nothing that is documented. */
  readonly widening: Widening | "unexplained";
  /** The requirements that it stands for: ids. */
  readonly requirements: readonly string[];
}

/** Everything that the rules admit. */
export function admittedFlows(collections: readonly RuleCollection[]): AdmittedFlow[] {
  return collections.flatMap(({ type, rules }) =>
    rules.flatMap((rule) => {
      const protocols = rule.protocol === "Any" ? (["Tcp", "Udp"] as const) : [rule.protocol];
      return rule.destinations.flatMap((destination) =>
        protocols.flatMap((protocol) =>
          everyPort(rule).map((port) => ({
            rule,
            type,
            kind: destination.kind,
            destination: textOf(destination),
            protocol: protocol === "Udp" ? ("Udp" as const) : ("Tcp" as const),
            port,
          })),
        ),
      );
    }),
  );
}

/**
 * What is admitted and is not documented so, for any of the requirements that the rule names; and, as text, the
 * requirements that a rule names and of which it admits nothing.
 */
export function widenedFlows(
  collections: readonly RuleCollection[],
  requirements: readonly ExpectedRequirement[],
  cloud: ExpectedSelection["cloud"],
  documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
): { readonly widened: readonly WidenedFlow[]; readonly namedInVain: readonly string[] } {
  const documented = new Set(requirements.flatMap(documentedKeys));
  const inVain = new Set(
    collections.flatMap(({ rules }) =>
      rules.flatMap((rule) => rule.requirements.map((id) => named(rule, id))),
    ),
  );
  const widened = admittedFlows(collections).flatMap((flow): WidenedFlow[] => {
    const standings = flow.rule.requirements.flatMap((id) => {
      const requirement = requirements.find((each) => each.id === id);
      const standing = documented.has(keyOf(id, flow.kind, flow.destination, flow))
        ? ("documented" as const)
        : requirement && wideningOf(flow, requirement, cloud, documents);
      return standing === undefined ? [] : [{ id, standing }];
    });
    for (const { id } of standings) {
      inVain.delete(named(flow.rule, id));
    }
    if (standings.length === 0) {
      return [{ flow, widening: "unexplained", requirements: flow.rule.requirements }];
    }
    return standings.some(({ standing }) => standing === "documented")
      ? []
      : standings.flatMap(({ id, standing }) =>
          standing === "documented" ? [] : [{ flow, widening: standing, requirements: [id] }],
        );
  });
  return { widened, namedInVain: [...inVain] };
}

function named({ name }: FirewallRule, requirement: string): string {
  return `${name} names ${requirement}`;
}

/** How a flow is wider than what a requirement documents on the same port; undefined where it has nothing to do with it. */
function wideningOf(
  { type, kind, destination, protocol, port }: AdmittedFlow,
  { id, tagFlows, hostFlows }: ExpectedRequirement,
  cloud: ExpectedSelection["cloud"],
  documents: ServiceDocuments,
): Widening | undefined {
  const isHere = (flow: { readonly protocol: string; readonly port: number }): boolean =>
    flow.protocol === protocol && flow.port === port;
  if (kind === "service-tag") {
    const isWithoutRegion = tagFlows.some(
      (flow) => isHere(flow) && flow.tag.tag === destination && hasNoTag(cloud, flow.tag),
    );
    return isWithoutRegion ? "tag-of-all-regions" : undefined;
  }
  if (kind === "host") {
    const isUrl = hostFlows.some(
      ({ host, path, ...flow }) => isHere(flow) && path !== undefined && host === destination,
    );
    return isUrl && type === "application" ? "whole-host-for-url" : undefined;
  }
  const fqdnTag = documents.requirements
    .flatMap((file) => file.requirements)
    .find((each) => each.id === id)?.fqdnTag;
  return kind === "fqdn-tag" && fqdnTag === destination && hostFlows.some(isHere)
    ? "fqdn-tag-for-hosts"
    : undefined;
}

/** A host of an application rule on a port on which a network rule by tag admits it as well. */
export interface ShadowedHost {
  /** The requirement that asks for the host. */
  readonly requirement: string;
  readonly host: string;
  readonly port: number;
  /** The tags of the network rules that hold it. */
  readonly tags: readonly string[];
}

/**
 * The hosts whose rules narrow nothing, for each requirement that asks for them on the port. A host lies in a tag where a
 * requirement is documented with both: the one that asks for the host, or one that names the whole host. Where only an
 * FQDN tag is seen, the documented hosts behind it are meant.
 */
export function shadowedHosts(
  collections: readonly RuleCollection[],
  requirements: readonly ExpectedRequirement[],
): ShadowedHost[] {
  const admitted = admittedFlows(collections).filter(({ protocol }) => protocol === "Tcp");
  const tags = admitted.filter(({ kind }) => kind === "service-tag");
  const shadowed: ShadowedHost[] = [];
  for (const flow of admitted.filter(({ type }) => type === "application")) {
    const named = requirements.filter(({ id }) => flow.rule.requirements.includes(id));
    const hosts =
      flow.kind === "fqdn-tag"
        ? named.flatMap(({ hostFlows }) =>
            hostFlows.filter(({ port }) => port === flow.port).map(({ host }) => host),
          )
        : [flow.destination.replace(/\/.*/, "")];
    for (const host of new Set(hosts)) {
      const isAsked = (each: { readonly host: string; readonly port: number }): boolean =>
        each.host === host && each.port === flow.port;
      for (const asking of named.filter(({ hostFlows }) => hostFlows.some(isAsked))) {
        const knowing = requirements.filter(
          (one) => one === asking || one.hostFlows.some((each) => holdsName(each, host)),
        );
        const holding = tags.filter(
          (tag) =>
            tag.port === flow.port &&
            knowing.some(({ tagFlows }) =>
              tagFlows.some((each) => [each.tag.tag, tagText(each.tag)].includes(tag.destination)),
            ),
        );
        if (holding.length > 0) {
          const holders = [...new Set(holding.map(({ destination }) => destination))];
          shadowed.push({ requirement: asking.id, host, port: flow.port, tags: holders });
        }
      }
    }
  }
  return shadowed;
}

/** Whether a documented host, or that of a documented URL, holds every name of another one. */
function holdsName({ host }: { readonly host: string }, name: string): boolean {
  return host === name || (host.startsWith("*") && hostHolds(host, name));
}

function documentedKeys({ id, tagFlows, hostFlows }: ExpectedRequirement): string[] {
  return [
    ...tagFlows.map((flow) => keyOf(id, "service-tag", tagText(flow.tag), flow)),
    ...hostFlows.map(({ host, path = "", ...flow }) =>
      keyOf(id, path === "" ? "host" : "url", `${host}${path}`, flow),
    ),
  ];
}

function keyOf(
  id: string,
  kind: FirewallDestination["kind"],
  destination: string,
  { protocol, port }: { readonly protocol: string; readonly port: number },
): string {
  return [id, kind, destination, protocol, port].join(" ");
}

function tagText({ tag, region }: { readonly tag: string; readonly region?: string | undefined }): string {
  return region === undefined ? tag : `${tag}.${region}`;
}

function everyPort({ ports }: FirewallRule): number[] {
  return ports.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
}

function textOf(destination: FirewallDestination): string {
  switch (destination.kind) {
    case "service-tag":
      return destination.tag.text;
    case "host":
      return "text" in destination.host ? destination.host.text : destination.host.deferred;
    case "url":
      return `${destination.host.text}${destination.path}`;
    case "fqdn-tag":
      return destination.tag;
    default:
      throw new Error(`the catalog has no addresses, and a rule has ${JSON.stringify(destination)}`);
  }
}
