import type { IpFamily } from "../address/ip-address-text";
import type { AddressIntervals } from "./address-intervals";
import { type AddressWords, hostBitsOfWord, wordsOf } from "./address-words";
import { joinedIpv4, joinedIpv6 } from "./joined-intervals";

/** Takes intervals of one family in any order, overlapping or not, and makes the set of them. Can be used again. */
export class IntervalBuffer {
  private readonly words: 1 | 4;
  private bounds = new Uint32Array(64);
  private used = 0;

  public constructor(private readonly family: IpFamily) {
    this.words = wordsOf(family);
  }

  /** Adds a prefix by its first address, whose host bits are zero. */
  public addPrefix(first: AddressWords, prefixLength: number): void {
    const { words } = this;
    const bounds = this.withRoomFor(2 * words);
    for (let word = 0; word < words; word += 1) {
      const bits = first[word] ?? 0;
      bounds[this.used + word] = bits;
      bounds[this.used + words + word] = bits | hostBitsOfWord(word, prefixLength);
    }
    this.used += 2 * words;
  }

  /** Adds one interval by the places of its first and its last address. */
  public addInterval(first: AddressWords, atFirst: number, last: AddressWords, atLast: number): void {
    const { words } = this;
    const bounds = this.withRoomFor(2 * words);
    for (let word = 0; word < words; word += 1) {
      bounds[this.used + word] = first[atFirst + word] ?? 0;
      bounds[this.used + words + word] = last[atLast + word] ?? 0;
    }
    this.used += 2 * words;
  }

  /** Adds all intervals of a set of the same family. */
  public addAll({ bounds }: AddressIntervals): void {
    this.withRoomFor(bounds.length).set(bounds, this.used);
    this.used += bounds.length;
  }

  /** The set of all that was added, after which the buffer is empty. */
  public take(): AddressIntervals {
    const { family, bounds, used } = this;
    this.used = 0;
    return { family, bounds: family === 4 ? joinedIpv4(bounds, used) : joinedIpv6(bounds, used) };
  }

  private withRoomFor(more: number): AddressWords {
    if (this.used + more > this.bounds.length) {
      const larger = new Uint32Array(Math.max(2 * this.bounds.length, this.used + more));
      larger.set(this.bounds.subarray(0, this.used));
      this.bounds = larger;
    }
    return this.bounds;
  }
}
