import { remembered } from "../remembered";
import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted } from "./quoted";
import { refuseUnlessVisibleAscii } from "./visible-ascii";

/** Ports from `first` to `last`, both included; `first` is at most `last`. Whole numbers from 0 to 65535. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/**
 * A set of ports: ranges in ascending order that neither overlap nor touch, so that a set has one form only.
 * Build it with {@link portsOf}; the functions here rely on the form.
 */
export type Ports = readonly PortRange[];

const LOWEST = 0;
const HIGHEST = 65535;

/** Every port, 0 included, as `*` means in a security rule and in a firewall's network rule. */
export const ALL_PORTS: Ports = Object.freeze([Object.freeze({ first: LOWEST, last: HIGHEST })]);

/**
 * Parses one port (`443`) or a range of ports (`8704-8710`), each from 1 to 65535.
 *
 * A range of one port (`443-443`) is refused because azurerm refuses it in a firewall policy's rules, which want
 * the first port below the last. `*` is refused too: {@link ALL_PORTS} is a choice, not a spelling.
 */
export function parsePortRange(text: string): Parsed<PortRange> {
  const problem = refuseUnlessVisibleAscii(text, EXAMPLE);
  if (problem !== undefined) {
    const hyphenated = hyphenatedDashes(text);
    return hyphenated !== text && parsePortRange(hyphenated).ok
      ? refused(`${quoted(text)} is written with a dash; write a hyphen, \`${hyphenated}\``)
      : refused(problem);
  }
  if (text === "*") {
    return refused(`${quoted(text)} stands for every port; write the ports that are meant, ${EXAMPLE}`);
  }
  if (text.includes(",")) {
    return refused(`${quoted(text)} is a list; write each port or range as an entry of its own, ${EXAMPLE}`);
  }
  const written = /^([0-9]+)(?:-([0-9]+))?$/.exec(text);
  const [, firstText, lastText = firstText] = written ?? [];
  if (firstText === undefined || lastText === undefined) {
    return refused(`${quoted(text)} is not a port; write ${EXAMPLE}, in decimal digits`);
  }
  for (const number of [firstText, lastText]) {
    if (/^0[0-9]/.test(number)) {
      return refused(`${quoted(text)} has a leading zero; write ${EXAMPLE}, without leading zeros`);
    }
    if (number === "0" || number.length > 5 || Number(number) > HIGHEST) {
      return refused(`${quoted(text)} has the port ${quoted(number)}; write ports from 1 to ${HIGHEST}`);
    }
  }
  const range = { first: Number(firstText), last: Number(lastText) };
  if (range.first > range.last) {
    return refused(`${quoted(text)} runs backwards; write \`${range.last}-${range.first}\``);
  }
  if (range.first === range.last && text.includes("-")) {
    return refused(
      `${quoted(text)} is a range of one port, which firewall rules do not take; write \`${firstText}\``,
    );
  }
  return parsed(range);
}

/**
 * The set that the ranges make up, in whatever order they come and however they overlap.
 *
 * @throws RangeError when a range is reversed or leaves 0 to 65535: a caller's bug, since texts go through
 * {@link parsePortRange}.
 */
export function portsOf(ranges: readonly PortRange[]): Ports {
  const ascending = ranges.map(checked).sort((a, b) => a.first - b.first);
  const set: PortRange[] = [];
  for (const range of ascending) {
    const previous = set.at(-1);
    if (previous !== undefined && range.first <= previous.last + 1) {
      set[set.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
    } else {
      set.push({ first: range.first, last: range.last });
    }
  }
  return set;
}

/** The ports that are in either set. */
export function unionPorts(a: Ports, b: Ports): Ports {
  if (portsContain(a, b)) {
    return a;
  }
  return portsContain(b, a) ? b : portsOf([...a, ...b]);
}

/** The ports that are in both sets. */
export function intersectPorts(a: Ports, b: Ports): Ports {
  const common: PortRange[] = [];
  for (const left of a) {
    for (const right of b) {
      const first = Math.max(left.first, right.first);
      const last = Math.min(left.last, right.last);
      if (first <= last) {
        common.push({ first, last });
      }
    }
  }
  return portsOf(common);
}

/** Whether every port of `inner` is in `outer`. The empty set is in every set. */
export function portsContain(outer: Ports, inner: Ports): boolean {
  return (
    outer === inner ||
    inner.every((part) => outer.some((whole) => whole.first <= part.first && part.last <= whole.last))
  );
}

/** How many ports the set has: 0 to 65536. */
export function portCount(ports: Ports): number {
  return ports.reduce((count, range) => count + (range.last - range.first + 1), 0);
}

/** `443`, `8704-8710`, or `*` for 0-65535. The first two are what {@link parsePortRange} reads. */
export function formatPortRange(range: PortRange): string {
  if (range.first === LOWEST && range.last === HIGHEST) {
    return "*";
  }
  return range.first === range.last ? `${range.first}` : `${range.first}-${range.last}`;
}

/** Each range of the set as text, in ascending order; none for the empty set. */
export function formatPorts(ports: Ports): string[] {
  return ports.map(formatPortRange);
}

/** A text that two sets share exactly when they are the same: `443,8704-8710`; the empty text for the empty set. */
export const portsKey: (ports: Ports) => string = remembered((ports) => formatPorts(ports).join(","));

/** Whether the two sets have the same ports. */
export function samePorts(a: Ports, b: Ports): boolean {
  return portsKey(a) === portsKey(b);
}

const EXAMPLE = "a port such as `443` or a range such as `8704-8710`";

/** Documents print ranges with an en dash or a minus sign, and it comes along when one copies them. */
function hyphenatedDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, "-");
}

function checked(range: PortRange): PortRange {
  const { first, last } = range;
  if (
    !Number.isInteger(first) ||
    !Number.isInteger(last) ||
    first < LOWEST ||
    last > HIGHEST ||
    first > last
  ) {
    throw new RangeError(`${first}-${last} is not a range of ports within ${LOWEST} to ${HIGHEST}`);
  }
  return range;
}

/** All ports of some sets in ranges, each of which every set holds as a whole or not at all, in ascending order. */
export function disjointPorts(sets: readonly Ports[]): PortRange[] {
  const ranges = sets.flat();
  const starts = [...new Set(ranges.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b);
  return starts.flatMap((first, index) => {
    const next = starts[index + 1];
    return next !== undefined && ranges.some((range) => range.first <= first && first <= range.last)
      ? [{ first, last: next - 1 }]
      : [];
  });
}
