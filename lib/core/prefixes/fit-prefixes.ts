import type { IpFamily } from "../address/ip-address-text";
import { hostBitsOfWord, wordsOf } from "./address-words";
import { CheapestCovers } from "./cheapest-covers";
import { type CostArithmetic, withCostsOf } from "./cost-arithmetic";
import { IntervalBuffer } from "./interval-buffer";
import { type AddressRange, PrefixSet } from "./prefix-set";
import { type PrefixTrie, prefixTrie, type TrieNode } from "./prefix-trie";
import { specialPurposeAddresses } from "./special-purpose-addresses";

/** What a list of prefixes may take. */
export interface PrefixBudget {
  /** The family whose prefixes count. A budget is for one: extra addresses of two families cannot be weighed. */
  readonly family: IpFamily;
  /** How many prefixes at most: a whole number from 1 on. */
  readonly maxPrefixes: number;
  /**
   * How many extra addresses at most, for each address that is asked for: 0 for none, 0.5 for half as many again, and
   * so on. Taken to the nearest millionth.
   */
  readonly maxExtraShare: number;
  /**
   * What may not be added. Default: {@link specialPurposeAddresses}. Addresses that are asked for themselves are no
   * addition.
   */
  readonly never?: PrefixSet;
}

/** What became of a budget. */
export type FittedPrefixes = WithinBudget | OutOfBudget;

/** Prefixes that keep the budget, with the fewest extra addresses that there can be. */
export interface WithinBudget {
  readonly fits: true;
  /** The prefixes, canonical and ascending; none where no addresses are asked for. */
  readonly prefixes: readonly string[];
  /** All that they cover. */
  readonly addresses: PrefixSet;
  /** What they cover beyond what is asked for, as the fewest ranges. */
  readonly added: readonly AddressRange[];
  /** How many addresses that is. */
  readonly addedCount: bigint;
}

/** No prefixes keep the budget. */
export interface OutOfBudget {
  readonly fits: false;
  /** The least `maxPrefixes` that would do with the same `maxExtraShare`. */
  readonly leastPrefixes: number;
  /**
   * The least number of extra addresses with the same `maxPrefixes`. Not there where no number would do, because so few
   * prefixes would have to cover what may not be added.
   */
  readonly leastExtra?: bigint;
  /** How many extra addresses the share allows. */
  readonly allowedExtra: bigint;
}

/**
 * Covers the addresses of one family with at most so many prefixes and the fewest extra addresses: exactly, by dynamic
 * programming over the trie of the n prefixes, in O(n k) steps for k prefixes. Where nothing fits it looks for what
 * would, with twice as many prefixes each time.
 *
 * Of equally good answers it gives the one with the fewest prefixes, and always the same.
 *
 * @throws RangeError where the budget's numbers are none that it takes: a caller's bug
 */
export function fitPrefixes(addresses: PrefixSet, budget: PrefixBudget): FittedPrefixes {
  const { family, maxPrefixes, maxExtraShare } = budget;
  if (!Number.isSafeInteger(maxPrefixes) || maxPrefixes < 1) {
    throw new RangeError(`maxPrefixes is ${maxPrefixes}; it is a whole number from 1 on`);
  }
  if (!Number.isFinite(maxExtraShare) || maxExtraShare < 0) {
    throw new RangeError(`maxExtraShare is ${maxExtraShare}; it is a number from 0 on`);
  }
  const asked = addresses.only(family);
  const never = (budget.never ?? specialPurposeAddresses()).difference(asked);
  const millionths = BigInt(Math.round(maxExtraShare * 1_000_000));
  const allowedExtra = (asked.addressCount(family) * millionths) / 1_000_000n;
  const trie = prefixTrie(asked, family);
  return withCostsOf(family, (costs) => fitted(asked, trie, never, costs, maxPrefixes, allowedExtra));
}

function fitted<T>(
  asked: PrefixSet,
  trie: PrefixTrie,
  never: PrefixSet,
  costs: CostArithmetic<T>,
  maxPrefixes: number,
  allowedExtra: bigint,
): FittedPrefixes {
  const covers = new CheapestCovers(trie, costs, never.of(trie.family), maxPrefixes);
  const extra = covers.extraWith(maxPrefixes);
  const isPossible = costs.isLess(extra, costs.impossible);
  if (isPossible && costs.toBigint(extra) <= allowedExtra) {
    const covered = coveredBy(covers.cover(maxPrefixes), trie);
    const added = covered.addresses.difference(asked);
    return {
      fits: true,
      ...covered,
      added: added.ranges(),
      addedCount: added.addressCount(trie.family),
    };
  }
  return {
    fits: false,
    leastPrefixes: leastPrefixes(trie, never, costs, maxPrefixes, allowedExtra),
    ...(isPossible && { leastExtra: costs.toBigint(extra) }),
    allowedExtra,
  };
}

/** There is always an answer: as many prefixes as the addresses have cost nothing. */
function leastPrefixes<T>(
  trie: PrefixTrie,
  never: PrefixSet,
  costs: CostArithmetic<T>,
  tooFew: number,
  allowedExtra: bigint,
): number {
  const enough = (extra: T): boolean =>
    costs.isLess(extra, costs.impossible) && costs.toBigint(extra) <= allowedExtra;
  for (let from = tooFew; ; from *= 2) {
    const covers = new CheapestCovers(trie, costs, never.of(trie.family), 2 * from);
    if (enough(covers.extraWith(2 * from))) {
      let low = from;
      let high = 2 * from;
      while (low + 1 < high) {
        const middle = (low + high) >>> 1;
        if (enough(covers.extraWith(middle))) {
          high = middle;
        } else {
          low = middle;
        }
      }
      return high;
    }
  }
}

function coveredBy(
  nodes: readonly TrieNode[],
  { family, firsts }: PrefixTrie,
): { readonly prefixes: readonly string[]; readonly addresses: PrefixSet } {
  const words = wordsOf(family);
  const buffer = new IntervalBuffer(family);
  const first = new Uint32Array(words);
  for (const { at, prefixLength } of nodes) {
    for (let word = 0; word < words; word += 1) {
      first[word] = (firsts[at + word] ?? 0) & ~hostBitsOfWord(word, prefixLength);
    }
    buffer.addPrefix(first, prefixLength);
  }
  const intervals = buffer.take();
  const none = PrefixSet.EMPTY;
  const addresses = family === 4 ? new PrefixSet(intervals, none.ipv6) : new PrefixSet(none.ipv4, intervals);
  return { prefixes: addresses.prefixes(), addresses };
}
