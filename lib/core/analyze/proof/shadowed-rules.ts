import { isOrderOpen } from "../evaluate/rule-collection-order";
import type { Part } from "./part";
import { PartIndex } from "./part-index";
import { partition } from "./partition";
import { LIST, type PathModel } from "./path-model";
import { isDefaultRule } from "./security-decision";
import { isCustomPriority } from "./security-rule-parts";
import type { Region } from "./space";

/** A rule that no packet reaches. */
export interface ShadowedRule {
  readonly layer: "nsg" | "firewall";
  /** Its place in the order of its list. */
  readonly rule: number;
  /** The rules that match all of its packets before it does, together; none where it matches no packet at all. */
  readonly shadowedBy: readonly number[];
}

/** Every rule that can never match, since the rules before it surely take all of its packets. */
export function shadowedRules(model: PathModel): ShadowedRule[] {
  const { securityRules = [], firewallRules = [] } = model;
  const ofSecurity = shadowedIn(model, LIST.security, securityRules.length, {
    isAsked: (rule) => {
      const attributes = securityRules[rule];
      return attributes !== undefined && !isDefaultRule(attributes) && isCustomPriority(attributes.priority);
    },
    comesFirst: (first, second) =>
      isCustomPriority(securityRules[first]?.priority ?? 0) &&
      (securityRules[first]?.priority ?? 0) < (securityRules[second]?.priority ?? 0),
  });
  const ofFirewall = shadowedIn(model, LIST.firewall, firewallRules.length, {
    isAsked: () => true,
    comesFirst: (first, second) => {
      const [one, other] = [firewallRules[first], firewallRules[second]];
      if (one === undefined || other === undefined || first >= second || one.kind === "nat") return false;
      return one.place.collection === other.place.collection || !isOrderOpen(one.place, other.place);
    },
  });
  return [
    ...ofSecurity.map((each) => ({ layer: "nsg" as const, ...each })),
    ...ofFirewall.map((each) => ({ layer: "firewall" as const, ...each })),
  ];
}

interface Order {
  readonly isAsked: (rule: number) => boolean;
  readonly comesFirst: (first: number, second: number) => boolean;
}

function shadowedIn(
  model: PathModel,
  list: number,
  count: number,
  { isAsked, comesFirst }: Order,
): Omit<ShadowedRule, "layer">[] {
  const ofList = model.parts.filter((part) => part.list === list && part.open === undefined);
  const byRule = new Map<number, Part[]>();
  for (const part of ofList.flatMap((each) => told(model, each))) {
    const known = byRule.get(part.rule);
    if (known === undefined) byRule.set(part.rule, [part]);
    else known.push(part);
  }
  const sure = new PartIndex(ofList.filter(({ answer }) => answer === "yes"));
  const found: Omit<ShadowedRule, "layer">[] = [];
  for (let rule = 0; rule < count; rule += 1) {
    if (!isAsked(rule)) continue;
    const shadowedBy = shadowersOf(byRule.get(rule) ?? [], (region) =>
      sure.meeting(region).filter((part) => comesFirst(part.rule, rule)),
    );
    if (shadowedBy !== undefined) found.push({ rule, shadowedBy });
  }
  return found;
}

/**
 * What a rule may match where it cannot be told to: of packets whose address is told. One of which only the tags are
 * told has an address all the same, and is among them; no rule for prefixes would ever surely take it.
 */
function told({ space }: PathModel, part: Part): Part[] {
  if (part.answer === "yes") return [part];
  const region = part.region.map((set, index) => {
    if (index === 0) return set.and(space.destination.told);
    return index === 2 ? set.and(space.source.told) : set;
  });
  return region.every((set) => !set.isEmpty) ? [{ ...part, region }] : [];
}

/** The rules that take all of the regions; undefined when one of their packets gets past them. */
function shadowersOf(
  regions: readonly Part[],
  before: (region: Region) => readonly Part[],
): readonly number[] | undefined {
  const shadowers = new Set<number>();
  for (const { region } of regions) {
    const first = before(region);
    if (!first.some((part) => holdsFirst(part.region, region))) return undefined;
    const isCovered = partition(region, first, {
      isSettled: (whole) => whole.length > 0,
      visit: ({ parts: [first] }) => {
        if (first === undefined) return false;
        shadowers.add(first.rule);
        return true;
      },
    });
    if (!isCovered) return undefined;
  }
  return [...shadowers].sort((a, b) => a - b);
}

/** Whether a region holds the first packet of another one: that many rules do not take, and a quick answer. */
function holdsFirst(region: Region, other: Region): boolean {
  return region.every((set, index) => set.has(other[index]?.first ?? 0));
}
