import {
  type ApplicationRuleAttributes,
  type FirewallPolicy,
  type NatRuleAttributes,
  type NetworkRuleAttributes,
  type PlacedRuleCollection,
  ruleCollectionsInOrder,
} from "../evaluate";
import { type ListAttribute, listOf } from "../evaluate/attribute-values";
import { agreedBoxes, type Box } from "./agreed-boxes";
import { ClassSet } from "./class-set";
import { firewallServices } from "./firewall-services";
import { anyOf, type Membership, membership } from "./membership";
import { type Part, partsOf, type RuleSides } from "./part";
import type { Space } from "./space";

/** A rule of a policy and where it stands. */
export type PlacedRule = {
  readonly place: PlacedRuleCollection;
  readonly name: string;
} & (
  | { readonly kind: "nat"; readonly attributes: NatRuleAttributes }
  | { readonly kind: "network"; readonly attributes: NetworkRuleAttributes }
  | { readonly kind: "application"; readonly attributes: ApplicationRuleAttributes }
);

/** The rules of a policy in the order in which the firewall processes them. */
export function firewallRulesInOrder(policy: FirewallPolicy): PlacedRule[] {
  return ruleCollectionsInOrder(policy).flatMap(rulesAt);
}

function rulesAt(place: PlacedRuleCollection): PlacedRule[] {
  const { kind, collection } = place;
  switch (kind) {
    case "nat":
      return collection.rule.map((attributes) => ({ place, kind, name: attributes.name, attributes }));
    case "network":
      return collection.rule.map((attributes) => ({ place, kind, name: attributes.name, attributes }));
    case "application":
      return collection.rule.map((attributes) => ({ place, kind, name: attributes.name, attributes }));
  }
}

/** What the rules of a policy match, in their order. */
export function firewallRuleParts(
  space: Space,
  list: number,
  rules: readonly PlacedRule[],
  dnsProxyEnabled: boolean,
): Part[] {
  return rules.flatMap((rule, index) => {
    const sides = sidesOf(space, rule, dnsProxyEnabled);
    return sides.flatMap((each) => partsOf(space, list, index, each));
  });
}

function sidesOf(space: Space, rule: PlacedRule, dnsProxyEnabled: boolean): readonly RuleSides[] {
  switch (rule.kind) {
    case "nat":
      return natSides(space, rule.attributes);
    case "network":
      return networkSides(space, rule.attributes, dnsProxyEnabled);
    case "application":
      return applicationSides(space, rule.attributes);
  }
}

function sourcesOf(space: Space, addresses: ListAttribute, ipGroups: ListAttribute): Membership {
  const texts = listOf(addresses);
  const { source } = space;
  const held = anyOf(
    source.classes.length,
    texts.map((text) => source.ofFirewallAddress(text)),
  );
  if (texts.length === 0) return source.unknown();
  if (listOf(ipGroups).length === 0) return held;
  // How addresses and groups of unknown content are joined is not documented: unknown where they may not agree.
  return membership(ClassSet.none(source.classes.length), source.all);
}

function natSides(space: Space, rule: NatRuleAttributes): RuleSides[] {
  const [address] = listOf(rule.destination_address);
  if (address === undefined) return [];
  const { yes } = space.destination.ofFirewallAddress(address);
  const none = ClassSet.none(space.destination.classes.length);
  const destination = membership(yes.and(space.destination.told), none);
  const source = sourcesOf(space, rule.source_addresses, rule.source_ip_groups);
  const service = firewallServices(space, listOf(rule.protocols), listOf(rule.destination_ports));
  return [{ service, source, destination }];
}

function networkSides(space: Space, rule: NetworkRuleAttributes, dnsProxyEnabled: boolean): RuleSides[] {
  const source = sourcesOf(space, rule.source_addresses, rule.source_ip_groups);
  const service = firewallServices(space, listOf(rule.protocols), listOf(rule.destination_ports));
  const addresses = listOf(rule.destination_addresses);
  const names = listOf(rule.destination_fqdns);
  const isByGroup = listOf(rule.destination_ip_groups).length > 0;
  if (names.length === 0 && !isByGroup && addresses.length > 0) {
    return destinationAlternatives(space, addresses).map((each) => ({ service, source, ...each }));
  }
  const byName = space.target.any(names.map((name) => space.target.ofName(name)));
  const ported = space.service.where(({ protocol }) => protocol === "Tcp" || protocol === "Udp");
  return [true, false].flatMap((isPorted) => {
    const services = isPorted ? ported : space.service.all.without(ported);
    const inThose: Membership = {
      yes: service.yes.and(services),
      unknown: service.unknown.and(services),
      open: service.open,
    };
    const isNameSure = isPorted && dnsProxyEnabled;
    const target = isNameSure
      ? byName
      : membership(byName.yes.without(byName.yes), byName.yes.or(byName.unknown));
    const kinds: Box[] = [];
    if (addresses.length > 0) {
      const held = anyOf(
        space.destination.classes.length,
        addresses.map((text) => space.destination.ofFirewallDestination(text)),
      );
      kinds.push({
        destination: {
          ...held,
          unknown: held.unknown.or(held.open),
          open: ClassSet.none(space.destination.classes.length),
        },
      });
    }
    if (names.length > 0) kinds.push({ target });
    if (isByGroup) kinds.push({ destination: space.destination.unknown() });
    return agreedBoxes(space, kinds).map((box) => ({ service: inThose, source, ...box }));
  });
}

