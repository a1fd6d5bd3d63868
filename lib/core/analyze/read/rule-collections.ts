import { quoted } from "../../address/quoted";
import type {
  ApplicationRuleAttributes,
  NatRuleAttributes,
  NetworkRuleAttributes,
  RuleCollectionAttributes,
  RuleCollectionGroupAttributes,
} from "../evaluate";
import type { Block } from "./attribute-context";
import { type Attributes, OPEN_PRIORITY } from "./attributes";
import type { FileFindings } from "./file-findings";
import {
  openApplicationRule,
  openNatRule,
  openNetworkRule,
  readApplicationRule,
  readNatRules,
  readNetworkRule,
} from "./firewall-rule";
import { Unresolved } from "./placed-value";
import { doubtOf, sourceOf } from "./rule-lists";

/** The kinds of rules and of their collections. */
export type RuleKind = "nat" | "network" | "application";

/** Every kind. */
export const RULE_KINDS: readonly RuleKind[] = ["nat", "network", "application"];

/** A rule collection, before it is known of which kind its rules are. */
export interface CollectionSource {
  readonly name: string;
  readonly priority: number | Unresolved;
  readonly action: string | null;
  /** Reads the rules; see `rulesOf`. */
  readonly attributes: Attributes;
  readonly rules: readonly Block[];
  /** Why it may not exist, or several times. */
  readonly doubt?: Unresolved | undefined;
}

/** The collections of a group by kind, as they grow. */
export interface Collections {
  readonly nat: RuleCollectionAttributes<NatRuleAttributes>[];
  readonly network: RuleCollectionAttributes<NetworkRuleAttributes>[];
  readonly application: RuleCollectionAttributes<ApplicationRuleAttributes>[];
}

/** No collections yet. */
export function noCollections(): Collections {
  return { nat: [], network: [], application: [] };
}

/**
 * Adds a collection with its rules of one kind.
 *
 * A collection or group whose priority is not told stands first, with rules that match only perhaps: whatever comes
 * behind decides alone only where it decides the same.
 */
export function addCollection(
  collections: Collections,
  kind: RuleKind,
  source: CollectionSource,
  groupDoubt: Unresolved | undefined,
): void {
  const { priority } = source;
  const isPlaceOpen = priority instanceof Unresolved;
  const doubt = groupDoubt ?? source.doubt ?? (isPlaceOpen ? priority : undefined);
  const head = {
    name: source.name,
    priority: isPlaceOpen ? OPEN_PRIORITY : priority,
    action: source.action,
  };
  const sources = source.rules.map((block, index) => ({
    doubt: doubt ?? doubtOf(block),
    rule: sourceOf(source.attributes, doubt === undefined ? block : { ...block, doubt }, index),
  }));
  switch (kind) {
    case "nat":
      collections.nat.push({
        ...head,
        rule: sources.flatMap(({ rule, doubt: open }) =>
          rule === undefined ? [openNatRule(open)] : readNatRules(rule),
        ),
      });
      return;
    case "network":
      collections.network.push({
        ...head,
        rule: sources.map(({ rule, doubt: open }) =>
          rule === undefined ? openNetworkRule(open) : readNetworkRule(rule),
        ),
      });
      return;
    case "application":
      collections.application.push({
        ...head,
        rule: sources.map(({ rule, doubt: open }) =>
          rule === undefined ? openApplicationRule(open) : readApplicationRule(rule),
        ),
      });
  }
}

/** Adds a collection of a kind of which nothing can be told. */
export function addOpenCollection(collections: Collections, kind: RuleKind, doubt: Unresolved): void {
  const head = { name: doubt.text, priority: OPEN_PRIORITY, action: doubt.text };
  if (kind === "nat") collections.nat.push({ ...head, rule: [openNatRule(doubt)] });
  if (kind === "network") collections.network.push({ ...head, rule: [openNetworkRule(doubt)] });
  if (kind === "application") collections.application.push({ ...head, rule: [openApplicationRule(doubt)] });
}

/**
 * The group, with the kinds of collections that it has.
 *
 * @param doubt why it may not exist, or why nothing is known of it: then one without collections may have any
 */
export function groupOf(
  name: string,
  priority: number | Unresolved,
  collections: Collections,
  doubt: Unresolved | undefined,
): RuleCollectionGroupAttributes {
  const { nat, network, application } = collections;
  if (doubt !== undefined && nat.length + network.length + application.length === 0) {
    for (const kind of RULE_KINDS) addOpenCollection(collections, kind, doubt);
  }
  return {
    name,
    priority: priority instanceof Unresolved ? OPEN_PRIORITY : priority,
    ...(nat.length > 0 && { nat_rule_collection: nat }),
    ...(network.length > 0 && { network_rule_collection: network }),
    ...(application.length > 0 && { application_rule_collection: application }),
  };
}

/** Tells the names that several rules of a collection have. */
export function tellRepeatedRules(
  attributes: Attributes,
  rules: readonly Block[],
  findings: FileFindings,
): void {
  const seen = new Set<string>();
  for (const { place } of rules) {
    const name = place?.member("name").value;
    if (typeof name !== "string" || name === "") continue;
    if (seen.has(name)) {
      const message = `${attributes.owner} has several rules named ${quoted(name)}; give each a name of its own`;
      findings.add("repeated-rule-name", place, message);
    }
    seen.add(name);
  }
}
