import { type Cidr, cidrOf, parseCidr } from "../../../lib/core/address/cidr";

/** Addresses of both families as one line of numbers: IPv6 begins where IPv4 cannot reach. */
const IPV6_START = 1n << 200n;

/** Intervals by the first address and the one behind the last, in order, none touching the next. */
export type Line = readonly (readonly [bigint, bigint])[];

/** The addresses of prefixes: the slow and obvious way. */
export function lineOf(texts: readonly string[]): Line {
  return joined(texts.map(intervalOf));
}

/** The intervals of a line in which a test of both sets holds. */
export function combined(a: Line, b: Line, keep: (inA: boolean, inB: boolean) => boolean): Line {
  const ends = [...new Set([...a, ...b].flat())].sort((x, y) => (x < y ? -1 : 1));
  const parts = ends.slice(1).map((end, index) => [ends[index] ?? 0n, end] as const);
  return joined(parts.filter(([start]) => keep(has(a, start), has(b, start))));
}

/** Whether an address is in a line. */
export function has(line: Line, address: bigint): boolean {
  return line.some(([start, end]) => start <= address && address < end);
}

/** The place of a network's first address on the line. */
export function placeOf({ family, network }: Cidr): bigint {
  return family === 4 ? network : IPV6_START + network;
}

/** The fewest prefixes of a line: bit by bit, the whole space halved until a half is all in or all out. */
export function prefixesOf(line: Line): string[] {
  return [...halved(4, 0n, 0, line), ...halved(6, 0n, 0, line)];
}

function halved(family: 4 | 6, network: bigint, length: number, line: Line): string[] {
  const width = family === 4 ? 32 : 128;
  const size = 1n << BigInt(width - length);
  const start = (family === 4 ? 0n : IPV6_START) + network;
  const end = start + size;
  const inside = line.filter(([from, to]) => from < end && to > start);
  if (inside.length === 0) {
    return [];
  }
  if (inside.some(([from, to]) => from <= start && to >= end)) {
    return [`${textOf(family, network)}/${length}`];
  }
  return [
    ...halved(family, network, length + 1, inside),
    ...halved(family, network + size / 2n, length + 1, inside),
  ];
}

function intervalOf(text: string): readonly [bigint, bigint] {
  const parsed = parseCidr(text);
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  const { family, prefixLength } = parsed.value;
  const start = placeOf(parsed.value);
  return [start, start + (1n << BigInt((family === 4 ? 32 : 128) - prefixLength))];
}

function joined(intervals: readonly (readonly [bigint, bigint])[]): Line {
  const sorted = [...intervals].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const line: [bigint, bigint][] = [];
  for (const [start, end] of sorted) {
    const last = line.at(-1);
    if (last === undefined || start > last[1]) {
      line.push([start, end]);
    } else if (end > last[1]) {
      last[1] = end;
    }
  }
  return line;
}

function textOf(family: 4 | 6, network: bigint): string {
  return cidrOf(family, network, family === 4 ? 32 : 128).text.replace(/\/[0-9]+$/, "");
}
