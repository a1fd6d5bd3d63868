import type { IpFamily } from "../address/ip-address-text";
import { visitPrefixes } from "./address-intervals";
import { type AddressWords, sharedBits, wordsOf } from "./address-words";
import type { PrefixSet } from "./prefix-set";

/**
 * The prefixes of a set and, above them, every narrowest prefix around two or more of them: a binary tree, in which no
 * node has one child.
 */
export interface PrefixTrie {
  readonly family: IpFamily;
  /** The first addresses of the set's prefixes, ascending. */
  readonly firsts: AddressWords;
  /** The lengths of the set's prefixes. */
  readonly lengths: Uint8Array;
  /** Not there for a set without addresses. */
  readonly root?: TrieNode;
}

/** A prefix of the set, or a narrowest one around several. */
export interface TrieNode {
  /** Where the words of its first address stand; of a node above leaves, the host bits behind `prefixLength` may be set. */
  readonly at: number;
  readonly prefixLength: number;
  /** How many of the set's prefixes it holds. */
  readonly leaves: number;
  /** The lower and the upper half's prefixes. Not there for a prefix of the set itself. */
  readonly children?: readonly [TrieNode, TrieNode];
}

/** The tree over the fewest prefixes of one family of a set. */
export function prefixTrie(set: PrefixSet, family: IpFamily): PrefixTrie {
  const words = wordsOf(family);
  const count = set.prefixCount(family);
  const firsts = new Uint32Array(count * words);
  const lengths = new Uint8Array(count);
  let written = 0;
  visitPrefixes(set.of(family), (first, length) => {
    firsts.set(first, written * words);
    lengths[written] = length;
    written += 1;
  });
  const root = rootOf(firsts, lengths, words);
  return { family, firsts, lengths, ...(root && { root }) };
}

/**
 * Puts the prefixes in from the lowest on. The open nodes are those that hold the last prefix; a new one closes all
 * that are narrower than what it shares with the last.
 */
function rootOf(firsts: AddressWords, lengths: Uint8Array, words: number): TrieNode | undefined {
  const open: { readonly shared: number; readonly lower: TrieNode }[] = [];
  let last: TrieNode | undefined;
  for (let index = 0; index < lengths.length; index += 1) {
    const at = index * words;
    const leaf = { at, prefixLength: lengths[index] ?? 0, leaves: 1 };
    if (last !== undefined) {
      const shared = sharedBits(firsts, at - words, firsts, at, words);
      let lower: TrieNode = last;
      for (let top = open.at(-1); top !== undefined && top.shared > shared; top = open.at(-1)) {
        lower = joined(top.lower, lower, top.shared);
        open.pop();
      }
      open.push({ shared, lower });
    }
    last = leaf;
  }
  for (let top = open.pop(); top !== undefined && last !== undefined; top = open.pop()) {
    last = joined(top.lower, last, top.shared);
  }
  return last;
}

function joined(lower: TrieNode, upper: TrieNode, prefixLength: number): TrieNode {
  return {
    at: lower.at,
    prefixLength,
    leaves: lower.leaves + upper.leaves,
    children: [lower, upper],
  };
}
