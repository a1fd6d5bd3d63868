import fc from "fast-check";
import { evaluateFirewallPolicy, type FirewallPolicy } from "../../../lib/core/analyze/evaluate";
import { machineLearningService } from "../../../lib/core/catalog/built-in";
import type { CloudId } from "../../../lib/core/catalog/cloud";
import { type Selection, select } from "../../../lib/core/catalog/selection";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import type { RuleCollection } from "../../../lib/core/compile/plan";
import {
  type FirewallPlan,
  type FirewallWorkloadInput,
  planFirewall,
} from "../../../lib/core/compile/plan-firewall";
import { planNetwork } from "../../../lib/core/compile/plan-network";
import { ruleCollectionGroupAttributes } from "./attributes-of-plan";
import { expectedRequirements } from "./expected-flows";
import { foreignTraffic, hostUnder, packetOf, type Traffic } from "./packets";
import { bytesOf, selectionInput } from "./planned-choice";
import { coveringFirewalls, OTHER_SUBNET_ADDRESS, REVISIONS, regionsOf, together } from "./selections";

const service = machineLearningService();

/** A workload as a test chooses it: what it selects, and how many subnets it has. */
interface ChosenWorkload {
  readonly region: string;
  readonly revision: string;
  readonly features: readonly string[];
  readonly storageAccount: string | undefined;
  readonly subnets: number;
}

