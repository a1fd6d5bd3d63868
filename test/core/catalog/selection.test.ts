import {
  CLOUD_DOCUMENTS,
  MACHINE_LEARNING_DOCUMENTS,
  machineLearningService,
} from "../../../lib/core/catalog/built-in";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import { inLines, PUBLIC, told } from "./told-of-selections";

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
