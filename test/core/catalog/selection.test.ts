import {
  CLOUD_DOCUMENTS,
  MACHINE_LEARNING_DOCUMENTS,
  machineLearningService,
} from "../../../lib/core/catalog/built-in";
import type { FeatureDocument } from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import type { Diagnostic } from "../../../lib/core/diagnostics/diagnostic";
import { smallCatalog } from "./lint/small-catalog";

const PUBLIC = { cloud: "public", region: "eastus2" } as const;

/** The built-in service's answer: `error unknown-cloud selection.cloud: message`, for each finding. */
function told(input: SelectionInput, service = machineLearningService()): string[] {
  return inLines(select(service, input).diagnostics);
}

function inLines(diagnostics: readonly Diagnostic[] = []): string[] {
  return diagnostics.map(
    ({ severity, code, subject, message }) => `${severity} ${code} ${subject}: ${message}`,
  );
}

describe("a selection", () => {
  it("follows the newest revision, with the features that are on by default, and no parameters", () => {
    const service = machineLearningService();
    const { value, diagnostics } = select(service, PUBLIC);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      service,
      cloud: expect.objectContaining({ id: "public" }),
      region: { name: "eastus2", tagSuffix: "EastUS2", azureCloudSuffix: "eastus2", pair: "centralus" },
      features: new Set(["azure-monitor", "workspace-private-endpoint"]),
      parameters: new Map(),
      revision: "2026-03-19",
      revisionIndex: 3,
      strict: false,
      acknowledgements: [],
      findings: [],
    });
  });

  it("keeps what it is given", () => {
    const workspaceId = { deferred: "module.ml.workspace_id" };
    const acknowledgements = [{ code: "host-only-requirement", reason: "There is no need of it." }];
    const { value, diagnostics } = select(machineLearningService(), {
      ...PUBLIC,
      features: ["hbi-workspace", "no-public-ip-compute"],
      withoutFeatures: ["azure-monitor"],
      parameters: { workspaceId, storageAccount: "mlstore" },
      revision: "2022-09-08",
      strict: true,
      acknowledgements,
    });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ revision: "2022-09-08", revisionIndex: 0, strict: true, acknowledgements });
    expect(value?.features).toEqual(
      new Set(["workspace-private-endpoint", "no-public-ip-compute", "hbi-workspace"]),
    );
    expect(value?.parameters).toEqual(
      new Map<string, unknown>([
        ["storageAccount", "mlstore"],
        ["workspaceId", workspaceId],
      ]),
    );
  });

  it("is the same whatever the order of features and parameters", () => {
    const parameters = { storageAccount: "mlstore", containerRegistry: "mlregistry" };
    const features = ["hbi-workspace", "public-ip-compute"];
    const one = select(machineLearningService(), { ...PUBLIC, features, parameters });
    const other = select(machineLearningService(), {
      ...PUBLIC,
      features: [...features].reverse(),
      parameters: Object.fromEntries(Object.entries(parameters).reverse()),
    });
    expect([...(other.value?.features ?? [])]).toEqual([...(one.value?.features ?? [])]);
    expect([...(other.value?.parameters ?? [])]).toEqual([...(one.value?.parameters ?? [])]);
    expect(one.value?.features.size).toBe(4);
  });

  it("may turn off a feature that is off, and one that its revision lacks", () => {
    const withoutFeatures = ["hbi-workspace", "no-public-ip-compute"];
    expect(told({ ...PUBLIC, withoutFeatures })).toEqual([]);
  });
});

