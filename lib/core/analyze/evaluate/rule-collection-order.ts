import { remembered } from "../../remembered";
import type {
  ApplicationRuleAttributes,
  NatRuleAttributes,
  NetworkRuleAttributes,
  RuleCollectionAttributes,
  RuleCollectionGroupAttributes,
} from "./firewall-policy-attributes";
import { compareText } from "./text-order";

/** The rule collection groups that a firewall processes, and what of the policy bears on their rules. */
export interface FirewallPolicy {
  /** The groups of the policy itself, in any order. */
  readonly ruleCollectionGroups: readonly RuleCollectionGroupAttributes[];
  /** The groups of its base policy, in any order. Default: there is no base policy. */
  readonly parentRuleCollectionGroups?: readonly RuleCollectionGroupAttributes[];
  /** Whether the firewall is a DNS proxy, on which FQDNs in network rules depend. Default: true. */
  readonly dnsProxyEnabled?: boolean;
}

/** A rule collection of one kind, with its rules. */
export type RuleCollectionOfKind =
  | { readonly kind: "nat"; readonly collection: RuleCollectionAttributes<NatRuleAttributes> }
  | { readonly kind: "network"; readonly collection: RuleCollectionAttributes<NetworkRuleAttributes> }
  | {
      readonly kind: "application";
      readonly collection: RuleCollectionAttributes<ApplicationRuleAttributes>;
    };

/** A rule collection and what decides when it is processed. */
export type PlacedRuleCollection = RuleCollectionOfKind & {
  readonly isInherited: boolean;
  readonly group: RuleCollectionGroupAttributes;
};

/**
 * The rule collections in the order in which the firewall processes them: NAT, then network, then application rules;
 * within each kind those of the base policy first; then by the group's priority, then by the collection's.
 *
 * The source inherits NAT rule collections in its example and says elsewhere that they are not inherited; here they are.
 *
 * Source: "Azure Firewall rule processing logic", 2023-08-30.
 */
export const ruleCollectionsInOrder: (policy: FirewallPolicy) => readonly PlacedRuleCollection[] = remembered(
  ({ parentRuleCollectionGroups, ruleCollectionGroups }) => {
    const placed = [
      ...(parentRuleCollectionGroups ?? []).flatMap((group) => collectionsOf(group, true)),
      ...ruleCollectionGroups.flatMap((group) => collectionsOf(group, false)),
    ];
    return placed.sort(
      (a, b) =>
        comparePlace(a, b) ||
        compareText(a.group.name, b.group.name) ||
        compareText(a.collection.name, b.collection.name),
    );
  },
);

/**
 * Whether nothing says which of two collections comes first: their groups share a priority, or, in one group, they do.
 * Whether Azure refuses equal priorities is not documented.
 */
export function isOrderOpen(a: PlacedRuleCollection, b: PlacedRuleCollection): boolean {
  if (a.kind !== b.kind || a.isInherited !== b.isInherited || a.group.priority !== b.group.priority)
    return false;
  return a.group.name !== b.group.name || a.collection.priority === b.collection.priority;
}

const KINDS: readonly string[] = ["nat", "network", "application"];

function comparePlace(a: PlacedRuleCollection, b: PlacedRuleCollection): number {
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    Number(b.isInherited) - Number(a.isInherited) ||
    a.group.priority - b.group.priority ||
    a.collection.priority - b.collection.priority
  );
}

function collectionsOf(
  group: RuleCollectionGroupAttributes,
  isInherited: boolean,
): readonly PlacedRuleCollection[] {
  const place = { isInherited, group };
  return [
    ...(group.nat_rule_collection ?? []).map((collection) => ({
      ...place,
      kind: "nat" as const,
      collection,
    })),
    ...(group.network_rule_collection ?? []).map((collection) => ({
      ...place,
      kind: "network" as const,
      collection,
    })),
    ...(group.application_rule_collection ?? []).map((collection) => ({
      ...place,
      kind: "application" as const,
      collection,
    })),
  ];
}
