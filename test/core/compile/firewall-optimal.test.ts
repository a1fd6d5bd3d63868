import fc from "fast-check";
import { readService } from "../../../lib/core/catalog/read-service";
import { select } from "../../../lib/core/catalog/selection";
import type { RuleCover } from "../../../lib/core/compile/network-input";
import { type FirewallPlan, planFirewall } from "../../../lib/core/compile/plan-firewall";
import { catalogs } from "./catalogs";
import { EGRESSES, type FirewallChoice } from "./every-firewall";
import { selectionInput } from "./planned-choice";
import { choicesOf, documentsIn, together } from "./selections";
import { smallestCover } from "./smallest-cover";
import { admittedFlows } from "./widened-flows";

describe("a firewall that is said to have as few rules as can be", () => {
  /**
   * What the rules of one kind and protocol admit, a port at a time, where ports that always stand together are one. A
   * rule that the documents name is of a kind of its own.
   */
  function cellsOf(plan: FirewallPlan): { source: string; destination: string; port: string }[][] {
    const byKind = new Map<string, { source: string; destination: string; port: string }[]>();
    for (const { rule, type, kind, destination, port } of admittedFlows(plan.ruleCollections)) {
      const [named = ""] = /^Named[0-9]+/.exec(rule.name) ?? [];
      const key = `${type} ${kind} ${rule.protocol} ${named}`;
      const cells = rule.sources.map((source) => ({
        source: "text" in source ? source.text : source.deferred,
        destination,
        port: `${port}`,
      }));
      byKind.set(key, [...(byKind.get(key) ?? []), ...cells]);
    }
    return [...byKind.values()].map((cells) => {
      const columns = new Map<string, string>();
      for (const port of new Set(cells.map((each) => each.port))) {
        const column = cells
          .filter((each) => each.port === port)
          .map((each) => `${each.source} ${each.destination}`);
        const key = [...new Set(column)].sort().join("\n");
        columns.set(key, columns.get(key) ?? port);
      }
      const kept = new Set(columns.values());
      return cells.filter(({ port }) => kept.has(port));
    });
  }

  function isSmall(cells: readonly { source: string; destination: string; port: string }[]): boolean {
    const count = (of: "source" | "destination" | "port"): number =>
      new Set(cells.map((each) => each[of])).size;
    return count("source") + count("destination") + count("port") <= 10 && count("destination") <= 6;
  }

  const firewalls = fc.constantFrom(...EGRESSES);
  const workloads = choicesOf(firewalls, catalogs).chain((choice) =>
    fc.record({
      choice: fc.constant(choice as FirewallChoice),
      others: fc.array(fc.subarray(["one", "two", "three"]), { maxLength: 2 }),
    }),
  );

  function planOfSeveral(
    choice: FirewallChoice,
    others: readonly string[][],
    ruleCover: RuleCover,
  ): FirewallPlan | undefined {
    const documents = documentsIn(choice);
    const service = readService(documents);
    const sets = [
      choice.selection.features,
      ...others.map((ids) => together(ids, choice.selection, documents)),
    ];
    return planFirewall({
      workloads: sets.flatMap((features, index) => {
        const { value } = select(service, {
          ...selectionInput({ ...choice.selection, features }, service),
          acknowledgements: [
            { code: "regional-tag-unavailable", reason: "the region has no tag of its own" },
          ],
        });
        const subnets = [{ addressPrefixes: [`10.${index}.0.0/24`] }];
        return value === undefined ? [] : [{ name: `workload-${index}`, selection: value, subnets }];
      }),
      egress: { ...choice.egress, ruleCover },
    }).plan;
  }

  it.each<[RuleCover, number]>([
    ["stable", 5],
    ["fewest", 20],
  ])("has no more than the fewest that are found by trying, with the rule cover %s", (ruleCover, often) => {
    let claimed = 0;
    fc.assert(
      fc.property(workloads, ({ choice, others }) => {
        const plan = planOfSeveral(choice, others, ruleCover);
        fc.pre(plan !== undefined);
        const relations = cellsOf(plan);
        fc.pre(relations.every(isSmall));
        const { rules, lowerBound, optimal } = plan.report;
        const fewest = relations.reduce((sum, cells) => sum + smallestCover(cells), 0);
        expect(rules).toBe(plan.ruleCollections.flatMap((collection) => collection.rules).length);
        expect(optimal).toBe(rules === lowerBound);
        expect(lowerBound).toBeLessThanOrEqual(fewest);
        if (optimal) {
          claimed += 1;
          expect(rules).toBe(fewest);
        }
      }),
      { numRuns: 50 },
    );
    expect(claimed).toBeGreaterThan(often);
  });
});