describe("a selection is refused", () => {
  it.each<[string, SelectionInput, string]>([
    [
      "in a misspelt cloud",
      { cloud: "usgoverment", region: "usgovvirginia" },
      "error unknown-cloud selection.cloud: unknown cloud `usgoverment`; did you mean `usgovernment`?",
    ],
    [
      "in a cloud of another naming",
      { cloud: "AzureCloud", region: "eastus2" },
      "error unknown-cloud selection.cloud: unknown cloud `AzureCloud`; known: `public`, `usgovernment`, `china`",
    ],
    [
      "in a misspelt region",
      { cloud: "public", region: "eastus22" },
      "error unknown-region selection.region: unknown region `eastus22`; did you mean `eastus2` or `eastus` or `eastus3`?",
    ],
    [
      "in a region by its display name",
      { cloud: "china", region: "China East 2" },
      "error unknown-region selection.region: unknown region `China East 2`; did you mean `chinaeast2` or `chinaeast` or `chinaeast3`?",
    ],
    [
      "in a region of another cloud",
      { cloud: "public", region: "chinaeast2" },
      "error region-of-another-cloud selection.region: region `chinaeast2` belongs to the cloud `china`, not to `public`; change one of the two",
    ],
    [
      "of a revision that nobody transcribed",
      { ...PUBLIC, revision: "2025-04-30" },
      "error unknown-revision selection.revision: unknown revision `2025-04-30` of Azure Machine Learning; known: `2022-09-08`, `2023-04-14`, `2025-04-03`, `2026-03-19`",
    ],
    [
      "with a misspelt feature",
      { ...PUBLIC, features: ["azure-monitor", "hbi-workspaces"] },
      "error unknown-feature selection.features[1]: unknown feature `hbi-workspaces` of Azure Machine Learning; did you mean `hbi-workspace`?",
    ],
    [
      "without a misspelt feature",
      { ...PUBLIC, withoutFeatures: ["azure-moniter"] },
      "error unknown-feature selection.withoutFeatures[0]: unknown feature `azure-moniter` of Azure Machine Learning; did you mean `azure-monitor`?",
    ],
    [
      "with a feature that its revision dropped",
      { ...PUBLIC, features: ["no-public-ip-compute"] },
      "error feature-not-in-revision selection.features[0]: feature `no-public-ip-compute` is not in revision `2026-03-19`, only in `2022-09-08`; remove it or choose such a revision",
    ],
    [
      "with and without a feature",
      { ...PUBLIC, features: ["hbi-workspace"], withoutFeatures: ["hbi-workspace"] },
      "error feature-on-and-off selection.features[0]: feature `hbi-workspace` is in `features` and in `withoutFeatures`; remove it from one of them",
    ],
    [
      "with a misspelt parameter",
      { ...PUBLIC, parameters: { storageAcount: "mlstore" } },
      "error unknown-parameter selection.parameters.storageAcount: unknown parameter `storageAcount` of Azure Machine Learning; did you mean `storageAccount`?",
    ],
    [
      "with a parameter that Terraform would evaluate",
      { ...PUBLIC, parameters: { storageAccount: "%{x}" } },
      "error template-in-value selection.parameters.storageAccount: `%{x}` contains `%{`, which Terraform would evaluate; write the plain value",
    ],
    [
      "with a parameter that is no name of its kind",
      { ...PUBLIC, parameters: { storageAccount: "mlStore" } },
      "error invalid-parameter selection.parameters.storageAccount: `mlStore` is no name for this: a storage account's name (lower-case letters and digits), for example `mlstore` (pattern ^[a-z0-9]{3,24}$)",
    ],
    [
      "with a parameter that is too short",
      { ...PUBLIC, parameters: { containerRegistry: "ml" } },
      "error invalid-parameter selection.parameters.containerRegistry: `ml` has 2 characters; a container registry's name (letters and digits) has 5 to 50",
    ],
  ])("%s", (_, input, finding) => {
    expect(told(input)).toEqual([finding]);
    expect(select(machineLearningService(), input).value).toBeUndefined();
  });

  it("for all of its mistakes at once", () => {
    const findings = told({
      cloud: "pubic",
      region: "eastus22",
      revision: "x",
      features: ["x"],
      withoutFeatures: ["y"],
      parameters: { x: "y" },
    });
    expect(findings.map((finding) => finding.split(" ")[1])).toEqual([
      "unknown-cloud",
      "unknown-region",
      "unknown-revision",
      "unknown-feature",
      "unknown-feature",
      "unknown-parameter",
    ]);
  });

  it("and its acknowledgements are told where they cannot be used, since there is no plan to tell it", () => {
    const acknowledgements = [{ code: "host-only-requirements", reason: "x" }];
    const findings = told({ cloud: "pubic", region: "eastus2", acknowledgements });
    expect(findings.map((finding) => finding.split(" ").slice(0, 3).join(" "))).toEqual([
      "error unknown-cloud selection.cloud:",
      "error invalid-acknowledgement acknowledgements[0]:",
    ]);
  });

  it("for the cloud alone where the region exists in some cloud", () => {
    expect(told({ cloud: "pubic", region: "eastus2" })).toHaveLength(1);
  });

  it("with its cloud told, where that is right", () => {
    expect(select(machineLearningService(), { cloud: "china", region: "x" }).cloud?.id).toBe("china");
    expect(select(machineLearningService(), { cloud: "x", region: "x" }).cloud).toBeUndefined();
  });
});

