import { compareText } from "../address/compare-text";
import { isDeferred } from "../address/deferred";
import { formatPorts, portsContain, portsKey } from "../address/port-range";
import { type Protocol, protocolContains } from "../address/protocol";
import { serviceTagCovers } from "../address/service-tag";
import { LOCAL_TAGS } from "../catalog/local-tags";
import { RULE_COLLECTIONS } from "../catalog/priority-bands";
import type { Selection } from "../catalog/selection";
import type { Requirement } from "../catalog/service";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { presentWith } from "./always-present";
import { distinctBy, groupedBy } from "./grouped-by";
import { knownText } from "./known-text";
import { tagForLayer } from "./layer-tags";
import { type DestinationKind, permanentOrder } from "./permanent-order";
import type { Address, FirewallDestination, FirewallRule, RuleCollection } from "./plan";
import type { Realization, RequiredHostFlow, RequiredTagFlow } from "./realization";
import { ruleDescription } from "./rule-description";
import { coversHost } from "./served-by";
import { tellTagShadows } from "./tag-shadows";

/** What a firewall rule is made of, before flows with the same ports are joined. */
interface FirewallFlow {
  /** The destination as the catalog writes it: the key of its permanent place. */
  readonly template: string;
  readonly requirement: Requirement;
  /** The name that the documents give to its rule. */
  readonly ruleName: string | undefined;
  readonly protocol: Protocol;
  readonly ports: FirewallRule["ports"];
  readonly destination: FirewallDestination;
}

/**
 * Compiles the rule collections of one workload: network rules by service tag and by exact host, application rules
 * by host. Destinations with the same protocol and ports share a rule.
 */
export function compileFirewallRules(
  realizations: readonly Realization[],
  sources: readonly Address[],
  selection: Selection,
  diagnostics: Diagnostic[],
): RuleCollection[] {
  const tagFlows = requiredTagFlows(realizations, selection, diagnostics);
  const applicationFlows = requiredHostFlows(realizations, "application");
  const networkFlows = requiredHostFlows(realizations, "network");
  tellTagShadows(
    applicationFlows,
    tagFlows,
    realizations.map(({ selected }) => selected),
    diagnostics,
  );
  const network = inPermanentPlaces([
    ...placedRules("service-tag", withoutDominated(tagFlows, hasWiderTag).map(fromTag), sources, selection),
    ...placedRules("host", withoutDominated(networkFlows, hasWiderHost).map(fromHost), sources, selection),
  ]);
  const byName = withoutDominated(applicationFlows, hasWiderHost);
  const application = inPermanentPlaces(
    (["host", "url"] as const).flatMap((kind) =>
      placedRules(
        kind,
        byName.filter(({ path }) => (path !== undefined) === (kind === "url")).map(fromHost),
        sources,
        selection,
      ),
    ),
  );
  const collections: RuleCollection[] = [
    {
      name: `${selection.service.id}-network`,
      priority: RULE_COLLECTIONS.catalogNetwork,
      type: "network",
      rules: network,
    },
    {
      name: `${selection.service.id}-application`,
      priority: RULE_COLLECTIONS.catalogApplication,
      type: "application",
      rules: application,
    },
  ];
  return collections.filter(({ rules }) => rules.length > 0);
}

/** The tag flows that the firewall's network rules admit. */
function requiredTagFlows(
  realizations: readonly Realization[],
  selection: Selection,
  diagnostics: Diagnostic[],
): RequiredTagFlow[] {
  return realizations.flatMap((realization) => {
    const { requirement, tagFlows } = realization.selected;
    if (realization.form !== "service-tag" || requirement.direction === "inbound") {
      return [];
    }
    return tagFlows
      .filter(({ tag }) => !LOCAL_TAGS.has(tag.text))
      .flatMap((flow) => {
        const fitted = tagForLayer(flow, "FW", requirement, selection);
        diagnostics.push(...fitted.diagnostics);
        return fitted.tag === undefined ? [] : [{ ...flow, tag: fitted.tag, requirement }];
      });
  });
}

