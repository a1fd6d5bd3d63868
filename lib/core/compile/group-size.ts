import { isDeferred } from "../address/deferred";
import { formatPorts } from "../address/port-range";
import { knownText } from "./known-text";
import type { FirewallDestination, FirewallRule, RuleCollection } from "./plan";
import { sum } from "./sum";

/** What a rule collection group takes beside its collections, in bytes. */
export const EMPTY_GROUP_SIZE = 100;

/**
 * The size of a group as JSON in UTF-8, in bytes, from above: what Azure's REST API gets, with all its keys, without
 * white space. How Azure counts is not documented, so that this is an estimate. What Terraform knows later counts as
 * long as it can be: a host, an address, an IP group's id; a list of prefixes counts as one.
 */
export function sizeOf(collections: readonly RuleCollection[]): number {
  return (
    EMPTY_GROUP_SIZE +
    sum(
      collections,
      (collection) =>
        sizeOfCollection(collection) + sum(collection.rules, (rule) => sizeOfRule(rule, collection.type)),
    )
  );
}

/** What a collection takes beside its rules, in bytes. */
export function sizeOfCollection({ name }: RuleCollection): number {
  const OF_A_COLLECTION = 150;
  return OF_A_COLLECTION + bytesOf(name);
}

/** What a rule takes, in bytes. */
export function sizeOfRule(rule: FirewallRule, type: RuleCollection["type"]): number {
  const OF_A_RULE = 300;
  const OF_AN_ID = 300;
  const OF_AN_ADDRESS = 50;
  const OF_A_HOST = 260;
  /** An application rule has a protocol with its port for each port. */
  const OF_A_PROTOCOL = 40;
  /** Quotes and a comma. */
  const OF_A_TEXT = 3;
  const destination = (each: FirewallDestination): number =>
    each.kind === "host" && isDeferred(each.host)
      ? OF_A_HOST
      : each.kind === "ip-group" && isDeferred(each.id)
        ? OF_AN_ID
        : each.kind === "address" && isDeferred(each.address)
          ? OF_AN_ADDRESS
          : OF_A_TEXT + bytesOf(knownText(each) ?? "");
  return (
    OF_A_RULE +
    bytesOf(rule.name) +
    bytesOf(rule.description ?? "") +
    (type === "network"
      ? sum(formatPorts(rule.ports), (port) => port.length + OF_A_TEXT)
      : sum(rule.ports, ({ first, last }) => (last - first + 1) * OF_A_PROTOCOL)) +
    sum(rule.destinations, destination) +
    (rule.ipGroups === undefined
      ? sum(rule.sources, (each) => ("text" in each ? each.text.length + OF_A_TEXT : OF_AN_ADDRESS))
      : sum(rule.ipGroups, (each) =>
          "id" in each && !isDeferred(each.id) ? bytesOf(each.id) + OF_A_TEXT : OF_AN_ID,
        ))
  );
}

/** ASCII that JSON writes as it is. */
const ONE_BYTE_EACH = /^[ !#-[\]-~]*$/;

/** The bytes of a text in JSON and UTF-8, without its quotes. */
function bytesOf(text: string): number {
  if (ONE_BYTE_EACH.test(text)) {
    return text.length;
  }
  let bytes = 0;
  for (const character of JSON.stringify(text).slice(1, -1)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
