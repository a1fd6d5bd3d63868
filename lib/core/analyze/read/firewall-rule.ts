import type {
  ApplicationProtocolAttributes,
  ApplicationRuleAttributes,
  NatRuleAttributes,
  NetworkRuleAttributes,
} from "../evaluate";
import { type Attributes, UNREADABLE } from "./attributes";
import { Unresolved } from "./placed-value";
import { given, type RuleSource } from "./security-rule";

const IP_PROTOCOLS = ["Any", "TCP", "UDP", "ICMP"];
const APPLICATIONS = ["Http", "Https", "Mssql"];

/**
 * Reads a rule of a network rule collection. Attributes that are not set are left out.
 *
 * A rule that is in doubt keeps what it says, except for its protocols: see `readSecurityRule`.
 */
export function readNetworkRule({ name, attributes, doubt }: RuleSource): NetworkRuleAttributes {
  const names = attributes.dialect.names.networkRule;
  const protocols = attributes.requiredList(names.protocols, IP_PROTOCOLS);
  return {
    name,
    protocols: doubt?.text ?? protocols,
    ...given(["source_addresses", "destination_addresses", "destination_fqdns"], (key) =>
      attributes.list(names[key]),
    ),
    ...given(["source_ip_groups", "destination_ip_groups"], (key) => attributes.ipGroups(names[key])),
    destination_ports: attributes.requiredList(names.destination_ports),
  };
}

/** Reads a rule of an application rule collection, likewise. */
export function readApplicationRule({ name, attributes, doubt }: RuleSource): ApplicationRuleAttributes {
  const names = attributes.dialect.names.applicationRule;
  const protocols = readProtocols(attributes, names.protocols);
  return {
    name,
    ...given(["protocols"], () => (doubt === undefined ? protocols : openProtocols(doubt))),
    ...given(["source_addresses", "destination_addresses", "destination_fqdns"], (key) =>
      attributes.list(names[key]),
    ),
    ...given(["source_ip_groups"], (key) => attributes.ipGroups(names[key])),
    ...given(["destination_fqdn_tags", "destination_urls", "web_categories"], (key) =>
      attributes.list(names[key]),
    ),
    // What cannot be told counts as absent, like `false`: then target URLs of HTTPS are undecided.
    ...given(["terminate_tls"], () => attributes.flag(names.terminate_tls) || undefined),
  };
}

/**
 * Reads a rule of a NAT rule collection, likewise: one for each of its destinations, of which Azure takes a list and
 * the provider one.
 */
export function readNatRules({ name, attributes, doubt }: RuleSource): readonly NatRuleAttributes[] {
  const names = attributes.dialect.names.natRule;
  const protocols = attributes.requiredList(names.protocols, IP_PROTOCOLS);
  const rule: NatRuleAttributes = {
    name,
    protocols: doubt?.text ?? protocols,
    ...given(["source_addresses", "destination_ports"], (key) => attributes.list(names[key])),
    ...given(["source_ip_groups"], (key) => attributes.ipGroups(names[key])),
  };
  const key = names.destination_address;
  const destinations = attributes.place.member(key).isList ? attributes.list(key) : attributes.text(key);
  if (destinations === undefined) return [rule];
  const texts = typeof destinations === "string" ? [destinations] : destinations;
  return texts.map((text) => ({ ...rule, destination_address: text }));
}

/** A network rule of which nothing can be told but that it, or any number of such, may be there. */
export function openNetworkRule({ text }: Unresolved): NetworkRuleAttributes {
  return {
    name: text,
    protocols: text,
    source_addresses: text,
    destination_addresses: text,
    destination_ports: text,
  };
}

/** An application rule, likewise. */
export function openApplicationRule(doubt: Unresolved): ApplicationRuleAttributes {
  const { text } = doubt;
  return { name: text, protocols: openProtocols(doubt), source_addresses: text, destination_fqdns: text };
}

/** A NAT rule, likewise. */
export function openNatRule({ text }: Unresolved): NatRuleAttributes {
  return {
    name: text,
    protocols: text,
    source_addresses: text,
    destination_address: text,
    destination_ports: text,
  };
}

function openProtocols({ text }: Unresolved): readonly ApplicationProtocolAttributes[] {
  return [{ type: text, port: null }];
}

function readProtocols(
  attributes: Attributes,
  key: string,
): readonly ApplicationProtocolAttributes[] | undefined {
  const protocols = attributes.blocks(key).flatMap(({ place, doubt }) => {
    if (place === undefined || doubt !== undefined) return openProtocols(doubt ?? new Unresolved(UNREADABLE));
    const protocol = attributes.of(place, `\`${key}\` of ${attributes.owner}`);
    const port = protocol.number("port");
    const type = protocol.requiredWord(attributes.dialect.names.applicationProtocolType, APPLICATIONS);
    return [{ type, port: port instanceof Unresolved ? null : port }];
  });
  return protocols.length === 0 ? undefined : protocols;
}
