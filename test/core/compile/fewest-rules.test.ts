import fc from "fast-check";
import { CLOUD_IDS, machineLearningService } from "../../../lib/core/catalog/built-in";
import { readService } from "../../../lib/core/catalog/read-service";
import { select } from "../../../lib/core/catalog/selection";
import type { FirewallEgressInput, RuleCover } from "../../../lib/core/compile/network-input";
import { type FirewallPlan, planFirewall } from "../../../lib/core/compile/plan-firewall";
import { planNetwork } from "../../../lib/core/compile/plan-network";
import { catalogs, documentsOf } from "./catalogs";
import { EGRESSES, type FirewallChoice } from "./every-firewall";
import { bytesOf, selectionInput } from "./planned-choice";
import { choicesOf, documentsIn, featureSets, firewall, REVISIONS, regionsOf, together } from "./selections";
import { byHost, smallFirewall } from "./small-firewalls";
import { admittedFlows } from "./widened-flows";

const ACCEPTED = [{ code: "regional-tag-unavailable" as const, reason: "the region has no tag of its own" }];

/** A firewall for a choice, and for workloads that have other features. */
function planOf(
  choice: Pick<FirewallChoice, "catalog" | "selection" | "egress">,
  others: readonly (readonly string[])[],
  ruleCover: RuleCover,
): FirewallPlan | undefined {
  const documents = documentsIn(choice);
  const service = choice.catalog === undefined ? machineLearningService() : readService(documents);
  const sets = [
    choice.selection.features,
    ...others.map((ids) => together(ids, choice.selection, documents)),
  ];
  return planFirewall({
    workloads: sets.flatMap((features, index) => {
      const { value } = select(service, {
        ...selectionInput({ ...choice.selection, features }, service),
        acknowledgements: ACCEPTED,
      });
      const subnets = [{ addressPrefixes: [`10.${index}.0.0/24`] }];
      return value === undefined ? [] : [{ name: `workload-${index}`, selection: value, subnets }];
    }),
    egress: { ...choice.egress, ruleCover },
  }).plan;
}

/** Each source, destination, protocol and port that is admitted, once. */
function admitted({ ruleCollections }: FirewallPlan): string[] {
  const flows = admittedFlows(ruleCollections).flatMap(({ rule, type, kind, destination, protocol, port }) =>
    rule.sources.map((source) =>
      [type, kind, destination, protocol, port, "text" in source ? source.text : source.deferred].join(" "),
    ),
  );
  return [...new Set(flows)].sort();
}

const ids = ["one", "two", "three"];
const builtIn = ["python-packages", "hbi-workspace", "vscode-desktop", "rstudio", "aks"];
const shared = fc
  .oneof(choicesOf(fc.constantFrom(...EGRESSES), catalogs), choicesOf(fc.constantFrom(...EGRESSES)))
  .chain((choice) =>
    fc.record({
      choice: fc.constant(choice as FirewallChoice),
      others: fc.array(fc.subarray(choice.catalog === undefined ? builtIn : ids), { maxLength: 3 }),
    }),
  );

/** The plans of every cloud, revision and set of features, for some of the firewalls each. */
function* matrix(): Generator<{
  readonly where: string;
  readonly plan: FirewallPlan;
  readonly stable: FirewallPlan;
}> {
  let index = 0;
  for (const cloud of CLOUD_IDS) {
    for (const revision of REVISIONS) {
      for (const features of featureSets(cloud, revision)) {
        index += 1;
        const egress = EGRESSES[(5 * index) % EGRESSES.length];
        const parameters = { storageAccount: "mlstore", containerRegistry: "mlregistry" };
        const selection = { cloud, region: regionsOf(cloud)[0] ?? "", revision, features, parameters };
        if (egress !== undefined) {
          const [plan, stable] = (["fewest", "stable"] as const).map((cover) =>
            planOf({ selection, egress }, [], cover),
          );
          if (plan !== undefined && stable !== undefined) {
            yield {
              where: `${cloud} ${revision} ${egress.strategy} ${egress.sku} ${features.join(" ")}`,
              plan,
              stable,
            };
          }
        }
      }
    }
  }
}

