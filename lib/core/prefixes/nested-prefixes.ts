import type { IpFamily } from "../address/ip-address-text";
import { visitPrefixes } from "./address-intervals";
import { type AddressWords, compareAddresses, sharedBits, wordsOf } from "./address-words";
import { ascendingOrder } from "./ascending-order";
import type { PrefixSet } from "./prefix-set";

/**
 * The prefixes of many sets, of one family, each once: ascending, the wider before the narrower of those that begin at
 * the same address. So a prefix stands behind all that hold it.
 */
export class NestedPrefixes {
  private readonly words: 1 | 4;
  /** For each prefix the words of its first address, and its length. */
  private readonly keys: AddressWords;
  /** The narrowest other prefix that holds each one, or -1. */
  private readonly parents: Int32Array;
  /** Where the owners of each prefix begin; one more than there are prefixes. */
  private readonly starts: Uint32Array;
  private readonly owners: Uint32Array;

  public constructor(sets: readonly PrefixSet[], family: IpFamily) {
    const words = wordsOf(family);
    const stride = words + 1;
    const written: number[] = [];
    const writers: number[] = [];
    sets.forEach((set, owner) => {
      visitPrefixes(set.of(family), (first, length) => {
        for (let word = 0; word < words; word += 1) {
          written.push(first[word] ?? 0);
        }
        written.push(length);
        writers.push(owner);
      });
    });
    const all = Uint32Array.from(written);
    const keys = new Uint32Array(all.length);
    const starts = new Uint32Array(writers.length + 1);
    const owners = new Uint32Array(writers.length);
    let count = 0;
    let used = 0;
    for (const index of ascendingOrder(all, writers.length, stride, stride)) {
      const at = index * stride;
      if (count === 0 || compareAddresses(keys, (count - 1) * stride, all, at, stride) !== 0) {
        keys.set(all.subarray(at, at + stride), count * stride);
        starts[count] = used;
        count += 1;
      }
      owners[used] = writers[index] ?? 0;
      used += 1;
    }
    starts[count] = used;
    this.words = words;
    this.keys = keys.slice(0, count * stride);
    this.starts = starts.slice(0, count + 1);
    this.owners = owners;
    this.parents = new Int32Array(count).fill(-1);
    for (let index = 1; index < count; index += 1) {
      this.parents[index] = this.around(
        index - 1,
        this.keys,
        index * stride,
        keys[index * stride + words] ?? 0,
      );
    }
  }

  /** The sets that hold all addresses of a prefix by one of theirs, by their places, in no order, each once. */
  public ownersOf(first: AddressWords, prefixLength: number): number[] {
    const found: number[] = [];
    let index = this.around(this.lastUpTo(first), first, 0, prefixLength);
    for (; index >= 0; index = this.parents[index] ?? -1) {
      const end = this.starts[index + 1] ?? 0;
      for (let at = this.starts[index] ?? 0; at < end; at += 1) {
        found.push(this.owners[at] ?? 0);
      }
    }
    return found;
  }

  /** The last prefix that does not begin behind an address, or -1. */
  private lastUpTo(address: AddressWords): number {
    const stride = this.words + 1;
    let low = 0;
    let high = this.parents.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareAddresses(this.keys, middle * stride, address, 0, this.words) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /**
   * The narrowest prefix around another one, or -1.
   *
   * @param before the last prefix that does not begin behind it: this one is inside of all that hold the other
   */
  private around(before: number, first: AddressWords, at: number, prefixLength: number): number {
    const stride = this.words + 1;
    let index = before;
    while (index >= 0) {
      const length = this.keys[index * stride + this.words] ?? 0;
      if (length <= prefixLength && sharedBits(this.keys, index * stride, first, at, this.words) >= length) {
        return index;
      }
      index = this.parents[index] ?? -1;
    }
    return -1;
  }
}
