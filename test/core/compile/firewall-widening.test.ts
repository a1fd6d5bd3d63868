import fc from "fast-check";
import { CLOUD_IDS, machineLearningService } from "../../../lib/core/catalog/built-in";
import { readService } from "../../../lib/core/catalog/read-service";
import { select } from "../../../lib/core/catalog/selection";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { type FirewallPlan, planFirewall } from "../../../lib/core/compile/plan-firewall";
import type { Diagnostic } from "../../../lib/core/diagnostics/diagnostic";
import { catalogs } from "./catalogs";
import { EGRESSES, type FirewallChoice } from "./every-firewall";
import { featuresOf } from "./expected-features";
import type { ExpectedRequirement, ExpectedSelection } from "./expected-flows";
import { requirementsOf } from "./expected-forms";
import { bytesOf, plannedChoice, selectionInput } from "./planned-choice";
import {
  type Choice,
  choicesOf,
  defaultFeatures,
  documentsIn,
  featureSets,
  REVISIONS,
  regionsOf,
  together,
} from "./selections";
import { isWarned, judgeDecision } from "./tag-decisions";
import { admittedFlows, shadowedHosts, type Widening, widenedFlows } from "./widened-flows";

/** How each kind of widening is told, for each requirement that it concerns. */
const TOLD: Readonly<Record<Widening, { readonly code: string } | { readonly option: string }>> = {
  "tag-of-all-regions": { code: "regional-tag-unavailable" },
  "whole-host-for-url": { code: "url-widened-to-host" },
  // Nothing is told of it: a user asks for the tag by name.
  "fqdn-tag-for-hosts": { option: "fqdnTags" },
};

/** The requirements whose hosts remain decoration under the strategy `hybrid`: what can be said is told. */
const DECORATION_OF_HYBRID = ["default-storage", "vscode-extensions", "aks-key-vault-secrets"];

function planned(choice: FirewallChoice): ReturnType<typeof planFirewall> {
  const service = choice.catalog === undefined ? machineLearningService() : readService(documentsIn(choice));
  const { value, diagnostics } = select(service, {
    ...selectionInput(choice.selection, service),
    acknowledgements: choice.acceptsWiderTags
      ? [{ code: "regional-tag-unavailable", reason: "the region has no tag of its own" }]
      : [],
  });
  if (value === undefined) {
    throw new Error(`the choice is no selection: ${JSON.stringify(diagnostics)}`);
  }
  return planFirewall({
    workloads: [
      { name: "one", selection: value, subnets: [{ addressPrefixes: choice.prefixes.map((p) => p.text) }] },
    ],
    egress: choice.egress,
  });
}

/** What is wrong with a plan, as text, and the kinds of widening that it has. */
function judge(choice: FirewallChoice): { readonly problems: string[]; readonly kinds: string[] } {
  const { plan, diagnostics } = planned(choice);
  if (plan === undefined) {
    return {
      problems: diagnostics.some(({ severity }) => severity === "error") ? [] : ["neither plan nor error"],
      kinds: ["refused"],
    };
  }
  const requirements = requirementsOf(choice);
  const documents = documentsIn(choice);
  const { cloud } = choice.selection;
  const { widened, namedInVain } = widenedFlows(plan.ruleCollections, requirements, cloud, documents);
  const decisions = plan.decisions.flatMap((each) => each.decisions);
  const ofDecisions = decisions.map((decision) =>
    judgeDecision(decision, decisions, requirements, choice, diagnostics),
  );
  const problems = [
    ...widened.flatMap(({ flow, widening, requirements: ids }) => {
      const what = `${flow.rule.name} admits ${flow.protocol} ${flow.port} of ${flow.destination}`;
      return widening === "unexplained"
        ? [what]
        : ids
            .filter((id) => !isTold(widening, id, choice, diagnostics))
            .map((id) => `${what}, which widens ${id} (${widening}) in silence`);
    }),
    ...namedInVain,
    ...ofDecisions.flatMap((each) => each.problems),
    ...decorationProblems(plan, requirements, choice, diagnostics),
    ...reportProblems(plan),
  ];
  return {
    problems: [...new Set(problems)],
    kinds: [...widened.map(({ widening }) => widening), ...ofDecisions.flatMap(({ kinds }) => kinds)],
  };
}

function isTold(
  widening: Widening,
  requirement: string,
  { egress }: FirewallChoice,
  diagnostics: readonly Diagnostic[],
): boolean {
  const told = TOLD[widening];
  return "code" in told
    ? isWarned(diagnostics, told.code, requirement)
    : egress[told.option as "fqdnTags"] === true;
}