describe("the fewest rules", () => {
  it("admit what the stable ones do, exactly, and are never more", () => {
    fc.assert(
      fc.property(shared, ({ choice, others }) => {
        const [fewest, stable] = [planOf(choice, others, "fewest"), planOf(choice, others, "stable")];
        fc.pre(fewest !== undefined && stable !== undefined);
        expect(admitted(fewest)).toEqual(admitted(stable));
        expect(fewest.report.rules).toBeLessThanOrEqual(stable.report.rules);
        expect(fewest.report.lowerBound).toBe(stable.report.lowerBound);
        expect(bytesOf(fewest.decisions)).toBe(bytesOf(stable.decisions));
      }),
      { numRuns: 40 },
    );
  });

  it("are proved to be so for one workload, in every cloud and revision, with every set of features", () => {
    const tried = [...matrix()];
    const above = tried.filter(({ plan }) => !plan.report.optimal).map(({ where }) => where);
    expect(above).toEqual([]);
    expect(tried.length).toBeGreaterThan(350);
    const fewer = tried.filter(({ plan, stable }) => plan.report.rules < stable.report.rules);
    expect(fewer.length).toBeGreaterThan(100);
  });

  it("have names of their own that Azure takes", () => {
    fc.assert(
      fc.property(shared, ({ choice, others }) => {
        const plan = planOf(choice, others, "fewest");
        fc.pre(plan !== undefined);
        for (const { rules } of plan.ruleCollections) {
          const names = rules.map(({ name }) => name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
          expect(names.filter((name) => !/^[a-z0-9][a-z0-9_.-]{0,78}[a-z0-9_]$/.test(name))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are those that stay as they are where these are as few", () => {
    const needs = [
      { hosts: [byHost("a.contoso.net", "443")] },
      { hosts: [byHost("b.contoso.net", "80", "443")] },
    ];
    const plans = (["stable", "fewest"] as const).map((ruleCover) =>
      bytesOf(smallFirewall({ ...firewall("fqdn"), ruleCover }, ...needs).plan),
    );
    expect(plans[1]).toBe(plans[0]);
  });

  it("are joined across the web's ports, and repeat the destinations that need both", () => {
    const needs = [
      { hosts: [byHost("a.contoso.net", "443")] },
      { hosts: [byHost("b.contoso.net", "443", "5001")], tags: [] },
      { hosts: [byHost("c.contoso.net", "80", "443")] },
    ];
    const rules = smallFirewall({ ...firewall("fqdn"), ruleCover: "fewest" }, ...needs).plan?.ruleCollections;
    expect(
      rules?.flatMap((collection) =>
        collection.rules.map(
          ({ name, destinations, requirements }) =>
            `${name} ${destinations.length} ${requirements.join(" ")}`,
        ),
      ),
    ).toEqual(["AllowHostsTcp_5001 1 r1", "AllowHostsTcp_443 3 r0 r1 r2", "AllowHostsTcp_80 1 r2"]);
  });
});

describe("the fewest rules that would exceed a limit", () => {
  /** So many hosts on the first of two ports, on both, and on the second. */
  const hosts = (...counts: readonly number[]) =>
    counts.flatMap((count, index) => [
      {
        hosts: Array.from({ length: count }, (_, host) =>
          byHost(
            `h${index}-${host}.contoso.net`,
            ...["5001", "5002"].filter((_port, at) => index - at === 0 || index - at === 1),
          ),
        ),
      },
    ]);
  const fewest: FirewallEgressInput = { ...firewall("fqdn"), ruleCover: "fewest" };

  it.each<[string, number, number, number, string[]]>([
    ["are taken where they keep it", 300, 2, 900, []],
    [
      "are not taken where the stable ones keep it, and a finding says so",
      600,
      3,
      800,
      [
        "fewest-rules-exceed-limit egress.ruleCover: the fewest rules would take 1400 of the limit `firewall-network-rule-fqdns`, and Azure allows 1000; the rules are those of the cover `stable`, which keep all limits",
      ],
    ],
  ])("%s", (_, both, rules, names, told) => {
    const { plan, diagnostics } = smallFirewall(
      fewest,
      ...hosts(both === 300 ? 150 : 100, both, both === 300 ? 150 : 100),
    );
    const findings = diagnostics
      .filter(({ subject }) => subject === "egress.ruleCover")
      .map(({ code, subject, message }) => `${code} ${subject}: ${message}`);
    expect(findings).toEqual(told);
    expect(plan?.report.rules).toBe(rules);
    const used = plan?.report.limits.find(({ limit }) => limit === "firewall-network-rule-fqdns")?.used;
    expect(used).toBe(names);
  });

  it("are refused as such where the stable ones exceed it too", () => {
    const { plan, diagnostics } = smallFirewall(fewest, ...hosts(400, 600, 100));
    expect(plan).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toContain(
      "limit-exceeded: 1700 host names in network rules, and Azure allows 1000; divide the workload, or remove 700",
    );
    expect(diagnostics.map(({ code }) => code)).not.toContain("fewest-rules-exceed-limit");
  });

  it("are not taken in the plan of a whole path either", () => {
    const service = readService(
      documentsOf({
        requirements: hosts(100, 600, 100).map((form, index) => ({
          requirements: [
            { id: `r${index}`, slot: 10 + 10 * index, purpose: "A.", direction: "outbound", ...form },
          ],
        })),
        implies: {},
      }),
    );
    const { value: selection } = select(service, { cloud: "public", region: "westus" });
    if (selection === undefined) {
      throw new Error("the selection has errors");
    }
    const { plan, diagnostics } = planNetwork({
      selection,
      subnets: [{ addressPrefixes: ["10.0.0.0/24"] }],
      egress: fewest,
    });
    expect(diagnostics.map(({ code }) => code)).toContain("fewest-rules-exceed-limit");
    expect(plan?.ruleCollections.flatMap(({ rules }) => rules)).toHaveLength(3);
  });
});
