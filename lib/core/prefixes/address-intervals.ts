import type { IpFamily } from "../address/ip-address-text";
import {
  type AddressWords,
  compareAddresses,
  hostBitsOfWord,
  sharedBits,
  trailingZeros,
  widthOf,
  wordsOf,
  writeNextAddress,
} from "./address-words";

/**
 * A set of addresses of one family as intervals: ascending, none touching the next. A set has one such form only, so
 * two sets are equal where their words are.
 */
export interface AddressIntervals {
  readonly family: IpFamily;
  /** For each interval the words of its first address, then those of its last one. Not to be written to. */
  readonly bounds: AddressWords;
}

/** How many intervals there are. */
export function intervalCount({ family, bounds }: AddressIntervals): number {
  return bounds.length / (2 * wordsOf(family));
}

/**
 * The index of the first interval that does not end before an address: the one that holds it, where there is one.
 *
 * @param from the index to begin at; all intervals before it end before the address
 */
export function intervalAt(intervals: AddressIntervals, address: AddressWords, at: number, from = 0): number {
  const words = wordsOf(intervals.family);
  const stride = 2 * words;
  let low = from;
  let high = intervals.bounds.length / stride;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAddresses(intervals.bounds, middle * stride + words, address, at, words) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Gets each prefix of a set: the words of its first address, to be read while the call lasts, and its length. */
export type PrefixVisitor = (first: AddressWords, prefixLength: number) => void;

/**
 * Visits the fewest prefixes that hold the addresses and no others, in ascending order.
 *
 * No prefix reaches over the end of an interval, so each interval is divided by itself: from its first address on, the
 * widest prefix that begins there and fits.
 */
export function visitPrefixes({ family, bounds }: AddressIntervals, visit: PrefixVisitor): void {
  const words = wordsOf(family);
  const width = widthOf(family);
  const first = new Uint32Array(words);
  const end = new Uint32Array(words);
  for (let at = 0; at < bounds.length; at += 2 * words) {
    for (let word = 0; word < words; word += 1) {
      first[word] = bounds[at + word] ?? 0;
    }
    for (;;) {
      const length = widestLength(first, bounds, at + words, words, width);
      for (let word = 0; word < words; word += 1) {
        end[word] = (first[word] ?? 0) | hostBitsOfWord(word, length);
      }
      visit(first, length);
      if (compareAddresses(end, 0, bounds, at + words, words) === 0) {
        break;
      }
      writeNextAddress(end, 0, first, 0, words);
    }
  }
}

/** The length of the widest prefix that begins at one address and does not reach beyond another. */
function widestLength(
  first: AddressWords,
  last: AddressWords,
  atLast: number,
  words: number,
  width: number,
): number {
  const zeros = trailingZeros(first, 0, words);
  const shared = sharedBits(first, 0, last, atLast, words);
  // All addresses with the shared bits, where the interval is just that.
  if (zeros >= width - shared && endsInOnes(last, atLast, words, shared)) {
    return shared;
  }
  // Otherwise the first bit that differs has to be fixed too, and fixing it is enough.
  return Math.max(width - zeros, shared + 1);
}

/** Whether all bits behind the first `prefixLength` are ones. */
function endsInOnes(address: AddressWords, at: number, words: number, prefixLength: number): boolean {
  for (let word = 0; word < words; word += 1) {
    const host = hostBitsOfWord(word, prefixLength);
    if (((address[at + word] ?? 0) & host) >>> 0 !== host) {
      return false;
    }
  }
  return true;
}
