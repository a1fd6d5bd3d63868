import type { Cidr } from "../address/cidr";
import { compareText } from "../address/compare-text";
import type { Ports } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { PrefixSet } from "../prefixes/prefix-set";
import { prefixSetOf } from "../prefixes/prefix-set-builder";
import type { PublishedServiceTag } from "../service-tag-files/service-tag-file";
import { portSetKey } from "./destination-order";
import { fittedToBudget } from "./fitted-to-budget";
import type { ExportBudget, ExportEntry } from "./selection-export";

/** A need that is exported by the addresses of a tag. */
export interface TaggedNeed {
  readonly requirement: string;
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly tag: PublishedServiceTag;
}

/**
 * The prefixes of tags: for each protocol and port set the fewest that hold the addresses of all its tags, and no
 * others unless a budget is given.
 */
export function addressEntries(
  needs: readonly TaggedNeed[],
  budget: ExportBudget | undefined,
  found: Diagnostic[],
): ExportEntry[] {
  const groups = new Map<string, TaggedNeed[]>();
  for (const need of needs) {
    const key = portSetKey(need);
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()].flatMap((group) => entriesOfPortSet(group, budget, found));
}

function entriesOfPortSet(
  needs: readonly TaggedNeed[],
  budget: ExportBudget | undefined,
  found: Diagnostic[],
): ExportEntry[] {
  const [first] = needs;
  if (first === undefined) {
    return [];
  }
  const { protocol, ports } = first;
  const asked = PrefixSet.unionOf(needs.map(({ tag }) => tag.addresses));
  const covered = budget === undefined ? asked : fittedToBudget(asked, first, budget, found);
  const prefixes = covered.cidrs();
  const whole = prefixes.find(({ prefixLength }) => prefixLength === 0);
  if (whole !== undefined) {
    const tags = [...new Set(needs.map(({ tag }) => tag.name))].sort(compareText);
    const message = `the addresses of ${tags.join(", ")} are \`${whole.text}\`, every address there is; that is no list`;
    found.push(diagnostic("whole-address-space", portSetKey(first), message));
    return [];
  }
  const origins = originsOf(prefixes, needs);
  const added = covered.difference(asked);
  return prefixes.map((prefix, index): ExportEntry => {
    const { requirements, tags } = origins[index] ?? { requirements: [], tags: [] };
    return {
      protocol,
      ports,
      kind: "address-prefix",
      destination: prefix.text,
      requirements: [...requirements].sort(compareText),
      serviceTags: [...tags].sort(compareText),
      addedAddresses: added.isEmpty
        ? 0n
        : prefixSetOf([prefix]).intersection(added).addressCount(prefix.family),
    };
  });
}

interface Origin {
  readonly requirements: Set<string>;
  readonly tags: Set<string>;
}

/**
 * Where each prefix comes from. Every prefix of a tag lies in one of them as a whole, because they are the largest that
 * their addresses allow.
 *
 * @param prefixes in the order of their addresses
 */
function originsOf(prefixes: readonly Cidr[], needs: readonly TaggedNeed[]): readonly Origin[] {
  const origins = prefixes.map((): Origin => ({ requirements: new Set(), tags: new Set() }));
  const requirementsOf = new Map<PublishedServiceTag, Set<string>>();
  for (const { tag, requirement } of needs) {
    requirementsOf.set(tag, (requirementsOf.get(tag) ?? new Set()).add(requirement));
  }
  for (const [tag, requirements] of requirementsOf) {
    for (const prefix of tag.addresses.cidrs()) {
      const origin = origins[lastNotBehind(prefixes, prefix)];
      origin?.tags.add(tag.name);
      for (const requirement of requirements) {
        origin?.requirements.add(requirement);
      }
    }
  }
  return origins;
}

/** The index of the last prefix that begins no later than another one. */
function lastNotBehind(prefixes: readonly Cidr[], { family, network }: Cidr): number {
  let low = 0;
  let high = prefixes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = prefixes[middle];
    if (at !== undefined && (at.family < family || (at.family === family && at.network <= network))) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
