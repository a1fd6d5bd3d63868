import type { FirewallPolicy, RouteAttributes, SecurityRuleAttributes } from "../evaluate";
import { type ListAttribute, listOf, type StringAttribute } from "../evaluate/attribute-values";
import type { TagIndex } from "./tag-index";

/** Everything that tells packets apart, collected before a space is cut. */
export class Mentions {
  public readonly ports = new Set<string>();
  public readonly sourcePorts = new Set<string>();
  public readonly sources = new Set<string>();
  public readonly destinations = new Set<string>();
  public readonly hosts = new Set<string>();
  public readonly urls = new Set<string>();
  public readonly routes: RouteAttributes[] = [];
  /** The prefixes and tags of routes, those of other configurations that are compared among them. */
  public readonly routed = new Set<string>();
  public readonly virtualNetworkPrefixes: string[] = [];
  public hasApplications = false;

  public constructor(public readonly tagIndex?: TagIndex) {}

  /** Everything that some security rules name. */
  public securityRules(rules: readonly SecurityRuleAttributes[]): this {
    for (const rule of rules) {
      addAll(this.sources, rule.source_address_prefix, rule.source_address_prefixes);
      addAll(this.destinations, rule.destination_address_prefix, rule.destination_address_prefixes);
      addAll(this.ports, rule.destination_port_range, rule.destination_port_ranges);
      addAll(this.sourcePorts, rule.source_port_range, rule.source_port_ranges);
    }
    return this;
  }

  /** Everything that a route table names, and the address space behind it. */
  public network(routes: readonly RouteAttributes[], virtualNetworkPrefixes: readonly string[]): this {
    this.routes.push(...routes);
    this.virtualNetworkPrefixes.push(...virtualNetworkPrefixes);
    return this.alsoRouted(routes);
  }

  /** Tells apart what the routes of another configuration do. */
  public alsoRouted(routes: readonly RouteAttributes[]): this {
    for (const { address_prefix } of routes) {
      addAll(this.routed, address_prefix);
      addAll(this.sources, address_prefix);
      addAll(this.destinations, address_prefix);
    }
    return this;
  }

  /** An address, a prefix or a tag, at either end. */
  public peer(text: string): this {
    addAll(this.sources, text);
    addAll(this.destinations, text);
    return this;
  }

  /** Everything that the rules of a firewall policy name. */
  public firewall(policy: FirewallPolicy): this {
    for (const group of [...policy.ruleCollectionGroups, ...(policy.parentRuleCollectionGroups ?? [])]) {
      for (const { rule } of (group.nat_rule_collection ?? []).flatMap((each) =>
        each.rule.map((rule) => ({ rule })),
      )) {
        addAll(this.sources, rule.source_addresses);
        addAll(this.destinations, rule.destination_address);
        addAll(this.ports, rule.destination_ports);
      }
      for (const { rule } of group.network_rule_collection ?? []) {
        for (const each of rule) {
          addAll(this.sources, each.source_addresses);
          addAll(this.destinations, each.destination_addresses);
          addAll(this.hosts, each.destination_fqdns);
          addAll(this.ports, each.destination_ports);
        }
      }
      for (const { rule } of group.application_rule_collection ?? []) {
        for (const each of rule) {
          this.hasApplications = true;
          addAll(this.sources, each.source_addresses);
          addAll(this.destinations, each.destination_addresses);
          addAll(this.hosts, each.destination_fqdns);
          addAll(this.urls, each.destination_urls);
          for (const { port } of each.protocols ?? []) this.ports.add(`${port}`);
          // Without an application that is told, port 80 carries HTTP and every other port TLS.
          this.ports.add("80");
        }
      }
    }
    return this;
  }
}

function addAll(to: Set<string>, ...attributes: readonly (StringAttribute | ListAttribute)[]): void {
  for (const attribute of attributes) {
    for (const text of listOf(attribute)) to.add(text);
  }
}