describe("features of a service of one's own", () => {
  const feature = (difference: Partial<FeatureDocument>): FeatureDocument => ({
    default: false,
    description: "Something more.",
    ...difference,
  });
  const serviceWith = (features: Record<string, FeatureDocument>): ReturnType<typeof readService> => {
    const { service } = smallCatalog({ service: { features } });
    return readService(service);
  };

  it("are refused in a cloud that lacks them", () => {
    const service = serviceWith({ extra: feature({ clouds: ["public", "china"] }) });
    const input = { cloud: "usgovernment", region: "usgovvirginia", features: ["extra"] };
    expect(told(input, service)).toEqual([
      "error feature-not-in-cloud selection.features[0]: feature `extra` does not exist in the cloud `usgovernment`, only in `public`, `china`; remove it",
    ]);
  });

  it("are off where they are on by default and the cloud or the revision lacks them", () => {
    const service = serviceWith({
      extra: feature({ default: true, clouds: ["public"] }),
      late: feature({ default: true, since: "2025-01-01" }),
    });
    const selected = (cloud: string, region: string, revision: string): readonly string[] => [
      ...(select(service, { cloud, region, revision }).value?.features ?? []),
    ];
    expect(selected("public", "eastus2", "2025-01-01")).toEqual(["extra", "late"]);
    expect(selected("public", "eastus2", "2024-01-01")).toEqual(["extra"]);
    expect(selected("china", "chinaeast2", "2025-01-01")).toEqual(["late"]);
    expect(selected("china", "chinaeast2", "2024-01-01")).toEqual([]);
  });

  it("are refused together where they exclude each other", () => {
    const service = serviceWith({
      extra: feature({ excludes: ["other"] }),
      other: feature({ excludes: ["extra"] }),
    });
    expect(told({ ...PUBLIC, features: ["other", "extra"] }, service)).toEqual([
      "error features-exclude-each-other selection.features: features `extra` and `other` exclude each other; keep one of them",
    ]);
    expect(told({ ...PUBLIC, features: ["other"] }, service)).toEqual([]);
  });

  it("that are refused in all revisions but some name these", () => {
    const service = serviceWith({ extra: feature({ until: "2025-01-01" }) });
    expect(told({ ...PUBLIC, features: ["extra"] }, service)).toEqual([
      "error feature-not-in-revision selection.features[0]: feature `extra` is not in revision `2025-01-01`, only in `2024-01-01`; remove it or choose such a revision",
    ]);
  });
});

