import type { Cidr } from "../address/cidr";
import type { IpFamily } from "../address/ip-address-text";
import { type AddressIntervals, intervalCount, visitPrefixes } from "./address-intervals";
import { addressText } from "./address-text";
import { addressToBigint, wordsOf } from "./address-words";
import {
  intervalDifference,
  intervalIntersection,
  intervalsContain,
  intervalUnion,
} from "./interval-algebra";

/** Addresses without a gap, from one to another. */
export interface AddressRange {
  readonly family: IpFamily;
  /** The first address: `10.0.0.0`, `2001:db8::` (RFC 5952). */
  readonly first: string;
  /** The last address, itself in the range. */
  readonly last: string;
  /** How many addresses there are, at least 1. */
  readonly count: bigint;
}

const NO_IPV4: AddressIntervals = { family: 4, bounds: new Uint32Array(0) };
const NO_IPV6: AddressIntervals = { family: 6, bounds: new Uint32Array(0) };

/**
 * A set of IPv4 and IPv6 addresses, exact and immutable. However it was put together, the same addresses give the same
 * prefixes, ranges and order: IPv4 first, then ascending.
 */
export class PrefixSet {
  /** The set without addresses. */
  public static readonly EMPTY = new PrefixSet(NO_IPV4, NO_IPV6);

  /** For the modules of this folder; others begin with `PrefixSetBuilder` or `parsePrefixes`. */
  public constructor(
    public readonly ipv4: AddressIntervals,
    public readonly ipv6: AddressIntervals,
  ) {}

  /** The addresses of any of the sets. */
  public static unionOf(sets: readonly PrefixSet[]): PrefixSet {
    return new PrefixSet(
      intervalUnion(
        4,
        sets.map(({ ipv4 }) => ipv4),
      ),
      intervalUnion(
        6,
        sets.map(({ ipv6 }) => ipv6),
      ),
    );
  }

  /** The intervals of one family. */
  public of(family: IpFamily): AddressIntervals {
    return family === 4 ? this.ipv4 : this.ipv6;
  }

  /** The addresses of one family only. */
  public only(family: IpFamily): PrefixSet {
    return family === 4 ? new PrefixSet(this.ipv4, NO_IPV6) : new PrefixSet(NO_IPV4, this.ipv6);
  }

  /** Whether there are no addresses. */
  public get isEmpty(): boolean {
    return this.ipv4.bounds.length === 0 && this.ipv6.bounds.length === 0;
  }

  /** How many addresses of a family there are. */
  public addressCount(family: IpFamily): bigint {
    const intervals = this.of(family);
    let count = 0n;
    for (let index = 0; index < intervalCount(intervals); index += 1) {
      count += rangeSize(intervals, index);
    }
    return count;
  }

  /** The fewest prefixes that hold these addresses and no others, canonical and in order. Default: of both families. */
  public prefixes(family?: IpFamily): readonly string[] {
    const texts: string[] = [];
    for (const each of familiesOf(family)) {
      visitPrefixes(this.of(each), (first, length) => {
        texts.push(`${addressText(each, first, 0)}/${length}`);
      });
    }
    return texts;
  }

  /** The same as {@link prefixes}, as networks. */
  public cidrs(family?: IpFamily): readonly Cidr[] {
    const cidrs: Cidr[] = [];
    for (const each of familiesOf(family)) {
      visitPrefixes(this.of(each), (first, prefixLength) => {
        const text = `${addressText(each, first, 0)}/${prefixLength}`;
        cidrs.push({
          family: each,
          network: addressToBigint(first, 0, wordsOf(each)),
          prefixLength,
          text,
        });
      });
    }
    return cidrs;
  }

  /** How many {@link prefixes} there are. Default: of both families. */
  public prefixCount(family?: IpFamily): number {
    let count = 0;
    for (const each of familiesOf(family)) {
      visitPrefixes(this.of(each), () => {
        count += 1;
      });
    }
    return count;
  }

  /** The addresses as the fewest ranges. Default: of both families. */
  public ranges(family?: IpFamily): readonly AddressRange[] {
    return familiesOf(family).flatMap((each) => {
      const intervals = this.of(each);
      const words = wordsOf(each);
      return Array.from({ length: intervalCount(intervals) }, (_, index) => ({
        family: each,
        first: addressText(each, intervals.bounds, index * 2 * words),
        last: addressText(each, intervals.bounds, index * 2 * words + words),
        count: rangeSize(intervals, index),
      }));
    });
  }

  /** Whether it has every address of another set. */
  public contains(other: PrefixSet): boolean {
    return intervalsContain(this.ipv4, other.ipv4) && intervalsContain(this.ipv6, other.ipv6);
  }

  /** Whether it has the same addresses as another set. */
  public equals(other: PrefixSet): boolean {
    return sameBounds(this.ipv4, other.ipv4) && sameBounds(this.ipv6, other.ipv6);
  }

  /** The addresses of this set or the other. */
  public union(other: PrefixSet): PrefixSet {
    return PrefixSet.unionOf([this, other]);
  }

  /** The addresses of this set that the other has not. */
  public difference(other: PrefixSet): PrefixSet {
    return new PrefixSet(
      intervalDifference(this.ipv4, other.ipv4),
      intervalDifference(this.ipv6, other.ipv6),
    );
  }

  /** The addresses that both sets have. */
  public intersection(other: PrefixSet): PrefixSet {
    return new PrefixSet(
      intervalIntersection(this.ipv4, other.ipv4),
      intervalIntersection(this.ipv6, other.ipv6),
    );
  }
}

function familiesOf(family: IpFamily | undefined): readonly IpFamily[] {
  return family === undefined ? [4, 6] : [family];
}

function rangeSize({ family, bounds }: AddressIntervals, index: number): bigint {
  const words = wordsOf(family);
  const at = index * 2 * words;
  return addressToBigint(bounds, at + words, words) - addressToBigint(bounds, at, words) + 1n;
}

function sameBounds(a: AddressIntervals, b: AddressIntervals): boolean {
  return a.bounds.length === b.bounds.length && a.bounds.every((word, index) => word === b.bounds[index]);
}
