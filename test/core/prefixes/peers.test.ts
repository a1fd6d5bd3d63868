import fc from "fast-check";
import { PrefixSet } from "../../../lib/core/prefixes/prefix-set";
import { FULL_SIZE, fullSizeFile } from "../service-tag-files/full-size-file";
import { prefixLists, setOf } from "./arbitrary-prefixes";
import { hasPython, type PeerAnswers, type PeerCases, runCidrTools, runIpaddress } from "./peers/run-peer";

const SMALL = { services: 4, regions: 6, prefixes: 20 };

const listsOfFile = (seed: number, size = SMALL): readonly (readonly string[])[] =>
  fullSizeFile(seed, size).values.map(({ properties }) => properties.addressPrefixes);

/** Every prefix of a file as large as the public cloud's. */
const EVERY_PREFIX = listsOfFile(1, FULL_SIZE).flat();

const CASES: PeerCases = {
  lists: [...fc.sample(prefixLists, { numRuns: 300, seed: 7 }), ...listsOfFile(2), EVERY_PREFIX],
  pairs: [
    ...fc.sample(fc.tuple(prefixLists, prefixLists), { numRuns: 300, seed: 8 }),
    ...listsOfFile(3).map((list, index): [readonly string[], readonly string[]] => [
      list,
      listsOfFile(3)[(index * 7) % 29] ?? [],
    ]),
  ],
};

const OURS: PeerAnswers = {
  collapsed: CASES.lists.map((list) => setOf(list).prefixes()),
  pairs: CASES.pairs.map(([left, right]) => {
    const [a, b] = [setOf(left), setOf(right)];
    return {
      union: PrefixSet.unionOf([a, b]).prefixes(),
      difference: a.difference(b).prefixes(),
      intersection: a.intersection(b).prefixes(),
      contains: a.contains(b),
    };
  }),
};

/** The order of a peer's answers is its own. */
function inOrder({ collapsed, pairs }: PeerAnswers): PeerAnswers {
  return {
    collapsed: collapsed.map(sorted),
    pairs: pairs.map(({ union, difference, intersection, contains }) => ({
      union: sorted(union),
      difference: sorted(difference),
      intersection: sorted(intersection),
      contains,
    })),
  };
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}

describe("sets of prefixes, random and of a full-size file,", () => {
  it("are collapsed and combined as cidr-tools does", () => {
    expect(inOrder(runCidrTools(CASES))).toEqual(inOrder(OURS));
  });

  const withPython = hasPython() ? it : it.skip;
  withPython("are collapsed and combined as Python's ipaddress does (skipped without python3)", () => {
    expect(inOrder(runIpaddress(CASES))).toEqual(inOrder(OURS));
  });

  it("are many enough to tell a mistake", () => {
    expect(EVERY_PREFIX.length).toBeGreaterThan(90_000);
    expect(OURS.pairs.filter(({ contains }) => contains).length).toBeGreaterThan(5);
    expect(OURS.pairs.filter(({ intersection }) => intersection.length > 0).length).toBeGreaterThan(50);
  });
});