/**
 * Host rules that narrow nothing and are not told, for each host and port, and what is told of rules that are not there.
 */
function decorationProblems(
  { ruleCollections }: FirewallPlan,
  requirements: readonly ExpectedRequirement[],
  { egress, catalog, selection }: FirewallChoice,
  diagnostics: readonly Diagnostic[],
): string[] {
  const told = diagnostics.filter(({ code }) => code === "tag-shadows-hosts");
  const shadowed = shadowedHosts(ruleCollections, requirements);
  const isToldOf = ({ requirement: id, host, port, tags }: (typeof shadowed)[number]): boolean =>
    told.some(
      ({ requirement, message }) =>
        requirement === id &&
        tags.some((tag) => message.includes(`\`${tag}\``)) &&
        namesPort(message, port) &&
        namesOf(message, selection).includes(host),
    );
  const tags = admittedFlows(ruleCollections).filter(({ kind }) => kind === "service-tag");
  const isTrue = ({ message }: Diagnostic): boolean => {
    const [, tag = ""] = /`(.+?)`/.exec(message) ?? [];
    return tags.some(({ destination }) => [tag, tag.replace(/\.[^.]*$/, "")].includes(destination));
  };
  return [
    ...shadowed
      .filter((each) => !isToldOf(each))
      .map(
        ({ host, port, requirement, tags: holding }) =>
          `${host} ${port} of ${requirement} lies in ${holding.join(", ")}, which is not told`,
      ),
    ...told.filter((found) => !isTrue(found)).map(({ message }) => `untrue: ${message}`),
    ...shadowed
      .map(({ requirement }) => requirement)
      .filter(
        (id) => egress.strategy === "hybrid" && catalog === undefined && !DECORATION_OF_HYBRID.includes(id),
      )
      .map((id) => `the hosts of ${id} are decoration under hybrid`),
  ];
}

/** Whether a finding names a port, alone or in a range. */
function namesPort(message: string, port: number): boolean {
  const [, ports = ""] = /wins on \w+ ([0-9, -]+) over/.exec(message) ?? [];
  return ports.split(", ").some((text) => {
    const [first = 0, last = first] = text.split("-").map(Number);
    return first <= port && port <= last;
  });
}

