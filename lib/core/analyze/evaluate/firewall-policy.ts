import type { Answer } from "./answer";
import { matchApplicationRule } from "./application-rules";
import { isIpv6 } from "./endpoint-addresses";
import { matchNatRule, matchNetworkRule } from "./network-rules";
import { hasPorts, type Packet } from "./packet";
import {
  type FirewallPolicy,
  isOrderOpen,
  type PlacedRuleCollection,
  ruleCollectionsInOrder,
} from "./rule-collection-order";
import { isInInternet } from "./service-tags";
import { type Access, accessOf } from "./verdict";

/** What a firewall decides about a packet. */
export interface FirewallVerdict {
  readonly access: Access;
  /** The name of the rule that decides, or, when undecided, of the first one that might; `default` for none. */
  readonly rule: string;
  /** The kind of that rule; `default` is the denial behind all rules. */
  readonly kind: "nat" | "network" | "application" | "default";
  /** The name of that rule's collection; absent for the kind `default`. */
  readonly ruleCollection?: string;
  /** The name of that collection's group; absent for the kind `default`. */
  readonly ruleCollectionGroup?: string;
  /** Why it is undecided; present only then. */
  readonly reason?: string;
}

interface Candidate {
  readonly place: PlacedRuleCollection;
  readonly rule: string;
  readonly answer: Answer;
}

/**
 * What a firewall with this policy decides about a packet that is routed through it.
 *
 * Collections are processed in the order of `ruleCollectionsInOrder`, the rules of one in the order of its list, and
 * the first match decides: a network rule hides every application rule, whatever their priorities. Without a match
 * the packet is denied.
 *
 * The verdict is `Undecided` when the first rule that may match
 * - cannot be told to match: an unresolved expression, an IP group, an FQDN tag, a form that Azure refuses; unless
 *   all that comes of it is the same whether it matches or not, because what is processed next has the same action;
 * - is a NAT rule, whose translation is not modelled;
 * - has a rival with another action in a collection of which nothing says whether it comes first;
 * - or allows what the firewall is known not to deliver: protocols without ports to the Internet (known issues,
 *   2023-10). Packets of IPv6 are undecided too: the documents of different dates disagree on them.
 *
 * What is not modelled: threat intelligence, intrusion detection, and the built-in infrastructure rule collection,
 * which lets a few of the platform's own hosts through before the final denial.
 *
 * Source: "Azure Firewall rule processing logic", 2023-08-30.
 *
 * @throws Error when an address of the packet is no IP literal.
 */
export function evaluateFirewallPolicy(policy: FirewallPolicy, packet: Packet): FirewallVerdict {
  const candidates = candidatesOf(policy, packet);
  const first = decisiveOf(candidates);
  if (first === undefined) return { access: "Deny", rule: "default", kind: "default" };
  if (isIpv6(packet.source) || isIpv6(packet.destination)) {
    return undecided(first, "IPv6 in its rules is documented in two ways");
  }
  if (first.answer === "unknown") return undecided(first, "what its attributes hold cannot be told");
  if (first.place.kind === "nat") return undecided(first, "it translates the destination");
  const action = accessOf(first.place.collection.action);
  if (action === "Undecided") return undecided(first, "its action is neither Allow nor Deny");
  const rival = candidates.find(
    ({ place }) =>
      place.collection !== first.place.collection &&
      isOrderOpen(place, first.place) &&
      accessOf(place.collection.action) !== action,
  );
  if (rival !== undefined) {
    return undecided(first, `rule "${rival.rule}" of a collection with the same priority may come first`);
  }
  if (action === "Allow" && !hasPorts(packet.protocol) && isInInternet(packet.destination)) {
    return undecided(first, `the firewall does not deliver ${packet.protocol} to the Internet`);
  }
  return { access: action, ...nameOf(first) };
}

/**
 * The rule that decides: the first one that matches, if every one before it that may match would decide the same, else
 * the first one of all.
 */
function decisiveOf(candidates: readonly Candidate[]): Candidate | undefined {
  const index = candidates.findIndex(({ answer }) => answer === "yes");
  const certain = candidates[index];
  const isSame = ({ place }: Candidate): boolean =>
    certain !== undefined &&
    place.kind !== "nat" &&
    certain.place.kind !== "nat" &&
    accessOf(place.collection.action) === accessOf(certain.place.collection.action);
  return candidates.slice(0, Math.max(index, 0)).every(isSame) ? (certain ?? candidates[0]) : candidates[0];
}

/** The rules that match or may match, the first to be processed first. */
function candidatesOf(policy: FirewallPolicy, packet: Packet): readonly Candidate[] {
  return ruleCollectionsInOrder(policy)
    .flatMap((place) => matchCollection(place, packet, policy.dnsProxyEnabled ?? true))
    .filter(({ answer }) => answer !== "no");
}

function matchCollection(
  place: PlacedRuleCollection,
  packet: Packet,
  dnsProxyEnabled: boolean,
): readonly Candidate[] {
  switch (place.kind) {
    case "nat":
      return place.collection.rule.map((rule) => candidate(place, rule.name, matchNatRule(rule, packet)));
    case "network":
      return place.collection.rule.map((rule) =>
        candidate(place, rule.name, matchNetworkRule(rule, packet, dnsProxyEnabled)),
      );
    case "application":
      return place.collection.rule.map((rule) =>
        candidate(place, rule.name, matchApplicationRule(rule, packet)),
      );
  }
}

function candidate(place: PlacedRuleCollection, rule: string, answer: Answer): Candidate {
  return { place, rule, answer };
}

function nameOf({ place, rule }: Candidate): Omit<FirewallVerdict, "access" | "reason"> {
  return {
    rule,
    kind: place.kind,
    ruleCollection: place.collection.name,
    ruleCollectionGroup: place.group.name,
  };
}

function undecided(candidate: Candidate, reason: string): FirewallVerdict {
  const { place, rule } = candidate;
  const where = `of collection "${place.collection.name}" in group "${place.group.name}"`;
  return {
    access: "Undecided",
    ...nameOf(candidate),
    reason: `The ${place.kind} rule "${rule}" ${where} may match, but ${reason}.`,
  };
}
