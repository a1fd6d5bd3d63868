import { CLOUD_IDS, MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { DenyScope, EgressInput } from "../../../lib/core/compile/network-input";
import { featuresOf } from "./expected-features";
import { planViolations } from "./plan-violations";
import { plannedChoice } from "./planned-choice";
import {
  type Choice,
  DIRECT,
  defaultFeatures,
  featureSets,
  firewall,
  openingFirewall,
  REVISIONS,
  regionsOf,
  together,
} from "./selections";

type EgressName = "direct" | "service-tags" | "fqdn" | "hybrid";

const EVERY_EGRESS: readonly EgressName[] = ["direct", "service-tags", "fqdn", "hybrid"];
const BY_FIREWALL: readonly EgressName[] = ["service-tags", "fqdn", "hybrid"];

/**
 * The requirements that cannot be met as documented, because Microsoft's service-tag data lists the region's part of
 * a tag that the documents ask for without any layer that takes it. A user has to accept the tag of all regions.
 */
const REGIONAL_TAGS_UNAVAILABLE: readonly {
  readonly regions: readonly string[];
  readonly requirement: string;
  readonly revisions: readonly string[];
  readonly egresses: readonly EgressName[];
  /** Only where the feature is on. Default: whatever is on. */
  readonly feature?: string;
  readonly why: string;
}[] = [
  {
    regions: ["australiacentral", "australiacentral2"],
    requirement: "container-images",
    revisions: ["2022-09-08"],
    egresses: EVERY_EGRESS,
    why: "MicrosoftContainerRegistry.{Region} cannot be used, and this revision names no hosts for a firewall",
  },
  {
    regions: ["australiacentral", "australiacentral2"],
    requirement: "container-images",
    revisions: ["2023-04-14"],
    egresses: ["direct"],
    why: "MicrosoftContainerRegistry.{Region} cannot be used; a firewall takes the hosts; later revisions ask for the tag of all regions",
  },
  {
    regions: ["australiacentral2"],
    requirement: "batch",
    revisions: REVISIONS,
    egresses: ["direct"],
    why: "BatchNodeManagement.AustraliaCentral2 cannot be used; a firewall takes the hosts",
  },
  {
    regions: ["australiacentral2"],
    requirement: "batch",
    revisions: ["2022-09-08"],
    egresses: BY_FIREWALL,
    feature: "public-ip-compute",
    why: "BatchNodeManagement.AustraliaCentral2 is routed around the firewall, and the security rules have to name it",
  },
  {
    regions: ["australiacentral2"],
    requirement: "public-ip-return",
    revisions: ["2022-09-08"],
    egresses: BY_FIREWALL,
    feature: "public-ip-compute",
    why: "BatchNodeManagement.AustraliaCentral2 cannot be used as a route; later revisions do not route it",
  },
];

/** What is refused of one selection. */
function unavailable(
  region: string,
  revision: string,
  egress: EgressName,
  features: readonly string[],
): string[] {
  return REGIONAL_TAGS_UNAVAILABLE.filter(
    (each) =>
      each.regions.includes(region) &&
      each.revisions.includes(revision) &&
      each.egresses.includes(egress) &&
      (each.feature === undefined || features.includes(each.feature)),
  ).map(({ requirement }) => `regional-tag-unavailable ${requirement}`);
}

function problemsOf(choice: Choice, egress: EgressName): string[] {
  const { region, revision, features } = choice.selection;
  const { plan, diagnostics } = plannedChoice(choice);
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, requirement }) => `${code} ${requirement}`);
  const told = [...new Set(errors)].sort().join(", ");
  const expected = unavailable(region, revision, egress, features).sort().join(", ");
  const problems = [
    ...(told === expected ? [] : [`told: ${told}; expected: ${expected}`]),
    ...(plan === undefined ? [] : planViolations(plan, choice.egress.kind, TLS_PORTS)),
    ...((plan === undefined) === (expected !== "") ? [] : ["there is a plan beside errors, or neither"]),
  ];
  return problems.map((problem) => `${region} ${revision} ${egress} [${features.join(" ")}]: ${problem}`);
}

/**
 * The regions in which every set of features is planned. The full product of regions and sets takes 40 seconds and
 * holds as well; regions differ by the tags that they lack alone, so one like most and those that lack some stand
 * for all. Every region is planned with no feature, with the default ones and with all of them.
 */
const REGIONS_WITH_EVERY_SET = [
  "eastus2",
  "australiacentral",
  "australiacentral2",
  "usgovvirginia",
  "usdodeast",
  "chinaeast2",
  "chinanorth",
];

function setsIn(cloud: Choice["selection"]["cloud"], region: string, revision: string): string[][] {
  return REGIONS_WITH_EVERY_SET.includes(region)
    ? featureSets(cloud, revision)
    : [
        [],
        defaultFeatures(cloud, revision),
        together(
          featuresOf(cloud, revision).map(({ id }) => id),
          { cloud, revision },
        ),
      ];
}

/** The ports that the documents say carry TLS: those of URLs, and of hosts where they say so. */
const TLS_PORTS: ReadonlySet<number> = new Set(
  MACHINE_LEARNING_DOCUMENTS.requirements
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ hosts = [], urls = [] }) => [...hosts.filter(({ tls }) => tls), ...urls])
    .flatMap(({ ports }) => ports)
    .flatMap((text) => {
      const [first = 0, last = first] = text.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
);

/** Every other firewall opens TLS and sees paths. */
function egressOf(name: EgressName, opensTls: boolean): EgressInput {
  return name === "direct" ? DIRECT : opensTls ? openingFirewall(name) : firewall(name);
}

function choiceOf(selection: Choice["selection"], egress: EgressInput, denyScope: DenyScope): Choice {
  return {
    selection,
    prefixes: [
      { text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" },
      { text: "10.1.1.0/24", first: "10.1.1.0", last: "10.1.1.255" },
    ],
    isOneSubnet: false,
    egress,
    denyScope,
    acceptsWiderTags: false,
  };
}

const cases = CLOUD_IDS.flatMap((cloud) => REVISIONS.map((revision) => ({ cloud, revision })));

describe("every region, feature set and egress has a plan that keeps the promises", () => {
  it.each(cases)("in $cloud at $revision", ({ cloud, revision }) => {
    const problems = regionsOf(cloud).flatMap((region) =>
      setsIn(cloud, region, revision).flatMap((features, index) => {
        const parameters: Choice["selection"]["parameters"] =
          index % 3 === 0 ? {} : { storageAccount: "mlstore" };
        const denyScope = index % 2 === 0 ? "internet" : "everything";
        const selection = { cloud, region, revision, features, parameters };
        return EVERY_EGRESS.flatMap((name, at) => {
          const egress = egressOf(name, (index + at) % 4 < 2);
          return problemsOf(choiceOf(selection, egress, denyScope), name);
        });
      }),
    );
    expect(problems.slice(0, 3)).toEqual([]);
  });

  it("among the regions with every feature set are all that lack a tag, and one of each cloud", () => {
    const lacking = REGIONAL_TAGS_UNAVAILABLE.flatMap(({ regions }) => regions);
    expect(REGIONS_WITH_EVERY_SET).toEqual(expect.arrayContaining(lacking));
    for (const cloud of CLOUD_IDS) {
      expect(regionsOf(cloud).filter((region) => REGIONS_WITH_EVERY_SET.includes(region))).not.toEqual([]);
    }
  });
});
