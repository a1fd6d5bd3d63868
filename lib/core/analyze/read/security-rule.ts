import type { SecurityRuleAttributes } from "../evaluate";
import { type Attributes, OPEN_PRIORITY } from "./attributes";
import { Unresolved } from "./placed-value";

/** A rule's name, its attributes, and why there may be no such rule, or several. */
export interface RuleSource {
  readonly name: string;
  readonly attributes: Attributes;
  readonly doubt?: Unresolved | undefined;
}

const DIRECTIONS = ["Inbound", "Outbound"];
const ACCESSES = ["Allow", "Deny"];
const PROTOCOLS = ["*", "Tcp", "Udp", "Icmp", "Esp", "Ah"];

/** Attributes that are a text each, and may be left out. */
const TEXTS = [
  "source_port_range",
  "destination_port_range",
  "source_address_prefix",
  "destination_address_prefix",
] as const;
/** Attributes that are lists of texts, and may be left out. */
const LISTS = [
  "source_port_ranges",
  "destination_port_ranges",
  "source_address_prefixes",
  "destination_address_prefixes",
] as const;
/** Attributes that are lists of ids: texts in Terraform, objects in Azure. */
const IDS = ["source_application_security_group_ids", "destination_application_security_group_ids"] as const;

/**
 * Reads a security rule. Attributes that are not set are left out.
 *
 * A rule of which it is in doubt whether it exists keeps what it says, except for its protocol: that is what stands
 * for the doubt, so that the rule matches perhaps what it would match, and nothing surely.
 */
export function readSecurityRule({ name, attributes, doubt }: RuleSource): SecurityRuleAttributes {
  const names = attributes.dialect.names.securityRule;
  const priority = attributes.number(names.priority);
  const protocol = attributes.requiredWord(names.protocol, PROTOCOLS);
  return {
    name,
    priority: priority instanceof Unresolved ? OPEN_PRIORITY : priority,
    direction: attributes.requiredWord(names.direction, DIRECTIONS),
    access: attributes.requiredWord(names.access, ACCESSES),
    protocol: doubt?.text ?? protocol,
    ...given(TEXTS, (key) => attributes.text(names[key])),
    ...given(LISTS, (key) => attributes.list(names[key])),
    ...given(IDS, (key) => attributes.ids(names[key])),
  };
}

/** A rule of which nothing can be told but that it, or any number of such, may be there. */
export function openSecurityRule(doubt: Unresolved): SecurityRuleAttributes {
  const { text } = doubt;
  return {
    name: text,
    priority: OPEN_PRIORITY,
    direction: text,
    access: text,
    protocol: text,
    source_port_range: text,
    destination_port_range: text,
    source_address_prefix: text,
    destination_address_prefix: text,
  };
}

/** The attributes that have a value, under their names. */
export function given<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value | undefined,
): { readonly [name in Key]?: Value } {
  const set: { [name in Key]?: Value } = {};
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) set[key] = value;
  }
  return set;
}
