import { type AddressWords, compareAddresses, isNextAddress } from "./address-words";
import { ascendingOrder } from "./ascending-order";

const NONE: AddressWords = new Uint32Array(0);

/** How many words an address of IPv6 has, and an interval of them. */
const WORDS = 4;
const STRIDE = 2 * WORDS;

/**
 * Joins intervals of IPv4 that stand in any order, first and last address in turns, and may overlap or touch.
 *
 * @param bounds the intervals, which are written over
 * @param used how many words of the bounds are intervals
 */
export function joinedIpv4(bounds: AddressWords, used: number): AddressWords {
  if (!isAscendingIpv4(bounds, used)) {
    sortIpv4(bounds, used);
  }
  let end = 0;
  let furthest = -2;
  for (let at = 0; at < used; at += 2) {
    const first = bounds[at] ?? 0;
    const last = bounds[at + 1] ?? 0;
    if (first > furthest + 1) {
      bounds[end] = first;
      end += 2;
      furthest = last;
    } else if (last > furthest) {
      furthest = last;
    }
    bounds[end - 1] = furthest;
  }
  return end === 0 ? NONE : bounds.slice(0, end);
}

/** The same for IPv6, four words for an address. */
export function joinedIpv6(bounds: AddressWords, used: number): AddressWords {
  const sorted = isAscendingIpv6(bounds, used) ? bounds : sortedIpv6(bounds, used);
  let end = 0;
  for (let at = 0; at < used; at += STRIDE) {
    const atLast = end - WORDS;
    if (end === 0 || !touches(sorted, atLast, at)) {
      for (let word = 0; word < STRIDE; word += 1) {
        sorted[end + word] = sorted[at + word] ?? 0;
      }
      end += STRIDE;
    } else if (compareAddresses(sorted, atLast, sorted, at + WORDS, WORDS) < 0) {
      for (let word = 0; word < WORDS; word += 1) {
        sorted[atLast + word] = sorted[at + WORDS + word] ?? 0;
      }
    }
  }
  return end === 0 ? NONE : sorted.slice(0, end);
}

/**
 * Sorts the first addresses and the last ones, each by themselves: other intervals, and the same union. Where the n-th
 * last address comes before the first one that follows, as many have ended as have begun, so that none is open.
 *
 * Numbers are sorted without calls, which is fast in the first run too, before any of this is compiled: a command reads
 * its files once.
 */
function sortIpv4(bounds: AddressWords, used: number): void {
  const count = used / 2;
  const firsts = new Uint32Array(count);
  const lasts = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    firsts[index] = bounds[2 * index] ?? 0;
    lasts[index] = bounds[2 * index + 1] ?? 0;
  }
  firsts.sort();
  lasts.sort();
  for (let index = 0; index < count; index += 1) {
    bounds[2 * index] = firsts[index] ?? 0;
    bounds[2 * index + 1] = lasts[index] ?? 0;
  }
}

function sortedIpv6(bounds: AddressWords, used: number): AddressWords {
  const sorted = new Uint32Array(used);
  let end = 0;
  for (const index of ascendingOrder(bounds, used / STRIDE, STRIDE, WORDS)) {
    const at = index * STRIDE;
    for (let word = 0; word < STRIDE; word += 1) {
      sorted[end + word] = bounds[at + word] ?? 0;
    }
    end += STRIDE;
  }
  return sorted;
}

/** Whether the interval at a place begins inside of what ends at `atLast`, or right after. */
function touches(bounds: AddressWords, atLast: number, at: number): boolean {
  return (
    compareAddresses(bounds, at, bounds, atLast, WORDS) <= 0 ||
    isNextAddress(bounds, atLast, bounds, at, WORDS)
  );
}

function isAscendingIpv4(bounds: AddressWords, used: number): boolean {
  for (let at = 2; at < used; at += 2) {
    if ((bounds[at - 2] ?? 0) > (bounds[at] ?? 0)) {
      return false;
    }
  }
  return true;
}

function isAscendingIpv6(bounds: AddressWords, used: number): boolean {
  for (let at = STRIDE; at < used; at += STRIDE) {
    if (compareAddresses(bounds, at - STRIDE, bounds, at, WORDS) > 0) {
      return false;
    }
  }
  return true;
}