/** The hosts that a finding names, with their placeholders filled. */
function namesOf(message: string, { region, parameters }: Choice["selection"]): string[] {
  const values: Readonly<Record<string, string>> = { ...parameters, region };
  return [...message.matchAll(/`([^`]+)`/g)].map(([, name = ""]) =>
    name.replace(/\/.*/, "").replace(/\{(\w+)\}/g, (_, id: string) => values[id] ?? ""),
  );
}

function reportProblems({ report, ruleCollections }: FirewallPlan): string[] {
  const { rules, lowerBound, optimal } = report;
  const emitted = ruleCollections.flatMap((collection) => collection.rules).length;
  return rules === emitted && lowerBound <= rules && optimal === (rules === lowerBound)
    ? []
    : [`the report says ${rules} rules of ${emitted}, at least ${lowerBound}, optimal ${optimal}`];
}

const PARAMETERS: readonly Choice["selection"]["parameters"][] = [
  {},
  { storageAccount: "mlstore" },
  {
    storageAccount: "mlstore",
    containerRegistry: "mlregistry",
    workspaceId: "00000000-1111-2222-3333-444444444444",
  },
];

function choiceOf(
  selection: Omit<ExpectedSelection, "parameters">,
  egress: FirewallEgressInput,
  index: number,
): FirewallChoice {
  return {
    selection: { ...selection, parameters: PARAMETERS[index % PARAMETERS.length] ?? {} },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress: { ...egress, ruleCover: index % 3 === 0 ? "fewest" : "stable" },
    denyScope: "internet",
    acceptsWiderTags: index % 2 === 0,
  };
}

/** A region like most, one that lacks tags, and one of each other cloud. */
const REGIONS: readonly string[] = ["eastus2", "australiacentral2", "usgovvirginia", "chinaeast2"];

const CASES = CLOUD_IDS.flatMap((cloud) => REVISIONS.map((revision) => ({ cloud, revision })));

/** No features, the default ones, and all that go together. */
function fewSets({ cloud, revision }: (typeof CASES)[number]): string[][] {
  const ids = featuresOf(cloud, revision).map(({ id }) => id);
  return [[], defaultFeatures(cloud, revision), together(ids, { cloud, revision })];
}

function problemsOf(choices: readonly FirewallChoice[]): string[] {
  return choices.flatMap((choice) => {
    const { cloud, region, revision, features } = choice.selection;
    const { strategy, sku, dnsProxy, tlsInspection, fqdnTags } = choice.egress;
    const where = [cloud, region, revision, strategy, sku, dnsProxy, tlsInspection, fqdnTags, ...features];
    return judge(choice).problems.map((problem) => `${where.join(" ")}: ${problem}`);
  });
}

/** One of so many items, others for each offset. */
function sampled<T>(items: readonly T[], step: number, offset: number): T[] {
  return items.filter((_item, index) => index % step === offset % step);
}

/**
 * The full product of regions, sets, firewalls and parameters takes a quarter of an hour and holds as well. Here every
 * firewall is tried with few sets; a seventh of them with each feature alone at the last revision; a few with every set.
 */
describe("a firewall admits what is documented, and tells of whatever is wider", () => {
  it.each(CASES)("in $cloud at $revision, for every firewall", (at) => {
    const [region = "", ...others] = REGIONS.filter((each) => regionsOf(at.cloud).includes(each));
    const [single, many] = at.revision === REVISIONS.at(-1) ? [7, 42] : [42, 42];
    const tried = [
      ...fewSets(at).map((features) => ({ region, features, step: 1 })),
      ...fewSets(at).flatMap((features) => others.map((other) => ({ region: other, features, step: 6 }))),
      ...featureSets(at.cloud, at.revision).map((features) => ({
        region,
        features,
        step: features.length <= 2 ? single : many,
      })),
    ];
    const choices = tried.flatMap(({ step, ...where }, index) =>
      sampled(EGRESSES, step, index).map((egress, which) =>
        choiceOf({ ...at, ...where }, egress, index + which),
      ),
    );
    expect(problemsOf(choices).slice(0, 3)).toEqual([]);
  });

  it("and every kind of widening occurs, and no other one", () => {
    const kinds = CASES.filter(({ revision }) => [REVISIONS[0], REVISIONS.at(-1)].includes(revision)).flatMap(
      (at) =>
        REGIONS.filter((region) => regionsOf(at.cloud).includes(region)).flatMap((region) =>
          fewSets(at).flatMap((features, index) =>
            sampled(EGRESSES, 5, index).flatMap(
              (egress) => judge(choiceOf({ ...at, region, features }, egress, 0)).kinds,
            ),
          ),
        ),
    );
    const byTag = ["tag-for-hosts", "tag-narrower", "tag-without-hosts"];
    expect([...new Set(kinds)].sort()).toEqual([...Object.keys(TOLD), ...byTag, "refused"].sort());
  });

  it("where a tag takes the place of hosts because another requirement's tag admits them already", () => {
    const entry = { since: "2022-09-08", sources: [], protocol: "Tcp", ports: ["443"] };
    const tags = [{ ...entry, tag: "Storage.{Region}" }];
    const hosts = ["*.blob.contoso.net", "one.blob.contoso.net"].map((host) => [{ ...entry, hosts: [host] }]);
    const requirements = hosts.map((of, index) => ({
      requirements: [
        { id: `need-${index}`, slot: 10 + index, purpose: "A.", direction: "outbound", tags, hosts: of },
      ],
    }));
    const kindsOf = EGRESSES.filter(({ strategy }) => strategy === "hybrid").map((egress) => {
      const at = { cloud: "public" as const, region: "eastus2", revision: "2026-03-19", features: [] };
      return judge({ ...choiceOf(at, egress, 0), catalog: { requirements, implies: {} } });
    });
    expect(kindsOf.flatMap(({ problems }) => problems)).toEqual([]);
    expect(kindsOf.map(({ kinds }) => kinds)).toEqual(
      kindsOf.map(() => ["tag-narrower", "tag-allowed-already"]),
    );
  });

  it("from any catalog, alone and as part of the whole path", () => {
    const both = EGRESSES.flatMap((egress) => [egress, { ...egress, ruleCover: "fewest" as const }]);
    const any = choicesOf(fc.constantFrom(...both), catalogs);
    fc.assert(
      fc.property(any, (choice) => {
        const one = choice as FirewallChoice;
        expect(judge(one).problems).toEqual([]);
        const { plan } = plannedChoice(one);
        fc.pre(plan !== undefined);
        expect(bytesOf(plan.ruleCollections)).toBe(bytesOf(planned(one).plan?.ruleCollections));
      }),
      { numRuns: 60 },
    );
  });
});