/** The host flows that the firewall's rules of one type admit. */
function requiredHostFlows(
  realizations: readonly Realization[],
  type: "application" | "network",
): RequiredHostFlow[] {
  return realizations.flatMap((realization) =>
    realization.form === "hosts"
      ? realization[type].map((flow) => ({ ...flow, requirement: realization.selected.requirement }))
      : [],
  );
}

/** Without flows that another one admits as well, with a wider destination, wherever it is there. */
function withoutDominated<T extends RequiredTagFlow | RequiredHostFlow>(
  flows: readonly T[],
  isWider: (outer: T, inner: T) => boolean,
): T[] {
  return flows.filter(
    (flow) =>
      !flows.some(
        (other) =>
          isWider(other, flow) &&
          protocolContains(other.protocol, flow.protocol) &&
          portsContain(other.ports, flow.ports) &&
          presentWith(other.requirement, flow.requirement),
      ),
  );
}

function hasWiderTag(outer: RequiredTagFlow, inner: RequiredTagFlow): boolean {
  return outer.tag.text !== inner.tag.text && serviceTagCovers(outer.tag, inner.tag);
}

function hasWiderHost(outer: RequiredHostFlow, inner: RequiredHostFlow): boolean {
  return coversHost(outer, inner) && !coversHost(inner, outer);
}

function fromTag({ requirement, protocol, ports, tag, template }: RequiredTagFlow): FirewallFlow {
  return {
    template: template.text,
    requirement,
    ruleName: undefined,
    protocol,
    ports,
    destination: { kind: "service-tag", tag },
  };
}

function fromHost({ requirement, protocol, ports, host, template, path }: RequiredHostFlow): FirewallFlow {
  return {
    template,
    requirement,
    ruleName: requirement.firewallRule,
    protocol,
    ports,
    destination:
      path === undefined || isDeferred(host) ? { kind: "host", host, template } : { kind: "url", host, path },
  };
}

/** A rule and its place among others. */
interface PlacedRule {
  readonly rule: FirewallRule;
  readonly place: number;
}

function inPermanentPlaces(placed: readonly PlacedRule[]): FirewallRule[] {
  return [...placed]
    .sort((a, b) => a.place - b.place || compareText(a.rule.name, b.rule.name))
    .map(({ rule }) => rule);
}

const NAME_PREFIXES: Readonly<Record<DestinationKind, string>> = {
  "service-tag": "AllowServiceTags",
  host: "AllowHosts",
  url: "AllowUrls",
};

/** One rule for each protocol and set of ports, and for each that the documents name. */
function placedRules(
  kind: DestinationKind,
  flows: readonly FirewallFlow[],
  sources: readonly Address[],
  selection: Selection,
): PlacedRule[] {
  const order = permanentOrder(selection.service);
  const groups = groupedBy(
    flows,
    ({ protocol, ports, ruleName = "" }) => `${ruleName} ${protocol} ${portsKey(ports)}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) {
      return [];
    }
    const { protocol, ports, ruleName } = first;
    const asking = [...new Set(group.map(({ requirement }) => requirement))];
    const requirements = asking.map(({ id }) => id);
    const places = new Map(
      [...groupedBy(group, ({ template }) => template)].map(([template, flows]) => [
        template,
        order.destination(
          template,
          flows.map(({ requirement }) => requirement),
        ),
      ]),
    );
    const placeOf = ({ template }: FirewallFlow): number => places.get(template) ?? 0;
    const ordered = [...group].sort((a, b) => placeOf(a) - placeOf(b) || compareText(a.template, b.template));
    const rule: FirewallRule = {
      name: ruleName ?? [`${NAME_PREFIXES[kind]}${protocol}`, ...formatPorts(ports)].join("_"),
      description: ruleDescription(selection, requirements),
      protocol,
      ports,
      sources,
      destinations: distinctBy(
        ordered.map(({ destination }) => destination),
        knownText,
      ),
      origin: "catalog",
      requirements,
    };
    const place =
      ruleName === undefined ? order.rule(kind, protocol, ports, asking) : order.namedRule(asking);
    return [{ rule, place }];
  });
}
