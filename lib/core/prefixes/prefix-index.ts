import type { Cidr } from "../address/cidr";
import { compareText } from "../address/compare-text";
import { wordsOf, writeBigint } from "./address-words";
import { NestedPrefixes } from "./nested-prefixes";
import type { PrefixSet } from "./prefix-set";

/**
 * Tells which of many named sets have an address, for example which service tags.
 *
 * Built once, in the time of a sort. A question costs a binary search and a look at the prefixes around the address,
 * which hold one another: at most 33 for IPv4, 129 for IPv6.
 */
export class PrefixIndex {
  private readonly names: readonly string[];
  private readonly ipv4: NestedPrefixes;
  private readonly ipv6: NestedPrefixes;

  /** @param sets the sets by their names, in any order */
  public constructor(sets: ReadonlyMap<string, PrefixSet>) {
    const entries = [...sets].sort(([a], [b]) => compareText(a, b));
    const inOrder = entries.map(([, set]) => set);
    this.names = entries.map(([name]) => name);
    this.ipv4 = new NestedPrefixes(inOrder, 4);
    this.ipv6 = new NestedPrefixes(inOrder, 6);
  }

  /**
   * The names of the sets that have every address of a network, in code-unit order.
   *
   * A set has all of a network only where one of its prefixes does, because these are the fewest that there can be.
   *
   * @param network one address, as `parseIpAddress` reads it, or a wider network
   */
  public namesOf({ family, network, prefixLength }: Cidr): readonly string[] {
    const words = wordsOf(family);
    const first = new Uint32Array(words);
    writeBigint(network, first, 0, words);
    const owners = (family === 4 ? this.ipv4 : this.ipv6).ownersOf(first, prefixLength);
    return owners.sort((a, b) => a - b).map((owner) => this.names[owner] ?? "");
  }
}
