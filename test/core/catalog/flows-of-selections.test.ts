import { selectedRequirements, summaryOf } from "./selected-requirements";

const NO_FORMS = { tags: [], hosts: [], routes: [], missing: [] };

describe("the requirements of a selection are these and no others:", () => {
  it("public, 2022-09-08, compute with and without public IP, hbi, Monitor secured", () => {
    const requirements = selectedRequirements({
      cloud: "public",
      region: "francecentral",
      revision: "2022-09-08",
      features: ["public-ip-compute", "no-public-ip-compute", "hbi-workspace"],
      withoutFeatures: ["azure-monitor", "workspace-private-endpoint"],
      parameters: { storageAccount: "mlstore" },
    });
    expect(requirements.map(summaryOf)).toEqual([
      {
        ...NO_FORMS,
        id: "entra-id",
        tags: ["AzureActiveDirectory Tcp 80,443"],
        hosts: ["login.microsoftonline.com Tcp 80,443"],
      },
      {
        ...NO_FORMS,
        id: "machine-learning-api",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.azureml.ms Tcp 443", "*.azureml.net Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "machine-learning-studio",
        tags: ["AzureFrontDoor.Frontend Tcp 443"],
        hosts: ["ml.azure.com Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "model-management",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.modelmanagement.azureml.net Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "integrated-notebooks",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.notebooks.azure.net Tcp 443"],
      },
      { ...NO_FORMS, id: "notebook-content", hosts: ["*.aznbcontent.net Tcp 443"] },
      { ...NO_FORMS, id: "microsoft-graph", hosts: ["graph.microsoft.com Tcp 443"] },
      {
        ...NO_FORMS,
        id: "default-storage",
        tags: ["Storage.FranceCentral Tcp 443"],
        hosts: [
          "mlstore.blob.core.windows.net Tcp 443",
          "mlstore.dfs.core.windows.net Tcp 443",
          "mlstore.file.core.windows.net Tcp 443,445",
        ],
      },
      {
        ...NO_FORMS,
        id: "resource-manager",
        tags: ["AzureResourceManager Tcp 443"],
        hosts: ["management.azure.com Tcp 443"],
      },
      { ...NO_FORMS, id: "azure-portal", hosts: ["management.azure.com Tcp 443"] },
      {
        ...NO_FORMS,
        id: "batch",
        tags: ["BatchNodeManagement.FranceCentral Tcp 443"],
        hosts: ["*.batch.azure.com Any 443", "*.service.batch.com Any 443"],
      },
      { ...NO_FORMS, id: "compute-directory", hosts: ["graph.windows.net Tcp 443"] },
      {
        ...NO_FORMS,
        id: "compute-instance",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.instances.azureml.ms Tcp 443", "*.instances.azureml.net Tcp 443"],
      },
      { ...NO_FORMS, id: "compute-instance-relay", hosts: ["francecentral.tundra.azureml.ms Udp 5831"] },
      {
        ...NO_FORMS,
        id: "microsoft-storage",
        tags: ["Storage.FranceCentral Tcp 443"],
        hosts: [
          "*.blob.core.windows.net Tcp 443",
          "*.queue.core.windows.net Tcp 443",
          "*.table.core.windows.net Tcp 443",
        ],
      },
      {
        ...NO_FORMS,
        id: "container-images",
        tags: ["AzureFrontDoor.FirstParty Tcp 443", "MicrosoftContainerRegistry.FranceCentral Tcp 443"],
      },
      { ...NO_FORMS, id: "public-ip-control", tags: ["AzureMachineLearning Tcp 44224"] },
      { ...NO_FORMS, id: "public-ip-batch-control", tags: ["BatchNodeManagement Tcp 29876-29877"] },
      {
        ...NO_FORMS,
        id: "public-ip-return",
        routes: ["AzureMachineLearning", "BatchNodeManagement.FranceCentral"],
      },
      { ...NO_FORMS, id: "no-public-ip-batch", tags: ["VirtualNetwork Tcp 29876-29877"] },
      { ...NO_FORMS, id: "no-public-ip-control", tags: ["AzureLoadBalancer Tcp 44224"] },
      {
        ...NO_FORMS,
        id: "batch-key-vault",
        tags: ["AzureKeyVault.FranceCentral Tcp 443"],
        hosts: ["*.vault.azure.net Tcp 443"],
      },
    ]);
  });
});
