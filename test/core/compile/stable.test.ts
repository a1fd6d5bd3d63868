import fc from "fast-check";
import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { RequirementDocument, ServiceDocuments } from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import type {
  FirewallRuleInput,
  RouteInput,
  SecurityRuleInput,
} from "../../../lib/core/compile/network-input";
import { bytesOf, plannedChoice } from "./planned-choice";
import { type Choice, choicesOf, DIRECT, firewalls } from "./selections";

/** Brings a list into another order, the same for the same salt. */
type Shuffle = <T>(items: readonly T[]) => T[];

const shuffles: fc.Arbitrary<Shuffle> = fc.nat().map((salt) => (items) => {
  const keyed = items.map((item, index) => ({ item, key: ((index + 1) * (2 * salt + 1)) % 101 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
});

const choices = choicesOf(fc.oneof(fc.constant(DIRECT), firewalls));

function withRequirements(
  change: (requirement: RequirementDocument) => RequirementDocument,
): ServiceDocuments {
  return {
    ...MACHINE_LEARNING_DOCUMENTS,
    requirements: MACHINE_LEARNING_DOCUMENTS.requirements.map((file) => ({
      ...file,
      requirements: file.requirements.map(change),
    })),
  };
}

type Permutation = (shuffle: Shuffle) => ServiceDocuments;

const inAnotherOrder: readonly (readonly [string, Permutation])[] = [
  [
    "the files",
    (shuffle) => ({
      ...MACHINE_LEARNING_DOCUMENTS,
      requirements: shuffle(MACHINE_LEARNING_DOCUMENTS.requirements),
    }),
  ],
  [
    "the requirements of each file",
    (shuffle) => ({
      ...MACHINE_LEARNING_DOCUMENTS,
      requirements: MACHINE_LEARNING_DOCUMENTS.requirements.map((file) => ({
        ...file,
        requirements: shuffle(file.requirements),
      })),
    }),
  ],
  [
    "the requirements across the files of one feature",
    (shuffle) => ({
      ...MACHINE_LEARNING_DOCUMENTS,
      requirements: shuffle(
        MACHINE_LEARNING_DOCUMENTS.requirements.flatMap(({ requirements, ...file }) =>
          requirements.map((requirement) => ({ ...file, requirements: [requirement] })),
        ),
      ),
    }),
  ],
  [
    "the tag entries of each requirement",
    (shuffle) =>
      withRequirements((each) => (each.tags === undefined ? each : { ...each, tags: shuffle(each.tags) })),
  ],
  [
    "the host entries of each requirement",
    (shuffle) =>
      withRequirements((each) => (each.hosts === undefined ? each : { ...each, hosts: shuffle(each.hosts) })),
  ],
  [
    "the hosts of each host entry",
    (shuffle) =>
      withRequirements((each) =>
        each.hosts === undefined
          ? each
          : { ...each, hosts: each.hosts.map((entry) => ({ ...entry, hosts: shuffle(entry.hosts) })) },
      ),
  ],
  [
    "the route entries of each requirement",
    (shuffle) =>
      withRequirements((each) =>
        each.routes === undefined ? each : { ...each, routes: shuffle(each.routes) },
      ),
  ],
  [
    "the URL and subnet entries of each requirement, and the URLs of each entry",
    (shuffle) =>
      withRequirements((each) => ({
        ...each,
        ...(each.urls === undefined
          ? {}
          : { urls: shuffle(each.urls.map((entry) => ({ ...entry, urls: shuffle(entry.urls) }))) }),
        ...(each.subnets === undefined ? {} : { subnets: shuffle(each.subnets) }),
      })),
  ],
  [
    "the features that bring requirements, take them away, and are implied",
    (shuffle) => {
      const { service, requirements } = MACHINE_LEARNING_DOCUMENTS;
      return {
        ...MACHINE_LEARNING_DOCUMENTS,
        service: {
          ...service,
          features: Object.fromEntries(
            Object.entries(service.features).map(([id, feature]) => [
              id,
              feature.implies === undefined ? feature : { ...feature, implies: shuffle(feature.implies) },
            ]),
          ),
        },
        requirements: requirements.map((file) => ({
          ...file,
          ...(file.features === undefined ? {} : { features: shuffle(file.features) }),
          ...(file.unless === undefined ? {} : { unless: shuffle(file.unless) }),
        })),
      };
    },
  ],
  [
    "the ports and clouds of each entry",
    (shuffle) => {
      const entry = <T extends { readonly ports: readonly string[]; readonly clouds?: readonly string[] }>(
        each: T,
      ): T => ({
        ...each,
        ports: shuffle(each.ports),
        ...(each.clouds === undefined ? {} : { clouds: shuffle(each.clouds) }),
      });
      return withRequirements((each) => ({
        ...each,
        ...(each.tags === undefined ? {} : { tags: each.tags.map(entry) }),
        ...(each.hosts === undefined ? {} : { hosts: each.hosts.map(entry) }),
        ...(each.urls === undefined ? {} : { urls: each.urls.map(entry) }),
        ...(each.subnets === undefined ? {} : { subnets: each.subnets.map(entry) }),
      }));
    },
  ],
  [
    "the slots and names of rules and routes, and the features",
    (shuffle) => {
      const { service, rules } = MACHINE_LEARNING_DOCUMENTS;
      return {
        ...MACHINE_LEARNING_DOCUMENTS,
        rules: {
          ...rules,
          securityRules: shuffle(rules.securityRules),
          subnetRules: shuffle(rules.subnetRules ?? []),
          bypassDenies: shuffle(rules.bypassDenies),
          routes: shuffle(rules.routes),
        },
        service: { ...service, features: Object.fromEntries(shuffle(Object.entries(service.features))) },
      };
    },
  ],
];

/** The first place where two texts differ, with what stands around it; empty when they are the same. */
function firstDifference(one: string, other: string): string {
  if (one === other) {
    return "";
  }
  let at = 0;
  while (one[at] === other[at]) {
    at += 1;
  }
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
  return `${around(one)} <-> ${around(other)}`;
}

describe.each(["plan", "diagnostics"] as const)(
  "no byte of the %s depends on the order in the catalog of",
  (part) => {
    it.each(inAnotherOrder)("%s", (_, permute) => {
      fc.assert(
        fc.property(choices, shuffles, (choice, shuffle) => {
          const permuted = plannedChoice(choice, readService(permute(shuffle)))[part];
          expect(firstDifference(bytesOf(permuted), bytesOf(plannedChoice(choice)[part]))).toBe("");
        }),
        { numRuns: 15 },
      );
    });
  },
);

const securityRules: readonly SecurityRuleInput[] = [100, 200, 300, 999].map((priority) => ({
  name: `own-${1000 - priority}`,
  priority,
  direction: priority === 200 ? "inbound" : "outbound",
  access: priority === 300 ? "Deny" : "Allow",
  source: { kind: "addresses", addresses: ["10.9.0.0/24"] },
  destination: { kind: "service-tag", tag: "AzureResourceManager" },
  ports: [{ protocol: "Tcp", ports: ["8443"] }],
}));

const routes: readonly RouteInput[] = ["b", "a", "C", "d"].map((name, index) => ({
  name,
  destination: { kind: "addresses", addresses: [`192.0.2.${index}/32`] },
  nextHopType: "None",
}));

const firewallRules: readonly FirewallRuleInput[] = ["b", "a", "C", "d"].map((name, index) => ({
  name,
  destinations: [{ kind: "host", host: `host-${index}.contoso.com` }],
  ports: [{ protocol: "Tcp", ports: [index % 2 === 0 ? "443" : "80"] }],
}));

/** A plan's text alone: findings name the place in the input, which moves with it. */
function planBytes(choice: Choice, shuffle: Shuffle): string {
  return bytesOf(
    plannedChoice(choice, undefined, {
      securityRules: shuffle(securityRules),
      routes: shuffle(routes),
      ...(choice.egress.kind === "firewall" ? { firewallRules: shuffle(firewallRules) } : {}),
    }).plan,
  );
}

describe("no byte of the plan depends on the order in the input of", () => {
  it("the user's own security rules, routes and firewall rules", () => {
    fc.assert(
      fc.property(choices, shuffles, (choice, shuffle) => {
        const asGiven = planBytes(choice, (items) => [...items]);
        expect(firstDifference(planBytes(choice, shuffle), asGiven)).toBe("");
      }),
      { numRuns: 15 },
    );
  });

  it.each<[string, (choice: Choice, shuffle: Shuffle) => Choice]>([
    [
      "the features",
      (choice, shuffle) => ({
        ...choice,
        selection: { ...choice.selection, features: shuffle(choice.selection.features) },
      }),
    ],
    [
      "the parameters",
      (choice, shuffle) => ({
        ...choice,
        selection: {
          ...choice.selection,
          parameters: Object.fromEntries(shuffle(Object.entries(choice.selection.parameters))),
        },
      }),
    ],
    ["the subnets", (choice, shuffle) => ({ ...choice, prefixes: shuffle(choice.prefixes) })],
  ])("%s", (_, permute) => {
    fc.assert(
      fc.property(choices, shuffles, (choice, shuffle) => {
        const { plan } = plannedChoice(permute(choice, shuffle));
        expect(firstDifference(bytesOf(plan), bytesOf(plannedChoice(choice).plan))).toBe("");
      }),
      { numRuns: 15 },
    );
  });

  it("whether prefixes are of one subnet or of several", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { plan } = plannedChoice({ ...choice, isOneSubnet: !choice.isOneSubnet });
        expect(firstDifference(bytesOf(plan), bytesOf(plannedChoice(choice).plan))).toBe("");
      }),
      { numRuns: 15 },
    );
  });
});
