import { ClassSet } from "./class-set";
import { type Membership, membership } from "./membership";

/** Ports from `first` to `last`, both included. */
export interface PortInterval {
  readonly first: number;
  readonly last: number;
}

/** Reads `*`, `443` or `1000-2000`; undefined for anything else, as the evaluator does. */
export function readPortInterval(text: string): PortInterval | undefined {
  if (text === "*") return { first: 0, last: 65535 };
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= last && last <= 65535 ? { first, last } : undefined;
}

/**
 * The ports 1 to 65535 in the intervals that some texts tell apart. No connection uses port 0, so that `1-65535` is
 * every port.
 */
export class PortClasses {
  public readonly intervals: readonly PortInterval[];
  private readonly firsts: readonly number[];

  public constructor(texts: Iterable<string>) {
    const starts = new Set([1]);
    for (const text of texts) {
      const interval = readPortInterval(text);
      if (interval === undefined) continue;
      if (interval.first > 1) starts.add(interval.first);
      if (interval.last < 65535) starts.add(interval.last + 1);
    }
    this.firsts = [...starts].filter((start) => start >= 1).sort((a, b) => a - b);
    this.intervals = this.firsts.map((first, index) => ({
      first,
      last: (this.firsts[index + 1] ?? 65536) - 1,
    }));
  }

  /** Which intervals the texts hold; a text that is no port makes all others unknown, and so does no text at all. */
  public held(texts: readonly string[]): Membership {
    const count = this.intervals.length;
    const members: number[] = [];
    let isReadable = texts.length > 0;
    for (const text of texts) {
      const interval = readPortInterval(text);
      if (interval === undefined) {
        isReadable = false;
        continue;
      }
      for (let at = this.indexOf(interval.first); at < count; at += 1) {
        if ((this.firsts[at] ?? 0) > interval.last) break;
        if ((this.firsts[at] ?? 0) >= interval.first) members.push(at);
      }
    }
    const yes = ClassSet.of(count, members);
    return membership(yes, isReadable ? ClassSet.none(count) : ClassSet.all(count).without(yes));
  }

  /** The interval that holds the port, or the first one for port 0. */
  public indexOf(port: number): number {
    let low = 0;
    let high = this.firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.firsts[middle] ?? 0) <= port) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
