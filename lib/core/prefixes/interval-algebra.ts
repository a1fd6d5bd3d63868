import type { IpFamily } from "../address/ip-address-text";
import { type AddressIntervals, intervalAt, intervalCount } from "./address-intervals";
import {
  type AddressWords,
  compareAddresses,
  wordsOf,
  writeNextAddress,
  writePreviousAddress,
} from "./address-words";
import { IntervalBuffer } from "./interval-buffer";

/** The addresses of any of the sets, which are all of one family. */
export function intervalUnion(family: IpFamily, sets: readonly AddressIntervals[]): AddressIntervals {
  const buffer = new IntervalBuffer(family);
  for (const set of sets) {
    buffer.addAll(set);
  }
  return buffer.take();
}

/** The addresses of both sets, which are of one family. */
export function intervalIntersection(a: AddressIntervals, b: AddressIntervals): AddressIntervals {
  const words = wordsOf(a.family);
  const stride = 2 * words;
  const buffer = new IntervalBuffer(a.family);
  let atA = 0;
  let atB = 0;
  while (atA < a.bounds.length && atB < b.bounds.length) {
    const laterFirst = compareAddresses(a.bounds, atA, b.bounds, atB, words) < 0 ? b : a;
    const atFirst = laterFirst === a ? atA : atB;
    const endsOfA = compareAddresses(a.bounds, atA + words, b.bounds, atB + words, words) < 0;
    const earlierLast = endsOfA ? a : b;
    const atLast = (endsOfA ? atA : atB) + words;
    if (compareAddresses(laterFirst.bounds, atFirst, earlierLast.bounds, atLast, words) <= 0) {
      buffer.addInterval(laterFirst.bounds, atFirst, earlierLast.bounds, atLast);
    }
    if (endsOfA) {
      atA += stride;
    } else {
      atB += stride;
    }
  }
  return buffer.take();
}

/** The addresses of `a` that are not in `b`, of the same family. */
export function intervalDifference(a: AddressIntervals, b: AddressIntervals): AddressIntervals {
  const words = wordsOf(a.family);
  const stride = 2 * words;
  const buffer = new IntervalBuffer(a.family);
  const first = new Uint32Array(words);
  const end = new Uint32Array(words);
  let atB = 0;
  for (let atA = 0; atA < a.bounds.length; atA += stride) {
    const atLast = atA + words;
    copy(a.bounds, atA, first, words);
    let isRest = true;
    while (atB < b.bounds.length && compareAddresses(b.bounds, atB + words, first, 0, words) < 0) {
      atB += stride;
    }
    for (let at = atB; at < b.bounds.length; at += stride) {
      if (compareAddresses(b.bounds, at, a.bounds, atLast, words) > 0) {
        break;
      }
      if (compareAddresses(first, 0, b.bounds, at, words) < 0) {
        writePreviousAddress(b.bounds, at, end, 0, words);
        buffer.addInterval(first, 0, end, 0);
      }
      if (compareAddresses(b.bounds, at + words, a.bounds, atLast, words) >= 0) {
        isRest = false;
        break;
      }
      writeNextAddress(b.bounds, at + words, first, 0, words);
    }
    if (isRest) {
      buffer.addInterval(first, 0, a.bounds, atLast);
    }
  }
  return buffer.take();
}

/** Whether every address of `inner` is in `outer`, of the same family. */
export function intervalsContain(outer: AddressIntervals, inner: AddressIntervals): boolean {
  const words = wordsOf(outer.family);
  const stride = 2 * words;
  const count = intervalCount(outer);
  let index = 0;
  for (let at = 0; at < inner.bounds.length; at += stride) {
    index = intervalAt(outer, inner.bounds, at, index);
    if (
      index === count ||
      compareAddresses(outer.bounds, index * stride, inner.bounds, at, words) > 0 ||
      compareAddresses(outer.bounds, index * stride + words, inner.bounds, at + words, words) < 0
    ) {
      return false;
    }
  }
  return true;
}

/** Whether some address is in an interval from one address to another. */
export function intervalsMeet(
  intervals: AddressIntervals,
  first: AddressWords,
  atFirst: number,
  last: AddressWords,
  atLast: number,
): boolean {
  const words = wordsOf(intervals.family);
  const index = intervalAt(intervals, first, atFirst);
  return (
    index < intervalCount(intervals) &&
    compareAddresses(intervals.bounds, index * 2 * words, last, atLast, words) <= 0
  );
}

function copy(from: AddressWords, at: number, to: AddressWords, words: number): void {
  for (let word = 0; word < words; word += 1) {
    to[word] = from[at + word] ?? 0;
  }
}