/** Few regions, revisions and features, so that workloads have much in common. */
const workloadsIn = (cloud: CloudId): fc.Arbitrary<ChosenWorkload[]> =>
  fc.array(
    fc.record({
      region: fc.constantFrom(...regionsOf(cloud).slice(0, 3)),
      revision: fc.constantFrom(...REVISIONS.slice(-2)),
      features: fc.subarray([
        "python-packages",
        "hbi-workspace",
        "vscode-desktop",
        "kubernetes-training",
        "aks",
      ]),
      storageAccount: fc.constantFrom(undefined, "mlstore", "otherstore"),
      subnets: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  );

const cases = fc
  .constantFrom<CloudId>("public", "usgovernment", "china")
  .chain((cloud) =>
    fc.record({ cloud: fc.constant(cloud), workloads: workloadsIn(cloud), egress: coveringFirewalls }),
  );

interface Case {
  readonly cloud: CloudId;
  readonly workloads: readonly ChosenWorkload[];
  readonly egress: ReturnType<typeof asFirewall>;
}

function asFirewall(egress: unknown): FirewallEgressInput {
  return egress as FirewallEgressInput;
}

function selectionOf(
  cloud: CloudId,
  { region, revision, features, storageAccount }: ChosenWorkload,
): Selection {
  const chosen = {
    cloud,
    region,
    revision,
    features: together([...features, "azure-monitor", "workspace-private-endpoint"], { cloud, revision }),
    parameters: parametersOf(storageAccount),
  };
  const { value, diagnostics } = select(service, {
    ...selectionInput(chosen, service),
    acknowledgements: [{ code: "regional-tag-unavailable", reason: "the region has no tag of its own" }],
  });
  if (value === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return value;
}

function parametersOf(storageAccount: string | undefined): Record<string, string> {
  return storageAccount === undefined ? {} : { storageAccount };
}

function inputsOf({ cloud, workloads }: Case): FirewallWorkloadInput[] {
  return workloads.map((workload, index) => ({
    name: `workload-${index}`,
    selection: selectionOf(cloud, workload),
    subnets: Array.from({ length: workload.subnets }, (_, subnet) => ({
      addressPrefixes: [`10.${index}.${subnet}.0/24`],
    })),
  }));
}

function policyOf(collections: readonly RuleCollection[], egress: FirewallEgressInput): FirewallPolicy {
  return {
    ruleCollectionGroups: [ruleCollectionGroupAttributes(collections)],
    dnsProxyEnabled: egress.dnsProxy,
  };
}

/** The flows that any of the workloads needs, and others that none does. */
function trafficOf(each: Case, foreign: readonly Traffic[]): Traffic[] {
  const needed = each.workloads.flatMap(({ region, revision, features, storageAccount }) =>
    expectedRequirements({
      cloud: each.cloud,
      region,
      revision,
      features,
      parameters: parametersOf(storageAccount),
    })
      .filter(({ direction }) => direction === "outbound")
      .flatMap(({ tagFlows, hostFlows }): Traffic[] => [
        ...tagFlows.map(({ tag, protocol, port }) => ({
          direction: "outbound" as const,
          protocol,
          port,
          tags: [tag],
        })),
        ...hostFlows.map(({ host, protocol, port }) => ({
          direction: "outbound" as const,
          protocol,
          port,
          tags: [],
          host: hostUnder(host),
        })),
      ]),
  );
  const distinct = new Map(needed.map((traffic) => [JSON.stringify(traffic), traffic]));
  return [...distinct.values(), ...foreign.filter(({ direction }) => direction === "outbound")];
}

function planOf(each: Case): FirewallPlan {
  const { plan } = planFirewall({ workloads: inputsOf(each), egress: each.egress });
  fc.pre(plan !== undefined);
  return plan;
}

describe("a firewall that workloads share", () => {
  const shared = cases.map((each): Case => ({ ...each, egress: asFirewall(each.egress) }));

  it("admits from each workload what a firewall of its own would admit, and nothing else from it", () => {
    fc.assert(
      fc.property(shared, fc.array(foreignTraffic, { maxLength: 10 }), (each, foreign) => {
        const policy = policyOf(planOf(each).ruleCollections, each.egress);
        const traffic = trafficOf(each, foreign);
        const differing = inputsOf(each).flatMap(({ selection, subnets }, index) => {
          const egress: FirewallEgressInput = { ...each.egress, ruleCover: "stable" };
          const alone = planNetwork({ selection, subnets, egress, layers: ["firewall"] }).plan;
          fc.pre(alone !== undefined);
          const own = policyOf(alone.ruleCollections, each.egress);
          return traffic.flatMap((one, at) => {
            const packet = packetOf(one, `10.${index}.${at % subnets.length}.${at % 250}`);
            const [together, apart] = [policy, own].map((of) => evaluateFirewallPolicy(of, packet).access);
            return together === apart ? [] : [`${index} ${JSON.stringify(one)}: ${together}, alone ${apart}`];
          });
        });
        expect(differing).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("admits nothing from anywhere else", () => {
    fc.assert(
      fc.property(shared, (each) => {
        const policy = policyOf(planOf(each).ruleCollections, each.egress);
        const admitted = trafficOf(each, []).filter(
          (one) => evaluateFirewallPolicy(policy, packetOf(one, OTHER_SUBNET_ADDRESS)).access !== "Deny",
        );
        expect(admitted).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it("does not depend on the order of the workloads", () => {
    fc.assert(
      fc.property(shared, (each) => {
        const inputs = inputsOf(each);
        const plans = [inputs, [...inputs].reverse()].map((workloads) =>
          bytesOf(planFirewall({ workloads, egress: each.egress }).plan),
        );
        expect(plans[1]).toBe(plans[0]);
      }),
      { numRuns: 15 },
    );
  });

  it("changes in its sources alone when a workload is added that selects what another one does", () => {
    const withoutSources = ({ ruleCollections }: FirewallPlan): string =>
      bytesOf(
        ruleCollections.map((collection) => ({
          ...collection,
          rules: collection.rules.map(({ sources, ...rule }) => rule),
        })),
      );
    fc.assert(
      fc.property(shared, fc.nat(), (each, which) => {
        // A rule for one workload has its name, and that of two is called by what they select: so each is there twice.
        const own = each.workloads.map((workload) => ({ ...workload, storageAccount: undefined }));
        const egress: FirewallEgressInput = { ...each.egress, ruleCover: "stable" };
        const workloads = [...own, ...own];
        const again = workloads.slice(which % workloads.length).slice(0, 1);
        expect(withoutSources(planOf({ ...each, egress, workloads: [...workloads, ...again] }))).toBe(
          withoutSources(planOf({ ...each, egress, workloads })),
        );
      }),
      { numRuns: 10 },
    );
  });

  it("has no name twice in a rule collection or among its IP groups, whoever shares what", () => {
    fc.assert(
      fc.property(shared, (each) => {
        const doubled: Case = { ...each, workloads: [...each.workloads, ...each.workloads] };
        const { plan } = planFirewall({
          workloads: inputsOf(doubled),
          egress: each.egress,
          ipGroupThreshold: 0,
        });
        fc.pre(plan !== undefined);
        const named = plan.ruleCollections.map(({ rules }) => rules.map(({ name }) => name.toLowerCase()));
        for (const names of [...named, plan.ipGroups.map(({ key }) => key.toLowerCase())]) {
          expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("says how few its rules could be, and never that they are as few as can be where they are more", () => {
    fc.assert(
      fc.property(shared, (each) => {
        const { report, ruleCollections } = planOf(each);
        const rules = ruleCollections.reduce((sum, collection) => sum + collection.rules.length, 0);
        expect(report.rules).toBe(rules);
        expect(report.lowerBound).toBeLessThanOrEqual(rules);
        expect(report.optimal).toBe(report.lowerBound === rules);
      }),
      { numRuns: 15 },
    );
  });
});
