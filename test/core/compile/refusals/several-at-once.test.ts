import { type Change, errorsOf, FIREWALL, firewallRule, planned, route, securityRule } from "./changed-input";

/** What was found, in short. */
const told = (change: Change): string[] => errorsOf(change).map(({ code, subject }) => `${code} ${subject}`);

/** Ten mistakes of the network, each in a place of its own. */
const TEN_MISTAKES: Change = {
  subnets: [{ addressPrefixes: ["10.1.0.0/24", "10.1.0.5/24"] }, { addressPrefixes: [] }],
  egress: { ...FIREWALL, privateIpAddress: "10.0.1.4/32" },
  securityRules: [
    securityRule({
      name: "-ssh",
      priority: 5000,
      source: { kind: "service-tag", tag: "Storag" },
      ports: [{ protocol: "Tcp", ports: ["0"] }],
    }),
  ],
  routes: [route({ nextHopType: "Firewall" })],
  firewallRules: [firewallRule({ description: `\${x}`, destinations: [{ kind: "any" }] })],
};

const TEN_FINDINGS = [
  "invalid-address subnets[0].addressPrefixes[1]",
  "empty-source subnets[1].addressPrefixes",
  "invalid-name securityRules[0].name",
  "priority-out-of-range securityRules[0].priority",
  "unknown-service-tag securityRules[0].source",
  "invalid-port securityRules[0].ports[0]",
  "template-in-value firewallRules[0].description",
  "invalid-rule firewallRules[0].destinations[0]",
  "invalid-rule routes[0].nextHopType",
  "invalid-address egress.privateIpAddress",
];

/** Ten mistakes of a selection. */
const WRONG_SELECTION: Change["selection"] = {
  cloud: "public",
  region: "usgovvirginia",
  revision: "2026-03-20",
  features: ["hbi-workspase", "azure-monitor", "quantum"],
  withoutFeatures: ["azure-monitor", "azure-monitr"],
  parameters: {
    storageAccount: "ML",
    containerRegistry: `\${x}`,
    workspaceId: "mlw-production",
    storageAcount: "mlstore",
  },
};

const SELECTION_FINDINGS = [
  "region-of-another-cloud selection.region",
  "unknown-revision selection.revision",
  "unknown-feature selection.features[0]",
  "feature-on-and-off selection.features[1]",
  "unknown-feature selection.features[2]",
  "unknown-feature selection.withoutFeatures[1]",
  "template-in-value selection.parameters.containerRegistry",
  "unknown-parameter selection.parameters.storageAcount",
  "invalid-parameter selection.parameters.storageAccount",
  "invalid-parameter selection.parameters.workspaceId",
];

const sorted = (texts: readonly string[]): string[] => [...texts].sort();

describe("several mistakes", () => {
  it("of the network are told at once: ten mistakes are ten findings", () => {
    expect(sorted(told(TEN_MISTAKES))).toEqual(sorted(TEN_FINDINGS));
  });

  it("of the selection are told at once: ten mistakes are ten findings", () => {
    expect(sorted(told({ selection: WRONG_SELECTION }))).toEqual(sorted(SELECTION_FINDINGS));
  });

  it("of both are told at once: twenty mistakes are twenty findings", () => {
    expect(sorted(told({ ...TEN_MISTAKES, selection: WRONG_SELECTION }))).toEqual(
      sorted([...SELECTION_FINDINGS, ...TEN_FINDINGS]),
    );
  });

  it("of the network are told beside an unknown cloud, and of a tag only what is wrong in every cloud", () => {
    expect(sorted(told({ ...TEN_MISTAKES, selection: { cloud: "germany" } }))).toEqual(
      sorted([
        "unknown-cloud selection.cloud",
        ...TEN_FINDINGS.filter((finding) => !finding.startsWith("unknown-service-tag")),
      ]),
    );
    const rule = securityRule({ source: { kind: "service-tag", tag: "storage" } });
    expect(told({ securityRules: [rule], selection: { cloud: "germany" } })).toEqual([
      "unknown-cloud selection.cloud",
      "unknown-service-tag securityRules[0].source",
    ]);
  });

  it("leave nothing planned, whatever layers are planned", () => {
    for (const layer of ["nsg", "firewall", "routes"] as const) {
      expect(planned({ ...TEN_MISTAKES, layers: [layer] }).plan).toBeUndefined();
    }
  });

  it("of one rule's two ends, name and ports are told in the order of its properties", () => {
    expect(
      told({
        securityRules: [
          securityRule({
            name: "",
            source: { kind: "addresses", addresses: [] },
            destination: { kind: "host", host: "pypi.org" },
            ports: [],
          }),
        ],
      }),
    ).toEqual([
      "invalid-name securityRules[0].name",
      "empty-source securityRules[0].source",
      "invalid-rule securityRules[0].destination",
      "invalid-port securityRules[0].ports",
    ]);
  });

  it("are told whatever the order of the rules that make them", () => {
    const rules = [
      securityRule({ name: "a b" }),
      securityRule({ name: "c", ports: [] }),
      securityRule({ name: "d", priority: 1 }),
    ];
    const codes = (change: Change): string[] => sorted(errorsOf(change).map(({ code }) => code));
    expect(codes({ securityRules: rules })).toEqual(codes({ securityRules: [...rules].reverse() }));
  });
});

