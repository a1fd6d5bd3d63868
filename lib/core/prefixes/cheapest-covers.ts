import type { AddressIntervals } from "./address-intervals";
import { hostBitsOfWord, wordsOf } from "./address-words";
import type { CostArithmetic } from "./cost-arithmetic";
import { intervalsMeet } from "./interval-algebra";
import type { PrefixTrie, TrieNode } from "./prefix-trie";

/** How the leaves of a node are covered best, by the number of prefixes. */
interface Plan {
  readonly node: TrieNode;
  /** At index j how many of j prefixes cover the lower child; 0 where one prefix covers the node as it is. */
  readonly lower: Uint32Array;
  readonly children?: readonly [Plan, Plan];
}

/** What that costs. Only needed until the node above is done. */
interface Costs<T> {
  readonly plan: Plan;
  /** How many addresses of the set the node holds. */
  readonly held: T;
  /**
   * At index j the fewest extra addresses with j prefixes, or `impossible`. Index 0 is not used. A further prefix never
   * costs more: it can divide one that is there at no cost.
   */
  readonly extra: readonly T[];
}

/**
 * Finds the covers with the fewest extra addresses for every number of prefixes up to a bound, exactly.
 *
 * Only prefixes of the trie come into question: another one can be narrowed to the narrowest around what it holds, or,
 * inside of a prefix of the set, widened to it. A node is covered by its own prefix, or its children are covered apart
 * with the prefixes shared out between them in the best way. Merging the children's tables takes the product of their
 * sizes, which over the whole trie of n prefixes and up to k is O(n k) steps.
 */
export class CheapestCovers<T> {
  private readonly root: Costs<T> | undefined;

  /**
   * @param never what may not be covered beyond the set itself, of the trie's family
   * @param most how many prefixes at most, from 1 on
   */
  public constructor(
    private readonly trie: PrefixTrie,
    private readonly costs: CostArithmetic<T>,
    private readonly never: AddressIntervals,
    private readonly most: number,
  ) {
    this.root = trie.root && this.costsOf(trie.root);
  }

  /** The fewest extra addresses with at most so many prefixes; `impossible` where none do. Nothing costs nothing. */
  public extraWith(prefixes: number): T {
    const { root, costs } = this;
    if (root === undefined) {
      return costs.zero;
    }
    return root.extra[Math.min(prefixes, root.extra.length - 1)] ?? costs.impossible;
  }

  /** The prefixes of the cheapest cover with at most so many, and of those the one with the fewest, ascending. */
  public cover(prefixes: number): readonly TrieNode[] {
    const { root, costs } = this;
    const chosen: TrieNode[] = [];
    if (root !== undefined) {
      const least = this.extraWith(prefixes);
      let count = Math.min(prefixes, root.extra.length - 1);
      while (count > 1 && !costs.isLess(least, root.extra[count - 1] ?? costs.impossible)) {
        count -= 1;
      }
      choose(root.plan, count, chosen);
    }
    return chosen;
  }

  /** The trie is no deeper than addresses have bits, so that this may call itself. */
  private costsOf(node: TrieNode): Costs<T> {
    const { costs, most } = this;
    if (node.children === undefined) {
      const held = costs.sizeOf(node.prefixLength);
      return { plan: { node, lower: new Uint32Array(2) }, held, extra: [costs.impossible, costs.zero] };
    }
    const lower = this.costsOf(node.children[0]);
    const upper = this.costsOf(node.children[1]);
    const held = costs.add(lower.held, upper.held);
    const size = Math.min(most, node.leaves);
    const extra = new Array<T>(size + 1).fill(costs.impossible);
    const split = new Uint32Array(size + 1);
    if (this.isAllowed(node)) {
      extra[1] = costs.subtract(costs.sizeOf(node.prefixLength), held);
    }
    for (let low = 1; low < lower.extra.length; low += 1) {
      const below = lower.extra[low] ?? costs.impossible;
      const end = Math.min(upper.extra.length - 1, size - low);
      for (let high = 1; high <= end; high += 1) {
        const sum = costs.add(below, upper.extra[high] ?? costs.impossible);
        if (costs.isLess(sum, extra[low + high] ?? costs.impossible)) {
          extra[low + high] = sum;
          split[low + high] = low;
        }
      }
    }
    return { plan: { node, lower: split, children: [lower.plan, upper.plan] }, held, extra };
  }

  private isAllowed({ at, prefixLength }: TrieNode): boolean {
    const { firsts, family } = this.trie;
    const words = wordsOf(family);
    const first = new Uint32Array(words);
    const last = new Uint32Array(words);
    for (let word = 0; word < words; word += 1) {
      const host = hostBitsOfWord(word, prefixLength);
      first[word] = (firsts[at + word] ?? 0) & ~host;
      last[word] = (firsts[at + word] ?? 0) | host;
    }
    return !intervalsMeet(this.never, first, 0, last, 0);
  }
}

function choose({ node, lower, children }: Plan, prefixes: number, chosen: TrieNode[]): void {
  const low = lower[prefixes] ?? 0;
  if (children === undefined || low === 0) {
    chosen.push(node);
    return;
  }
  choose(children[0], low, chosen);
  choose(children[1], prefixes - low, chosen);
}