/** Each tag of which addresses are open by itself, and all other texts together. */
function destinationAlternatives(space: Space, texts: readonly string[]): RuleSides[] {
  const { destination } = space;
  const count = destination.classes.length;
  const held = texts.map((text) => ({ text, membership: destination.ofFirewallDestination(text) }));
  const closed = held.map(({ membership: each }) => ({ ...each, open: ClassSet.none(count) }));
  const open = held.filter(({ membership: each }) => !each.open.isEmpty);
  const none = ClassSet.none(count);
  return [
    { destination: anyOf(count, closed) },
    ...open.map(({ text, membership: each }) => ({
      destination: { yes: none, unknown: none, open: each.open },
      tags: { destination: text },
    })),
  ];
}

function applicationSides(space: Space, rule: ApplicationRuleAttributes): RuleSides[] {
  const source = sourcesOf(space, rule.source_addresses, rule.source_ip_groups);
  const texts = listOf(rule.destination_addresses);
  const byAddress = anyOf(
    space.destination.classes.length,
    texts.map((text) => space.destination.ofFirewallAddress(text)),
  );
  const destination =
    texts.length === 0
      ? space.destination.everything()
      : membership(byAddress.yes, space.destination.all.without(byAddress.yes));
  const hasUrls = listOf(rule.destination_urls).length > 0 && rule.terminate_tls !== true;
  // Without opening TLS the firewall sees the path of plain HTTP alone.
  const ways = hasUrls ? [true, false] : [undefined];
  return ways.flatMap((isHttp) => {
    const key = `application ${isHttp} ${JSON.stringify(rule.protocols ?? [])}`;
    const service = space.service.once(key, () => applicationServices(space, rule, isHttp));
    return agreedBoxes(space, targetKinds(space, rule, isHttp ?? true)).map((box) => ({
      service,
      source,
      destination,
      target: named(space, box.target ?? space.target.any([])),
    }));
  });
}

/** An application rule matches nothing that asks for no name. */
function named(space: Space, { yes, unknown, open }: Membership): Membership {
  return { yes: yes.and(space.target.named), unknown: unknown.and(space.target.named), open };
}

function targetKinds(space: Space, rule: ApplicationRuleAttributes, seesPath: boolean): Box[] {
  const { target } = space;
  const patterns = listOf(rule.destination_fqdns);
  const urls = listOf(rule.destination_urls);
  const unknown = membership(ClassSet.none(target.classes.length), target.all);
  const kinds: Box[] = [];
  if (patterns.length > 0) kinds.push({ target: target.any(patterns.map((each) => target.ofPattern(each))) });
  if (urls.length > 0) kinds.push({ target: target.any(urls.map((each) => target.ofUrl(each, seesPath))) });
  if (listOf(rule.destination_fqdn_tags).length > 0) kinds.push({ target: unknown });
  if (listOf(rule.web_categories).length > 0) kinds.push({ target: unknown });
  return kinds.length > 0 ? kinds : [{ target: unknown }];
}

function applicationServices(
  space: Space,
  rule: ApplicationRuleAttributes,
  isHttp: boolean | undefined,
): Membership {
  const protocols = rule.protocols ?? [];
  const ports = new Map(
    protocols.map(({ port }) => [
      port,
      typeof port === "number" ? space.service.ports.held([`${port}`]) : undefined,
    ]),
  );
  const yes: number[] = [];
  const unknown: number[] = [];
  space.service.classes.forEach((each, index) => {
    if (each.direction !== "Outbound" || each.protocol !== "Tcp" || each.port === undefined) return;
    const application = space.service.applicationAt(index);
    if (isHttp !== undefined && (application === "Http") !== isHttp) return;
    let best: "yes" | "unknown" | "no" = protocols.length === 0 ? "unknown" : "no";
    for (const { type, port } of protocols) {
      const isReadable = type === "Http" || type === "Https" || type === "Mssql";
      if (isReadable && type !== application) continue;
      const held = ports.get(port);
      if (held !== undefined && !held.yes.has(each.port)) continue;
      best = isReadable && held !== undefined ? "yes" : best === "yes" ? "yes" : "unknown";
    }
    if (best === "yes") yes.push(index);
    if (best === "unknown") unknown.push(index);
  });
  const count = space.service.classes.length;
  return membership(ClassSet.of(count, yes), ClassSet.of(count, unknown));
}