describe("a feature that implies another", () => {
  const feature = (difference: Partial<FeatureDocument> = {}): FeatureDocument => ({
    default: false,
    description: "Something more.",
    ...difference,
  });
  const serviceWith = (features: Record<string, FeatureDocument>): ReturnType<typeof readService> =>
    readService(smallCatalog({ service: { features } }).service);
  const nodes = {
    "gpu-nodes": feature({ implies: ["nodes"] }),
    nodes: feature({ implies: ["cluster"] }),
    cluster: feature(),
    other: feature(),
  };

  it.each<[string, Record<string, FeatureDocument>, SelectionInput, string[]]>([
    ["turns it on", nodes, { ...PUBLIC, features: ["nodes"] }, ["nodes", "cluster"]],
    [
      "turns on what that implies in turn",
      nodes,
      { ...PUBLIC, features: ["gpu-nodes"] },
      ["gpu-nodes", "nodes", "cluster"],
    ],
    [
      "changes nothing where both are asked for",
      nodes,
      { ...PUBLIC, features: ["cluster", "nodes"] },
      ["nodes", "cluster"],
    ],
    [
      "is not turned on by it",
      nodes,
      { ...PUBLIC, features: ["cluster"], withoutFeatures: ["nodes", "gpu-nodes"] },
      ["cluster"],
    ],
    [
      "does so where it is on by default",
      { ...nodes, nodes: feature({ default: true, implies: ["cluster"] }) },
      PUBLIC,
      ["nodes", "cluster"],
    ],
    [
      "does not where it is on by default and turned off",
      { ...nodes, nodes: feature({ default: true, implies: ["cluster"] }) },
      { ...PUBLIC, withoutFeatures: ["nodes", "cluster"] },
      [],
    ],
    [
      "does not where the revision lacks it",
      {
        nodes: feature({ default: true, since: "2025-01-01", implies: ["cluster"] }),
        cluster: feature(),
      },
      { ...PUBLIC, revision: "2024-01-01" },
      [],
    ],
  ])("%s", (_, features, input, on) => {
    const { value, diagnostics } = select(serviceWith(features), input);
    expect(diagnostics).toEqual([]);
    expect([...(value?.features ?? [])]).toEqual(on);
  });

  it.each<[string, SelectionInput, string[]]>([
    [
      "that is turned off",
      { ...PUBLIC, features: ["nodes"], withoutFeatures: ["cluster"] },
      [
        "error feature-on-and-off selection.withoutFeatures: feature `nodes` needs `cluster`, which is in `withoutFeatures`; remove one of them",
      ],
    ],
    [
      "that is turned off, by way of a third",
      { ...PUBLIC, features: ["gpu-nodes"], withoutFeatures: ["cluster"] },
      [
        "error feature-on-and-off selection.withoutFeatures: feature `gpu-nodes` needs `cluster`, which is in `withoutFeatures`; remove one of them",
      ],
    ],
    [
      "that is turned off as well as one more",
      { ...PUBLIC, features: ["gpu-nodes"], withoutFeatures: ["cluster", "nodes"] },
      [
        "error feature-on-and-off selection.withoutFeatures: feature `gpu-nodes` needs `cluster`, which is in `withoutFeatures`; remove one of them",
        "error feature-on-and-off selection.withoutFeatures: feature `gpu-nodes` needs `nodes`, which is in `withoutFeatures`; remove one of them",
      ],
    ],
  ])("%s, is refused", (_, input, findings) => {
    const service = serviceWith(nodes);
    expect(told(input, service)).toEqual(findings);
    expect(select(service, input).value).toBeUndefined();
  });

  it("is refused beside what the implied one excludes", () => {
    const service = serviceWith({
      ...nodes,
      cluster: feature({ excludes: ["other"] }),
      other: feature({ excludes: ["cluster"] }),
    });
    expect(told({ ...PUBLIC, features: ["nodes", "other"] }, service)).toEqual([
      "error features-exclude-each-other selection.features: features `cluster` and `other` exclude each other; keep one of them",
    ]);
  });
});

describe("a region in which the service is not documented", () => {
  it.each([
    [
      "usgovernment",
      "usgovtexas",
      "documented in `usgovarizona`, `usgovvirginia` of Azure US Government, not in `usgovtexas`; check that it is offered there",
    ],
    [
      "china",
      "chinanorth3",
      `documented in \`chinaeast2\` of ${CLOUD_DOCUMENTS.china.displayName}, not in \`chinanorth3\`; check that it is offered there`,
    ],
  ])("of %s, %s, is selected, with a finding for the plan to tell", (cloud, region, message) => {
    const { value, diagnostics } = select(machineLearningService(), { cloud, region });
    expect(diagnostics).toEqual([]);
    expect(value?.region.name).toBe(region);
    expect(inLines(value?.findings)).toEqual([
      `warning service-not-in-region selection.region: Azure Machine Learning is ${message}`,
    ]);
  });

  it("is nothing to find where the documents name none, as in the public cloud", () => {
    expect(MACHINE_LEARNING_DOCUMENTS.service.availability?.public).toBeUndefined();
    const input = { cloud: "public", region: "qatarcentral" };
    expect(select(machineLearningService(), input).value?.findings).toEqual([]);
  });

  it.each([
    ["usgovernment", "usgovvirginia"],
    ["china", "chinaeast2"],
  ])("is not, of %s, %s", (cloud, region) => {
    expect(select(machineLearningService(), { cloud, region }).value?.findings).toEqual([]);
  });
});