describe("a mistake beside another one of the same rule", () => {
  const wrongPorts = { ports: [] };

  it.each([
    [
      "a priority that stands twice",
      { securityRules: [securityRule({}), securityRule({ name: "rdp", ...wrongPorts })] },
      "priority-taken",
    ],
    [
      "a security rule's name that stands twice",
      { securityRules: [securityRule({}), securityRule({ priority: 110, ...wrongPorts })] },
      "name-taken",
    ],
    [
      "a route's name that stands twice",
      {
        routes: [
          route({}),
          route({
            destination: { kind: "addresses", addresses: ["172.20.0.0/16"] },
            nextHopType: "Firewall",
          }),
        ],
      },
      "name-taken",
    ],
    [
      "a firewall rule's name that stands twice",
      { egress: FIREWALL, firewallRules: [firewallRule({}), firewallRule(wrongPorts)] },
      "name-taken",
    ],
  ])("is told: %s", (_fact, change, code) => {
    expect(errorsOf(change).map((found) => found.code)).toContain(code);
  });
});

describe("a mistake of the network beside a wrong region", () => {
  it.each<[string, Change]>([
    ["no subnet", { subnets: [] }],
    ["overlapping subnets", { subnets: [{ addressPrefixes: ["10.1.0.0/24", "10.1.0.0/25"] }] }],
    [
      "an IPv6 subnet behind a firewall",
      { subnets: [{ addressPrefixes: ["2001:db8::/64"] }], egress: FIREWALL },
    ],
    ["a missing firewall address", { egress: { ...FIREWALL, privateIpAddress: undefined } }],
    ["a security rule that is wrong", { securityRules: [securityRule({ ports: [] })] }],
    ["a priority that stands twice", { securityRules: [securityRule({}), securityRule({ name: "rdp" })] }],
    [
      "a security rule's name that stands twice",
      { securityRules: [securityRule({}), securityRule({ priority: 110 })] },
    ],
    ["a route that is wrong", { routes: [route({ nextHopType: "Firewall" })] }],
    ["two routes to one prefix", { routes: [route({}), route({ name: "branch" })] }],
    ["a firewall rule that is wrong", { egress: FIREWALL, firewallRules: [firewallRule({ ports: [] })] }],
    ["a firewall rule without a firewall", { firewallRules: [firewallRule({})] }],
  ])("is told as it is beside a right one: %s", (_fact, change) => {
    const alone = told(change);
    expect(alone).not.toEqual([]);
    expect(told({ ...change, selection: { region: "eastus22" } })).toEqual([
      "unknown-region selection.region",
      ...alone,
    ]);
  });

  it("is told as it is beside a right one: an acknowledgement that cannot be used", () => {
    const acknowledgements = [{ code: "host-only", reason: "It is not used" }];
    expect(told({ selection: { region: "eastus22", acknowledgements } })).toEqual([
      "unknown-region selection.region",
      "invalid-acknowledgement acknowledgements[0]",
    ]);
  });

  it("is told for the planned layers only", () => {
    const change: Change = { securityRules: [securityRule({ ports: [] })], layers: ["routes"] };
    expect(told(change)).toEqual([]);
    expect(told({ ...change, selection: { region: "eastus22" } })).toEqual([
      "unknown-region selection.region",
    ]);
  });
});

it("a route's tag that the region does not have is told beside a wrong address of the firewall", () => {
  const change: Change = {
    selection: { region: "australiacentral2", revision: "2022-09-08", features: ["public-ip-compute"] },
    egress: { ...FIREWALL, privateIpAddress: "10.0.1.4/32" },
  };
  expect(told(change)).toContain("regional-tag-unavailable requirement public-ip-return");
});
