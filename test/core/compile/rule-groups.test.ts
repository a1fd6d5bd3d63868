import fc from "fast-check";
import { firewallReport } from "../../../lib/core/compile/firewall-report";
import { sizeOf } from "../../../lib/core/compile/group-size";
import type { RuleCollection } from "../../../lib/core/compile/plan";
import { inRuleCollectionGroups } from "../../../lib/core/compile/rule-groups";

/** Collections with rules of these lengths of names; names tell the rules apart. */
function collectionsOf(lengths: readonly (readonly number[])[]): RuleCollection[] {
  return lengths.map((rules, place) => ({
    name: `collection-${place}`,
    priority: 100 * (place + 1),
    type: place === 0 ? "network" : "application",
    action: "Allow",
    rules: rules.map((length, index) => ({
      name: `${place}-${index}-`.padEnd(length, "x"),
      protocol: "Tcp",
      ports: [{ first: 443, last: 443 }],
      sources: [],
      destinations: [],
      origin: "catalog",
      requirements: [],
    })),
  }));
}

const collections = fc
  .array(fc.array(fc.integer({ min: 8, max: 60 }), { minLength: 1, maxLength: 6 }), { maxLength: 3 })
  .map(collectionsOf);

describe("rule collections in groups of a limited size", () => {
  it.each<[string, RuleCollection[], number, number[]]>([
    ["are none where there are no rules", [], 1000, []],
    ["are one where they fit", collectionsOf([[10, 10], [10]]), 100_000, [3]],
    ["are as many as their size needs", collectionsOf([[10, 10], [10]]), 1000, [2, 1]],
    ["have a rule to themselves that is too large for any", collectionsOf([[10, 900, 10]]), 700, [1, 1, 1]],
  ])("%s", (_, all, most, counts) => {
    const groups = inRuleCollectionGroups(all, most);
    expect(groups.map((group) => group.reduce((sum, { rules }) => sum + rules.length, 0))).toEqual(counts);
  });

  it("hold every rule once, in its collection and in the order of all, and no group could take the next rule", () => {
    fc.assert(
      fc.property(collections, fc.integer({ min: 300, max: 3000 }), (all, most) => {
        const groups = inRuleCollectionGroups(all, most);
        const named = (those: readonly RuleCollection[]): string[] =>
          those.flatMap(({ name, priority, type, rules }) =>
            rules.map((rule) => `${name} ${priority} ${type} ${rule.name}`),
          );
        expect(groups.flatMap(named)).toEqual(named(all));
        groups.forEach((group, index) => {
          const rules = group.flatMap((collection) => collection.rules);
          expect(rules.length === 1 || sizeOf(group) <= most).toBe(true);
          const next = groups[index + 1]?.[0];
          if (next !== undefined) {
            const [first] = next.rules;
            expect(
              sizeOf([...group, { ...next, rules: first === undefined ? [] : [first] }]),
            ).toBeGreaterThan(most);
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe("the division into groups", () => {
  /** The same division, found by summing the whole group anew for each rule. */
  function summedAnew(all: readonly RuleCollection[], most: number): RuleCollection[][] {
    const groups: RuleCollection[][] = [];
    let open: RuleCollection[] = [];
    for (const { rules, ...collection } of all) {
      for (const rule of rules) {
        const last = open.at(-1);
        const grown =
          last?.name === collection.name && last.type === collection.type
            ? [...open.slice(0, -1), { ...last, rules: [...last.rules, rule] }]
            : [...open, { ...collection, rules: [rule] }];
        if (open.length > 0 && sizeOf(grown) > most) {
          groups.push(open);
          open = [{ ...collection, rules: [rule] }];
        } else {
          open = grown;
        }
      }
    }
    return open.length === 0 ? groups : [...groups, open];
  }

  it("is the one that sums of whole groups give", () => {
    fc.assert(
      fc.property(collections, fc.integer({ min: 300, max: 3000 }), (all, most) => {
        expect(inRuleCollectionGroups(all, most)).toEqual(summedAnew(all, most));
      }),
      { numRuns: 200 },
    );
  });

  it("leaves the collections that it divides as they are", () => {
    const all = collectionsOf([[10, 10], [10]]);
    inRuleCollectionGroups(all, 1000);
    expect(all).toEqual(collectionsOf([[10, 10], [10]]));
  });

  it("asks for each rule's text a few times, however many rules there are", () => {
    const readsOfEach = (count: number): number => {
      let reads = 0;
      const all = collectionsOf([Array.from({ length: count }, () => 20)]).map((collection) => ({
        ...collection,
        rules: collection.rules.map((rule) => ({
          ...rule,
          get name(): string {
            reads += 1;
            return rule.name;
          },
        })),
      }));
      inRuleCollectionGroups(all, 1_000_000);
      return reads / count;
    };
    expect(readsOfEach(1000)).toBe(readsOfEach(10));
  });
});

describe("the report of a firewall", () => {
  it("of no rules is empty, and as good as can be", () => {
    expect(firewallReport([])).toMatchObject({ rules: 0, lowerBound: 0, optimal: true });
  });
});
