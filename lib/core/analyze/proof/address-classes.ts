import type { AddressRange } from "../evaluate/prefixes";

/** Addresses that the same atoms hold. */
export interface AddressClass {
  readonly family: 4 | 6;
  /** In ascending order; they neither overlap nor touch. */
  readonly ranges: readonly AddressRange[];
  /** The atoms that hold them, in ascending order. */
  readonly atoms: readonly number[];
}

interface Edge {
  readonly at: bigint;
  readonly atom: number;
  /** 1 where a range of the atom begins, -1 behind its end. */
  readonly step: 1 | -1;
}

const LAST: Readonly<Record<4 | 6, bigint>> = { 4: 2n ** 32n - 1n, 6: 2n ** 128n - 1n };

/**
 * Cuts all addresses into the classes that some sets of ranges (atoms) tell apart: two addresses are in one class
 * exactly when the same atoms hold them. The classes of a family cover it as a whole.
 */
export function addressClasses(atoms: readonly (readonly AddressRange[])[]): AddressClass[] {
  return [...classesOf(4, atoms), ...classesOf(6, atoms)];
}

function classesOf(family: 4 | 6, atoms: readonly (readonly AddressRange[])[]): AddressClass[] {
  const edges = edgesOf(family, atoms);
  const held = new Map<number, number>();
  const classes = new Map<string, { ranges: AddressRange[]; atoms: readonly number[] }>();
  const add = (first: bigint, last: bigint): void => {
    const holding = [...held.keys()].sort((a, b) => a - b);
    const key = holding.join();
    const known = classes.get(key);
    if (known === undefined) {
      classes.set(key, { ranges: [{ family, first, last }], atoms: holding });
      return;
    }
    const previous = known.ranges.at(-1);
    if (previous !== undefined && previous.last + 1n === first) {
      known.ranges[known.ranges.length - 1] = { ...previous, last };
    } else {
      known.ranges.push({ family, first, last });
    }
  };
  let next = 0n;
  for (const { at, atom, step } of edges) {
    if (at > next) {
      add(next, at - 1n);
      next = at;
    }
    const count = (held.get(atom) ?? 0) + step;
    if (count === 0) held.delete(atom);
    else held.set(atom, count);
  }
  if (next <= LAST[family]) add(next, LAST[family]);
  return [...classes.values()].map((each) => ({ family, ...each }));
}

function edgesOf(family: 4 | 6, atoms: readonly (readonly AddressRange[])[]): Edge[] {
  const edges: Edge[] = [];
  atoms.forEach((ranges, atom) => {
    for (const range of ranges) {
      if (range.family === family) {
        edges.push({ at: range.first, atom, step: 1 }, { at: range.last + 1n, atom, step: -1 });
      }
    }
  });
  return edges.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
