import { machineLearningService } from "../../../../lib/core/catalog/built-in";
import { readService } from "../../../../lib/core/catalog/read-service";
import { documentsOf } from "../catalogs";
import { withFeatures } from "./changed-catalog";
import { errorsOf, type Refusal } from "./changed-input";

describe("the features of a selection", () => {
  it.each<Refusal>([
    [
      "a misspelt feature",
      { selection: { features: ["hbi-workspace", "public-ip-computer"] } },
      "unknown-feature",
      "selection.features[1]",
      "unknown feature `public-ip-computer` of Azure Machine Learning; did you mean `public-ip-compute` or `no-public-ip-compute`?",
    ],
    [
      "a feature unlike any of many",
      { selection: { features: ["quantum-networking"] } },
      "unknown-feature",
      "selection.features[0]",
      `unknown feature \`quantum-networking\` of Azure Machine Learning; known: ${[...machineLearningService().features.keys()].map((id) => `\`${id}\``).join(", ")}`,
    ],
    [
      "a feature unlike any of few",
      {
        service: readService(documentsOf({ requirements: [], implies: {} })),
        selection: { features: ["quantum-networking"] },
      },
      "unknown-feature",
      "selection.features[0]",
      "unknown feature `quantum-networking` of Azure Machine Learning; known: `one`, `two`, `three`",
    ],
    [
      "a misspelt feature to turn off",
      { selection: { withoutFeatures: ["azuremonitor"] } },
      "unknown-feature",
      "selection.withoutFeatures[0]",
      "unknown feature `azuremonitor` of Azure Machine Learning; did you mean `azure-monitor`?",
    ],
    [
      "a feature that is turned on and off",
      { selection: { features: ["hbi-workspace"], withoutFeatures: ["hbi-workspace"] } },
      "feature-on-and-off",
      "selection.features[0]",
      "feature `hbi-workspace` is in `features` and in `withoutFeatures`; remove it from one of them",
    ],
    [
      "a feature that is turned off, while one needs it that is turned on",
      {
        service: withFeatures({ probe: { implies: ["hbi-workspace"] } }),
        selection: { features: ["probe"], withoutFeatures: ["hbi-workspace"] },
      },
      "feature-on-and-off",
      "selection.withoutFeatures",
      "feature `probe` needs `hbi-workspace`, which is in `withoutFeatures`; remove one of them",
    ],
    [
      "a feature that the revision no longer has",
      { selection: { revision: "2026-03-19", features: ["no-public-ip-compute"] } },
      "feature-not-in-revision",
      "selection.features[0]",
      "feature `no-public-ip-compute` is not in revision `2026-03-19`, only in `2022-09-08`; remove it or choose such a revision",
    ],
    [
      "a feature that the revision does not have yet",
      {
        service: withFeatures({ probe: { since: "2023-04-14", until: "2026-03-19" } }),
        selection: { revision: "2022-09-08", features: ["probe"] },
      },
      "feature-not-in-revision",
      "selection.features[0]",
      "feature `probe` is not in revision `2022-09-08`, only in `2023-04-14`, `2025-04-03`; remove it or choose such a revision",
    ],
    [
      "a feature that the cloud lacks",
      {
        service: withFeatures({ probe: { clouds: ["public", "usgovernment"] } }),
        selection: { cloud: "china", region: "chinaeast2", features: ["probe"] },
      },
      "feature-not-in-cloud",
      "selection.features[0]",
      "feature `probe` does not exist in the cloud `china`, only in `public`, `usgovernment`; remove it",
    ],
    [
      "a feature that another one excludes",
      {
        service: withFeatures({ "hbi-workspace": { excludes: ["public-ip-compute"] } }),
        selection: { features: ["public-ip-compute", "hbi-workspace"] },
      },
      "features-exclude-each-other",
      "selection.features",
      "features `hbi-workspace` and `public-ip-compute` exclude each other; keep one of them",
    ],
    [
      "a feature that excludes one that is on by default",
      {
        service: withFeatures({ probe: { excludes: ["azure-monitor"] } }),
        selection: { features: ["probe"] },
      },
      "features-exclude-each-other",
      "selection.features",
      "features `probe` and `azure-monitor` exclude each other; keep one of them",
    ],
    [
      "a pair of features that exclude each other in both entries",
      {
        service: withFeatures({
          probe: { excludes: ["other-probe"] },
          "other-probe": { excludes: ["probe"] },
        }),
        selection: { features: ["probe", "other-probe"] },
      },
      "features-exclude-each-other",
      "selection.features",
      "features `probe` and `other-probe` exclude each other; keep one of them",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it.each([
    ["a feature that is named twice", { selection: { features: ["hbi-workspace", "hbi-workspace"] } }],
    [
      "a feature that excludes one which is turned off",
      {
        service: withFeatures({ probe: { excludes: ["azure-monitor"] } }),
        selection: { features: ["probe"], withoutFeatures: ["azure-monitor"] },
      },
    ],
    [
      "a feature that is on by default and that the revision lacks",
      { service: withFeatures({ probe: { default: true, until: "2023-04-14" } }) },
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});

describe("the parameters of a selection", () => {
  const parameter = (id: string, value: string) => ({ selection: { parameters: { [id]: value } } });

  it.each<Refusal>([
    [
      "a misspelt parameter",
      parameter("storageAcount", "mlstore"),
      "unknown-parameter",
      "selection.parameters.storageAcount",
      "unknown parameter `storageAcount` of Azure Machine Learning; did you mean `storageAccount`?",
    ],
    [
      "an unknown parameter",
      parameter("tenant", "contoso"),
      "unknown-parameter",
      "selection.parameters.tenant",
      "unknown parameter `tenant` of Azure Machine Learning; known: `storageAccount`, `containerRegistry`, `workspaceId`",
    ],
    [
      "the parameter `__proto__`",
      { selection: { parameters: JSON.parse('{"__proto__": "mlstore"}') } },
      "unknown-parameter",
      "selection.parameters.__proto__",
      "unknown parameter `__proto__` of Azure Machine Learning; known: `storageAccount`, `containerRegistry`, `workspaceId`",
    ],
    [
      "a storage account's name in upper case",
      parameter("storageAccount", "MLStore"),
      "invalid-parameter",
      "selection.parameters.storageAccount",
      "`MLStore` is no name for this: a storage account's name (lower-case letters and digits), for example `mlstore` (pattern ^[a-z0-9]{3,24}$)",
    ],
    [
      "a storage account's host in the place of its name",
      parameter("storageAccount", "mlstore.blob.core.windows.net"),
      "invalid-parameter",
      "selection.parameters.storageAccount",
      "`mlstore.blob.core.windows.net` has 29 characters; a storage account's name (lower-case letters and digits) has 3 to 24",
    ],
    [
      "an empty storage account's name",
      parameter("storageAccount", ""),
      "invalid-parameter",
      "selection.parameters.storageAccount",
      "`` has 0 characters; a storage account's name (lower-case letters and digits) has 3 to 24",
    ],
    [
      "a container registry's name with a hyphen",
      parameter("containerRegistry", "ml-registry"),
      "invalid-parameter",
      "selection.parameters.containerRegistry",
      "`ml-registry` is no name for this: a container registry's name (letters and digits), for example `mlregistry` (pattern ^[A-Za-z0-9]{5,50}$)",
    ],
    [
      "a workspace's name in the place of its id",
      parameter("workspaceId", "mlw-production"),
      "invalid-parameter",
      "selection.parameters.workspaceId",
      "`mlw-production` has 14 characters; a workspace's id (a GUID) has 36 to 36",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it("a value that Terraform knows later is not looked into", () => {
    expect(errorsOf({ selection: { parameters: { storageAccount: { deferred: "later" } } } })).toEqual([]);
  });
});
