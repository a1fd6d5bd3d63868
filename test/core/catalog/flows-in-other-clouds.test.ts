import { selectedRequirements, summaryOf } from "./selected-requirements";

const NO_FORMS = { tags: [], hosts: [], routes: [], missing: [] };

describe("the requirements of a selection are these and no others:", () => {
  it("China, 2025-04-03, as it is by default, with a storage account that is known later", () => {
    const storageAccount = { deferred: "TOKEN" };
    const requirements = selectedRequirements({
      cloud: "china",
      region: "chinaeast2",
      revision: "2025-04-03",
      parameters: { storageAccount },
    });
    expect(requirements.map(summaryOf)).toEqual([
      {
        ...NO_FORMS,
        id: "entra-id",
        tags: ["AzureActiveDirectory Tcp 80,443"],
        hosts: ["login.chinacloudapi.cn Tcp 80,443"],
      },
      {
        ...NO_FORMS,
        id: "machine-learning-api",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.azureml.cn Tcp 443", "*.ml.azure.cn Tcp 443"],
      },
      { ...NO_FORMS, id: "machine-learning-studio", hosts: ["studio.ml.azure.cn Tcp 443"] },
      {
        ...NO_FORMS,
        id: "model-management",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.modelmanagement.ml.azure.cn Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "integrated-notebooks",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.notebooks.chinacloudapi.cn Tcp 443"],
      },
      { ...NO_FORMS, id: "notebook-content", hosts: ["*.aznbcontent.net Tcp 443"] },
      { ...NO_FORMS, id: "microsoft-graph", hosts: ["graph.chinacloudapi.cn Tcp 443"] },
      {
        ...NO_FORMS,
        id: "default-storage",
        tags: ["Storage.ChinaEast2 Tcp 443"],
        hosts: [
          "TOKEN.blob.core.chinacloudapi.cn Tcp 443",
          "TOKEN.dfs.core.chinacloudapi.cn Tcp 443",
          "TOKEN.file.core.chinacloudapi.cn Tcp 443,445",
        ],
      },
      {
        ...NO_FORMS,
        id: "resource-manager",
        tags: ["AzureResourceManager Tcp 443"],
        hosts: ["management.chinacloudapi.cn Tcp 443"],
      },
      { ...NO_FORMS, id: "azure-portal", hosts: ["management.azure.cn Tcp 443"] },
      { ...NO_FORMS, id: "batch", tags: ["BatchNodeManagement.ChinaEast2 Tcp 443"] },
      { ...NO_FORMS, id: "compute-directory", hosts: ["graph.chinacloudapi.cn Tcp 443"] },
      {
        ...NO_FORMS,
        id: "compute-instance",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.instances.azureml.cn Tcp 443", "*.instances.azureml.ms Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "compute-instance-relay",
        tags: ["AzureMachineLearning Udp 5831"],
        hosts: ["chinaeast2.tundra.azureml.cn Udp 5831"],
      },
      {
        ...NO_FORMS,
        id: "microsoft-storage",
        tags: ["Storage.ChinaEast2 Tcp 443"],
        hosts: [
          "*.blob.core.chinacloudapi.cn Tcp 443",
          "*.queue.core.chinacloudapi.cn Tcp 443",
          "*.table.core.chinacloudapi.cn Tcp 443",
        ],
      },
      {
        ...NO_FORMS,
        id: "container-images",
        tags: ["MicrosoftContainerRegistry Tcp 443"],
        hosts: ["*.data.mcr.microsoft.com Tcp 443", "mcr.microsoft.com Tcp 443"],
      },
      { ...NO_FORMS, id: "private-endpoints", tags: ["VirtualNetwork Tcp 443"] },
      {
        ...NO_FORMS,
        id: "monitoring",
        tags: ["AzureMonitor Tcp 443"],
        hosts: [
          "*.in.applicationinsights.azure.com Tcp 443",
          "dc.applicationinsights.azure.com Tcp 443",
          "dc.applicationinsights.microsoft.com Tcp 443",
          "dc.services.visualstudio.com Tcp 443",
        ],
      },
      {
        ...NO_FORMS,
        id: "compute-instance-ports",
        tags: ["AzureMachineLearning Tcp 8787,18881"],
        hosts: ["*.instances.azureml.ms Tcp 8787,18881"],
      },
    ]);
  });

  it("US Government, newest, a firewall before the storage account, without the default features", () => {
    const requirements = selectedRequirements({
      cloud: "usgovernment",
      region: "usgovarizona",
      features: ["storage-behind-firewall", "public-ip-compute"],
      withoutFeatures: ["azure-monitor", "workspace-private-endpoint"],
      parameters: { storageAccount: "mlstore" },
    });
    expect(requirements.map(summaryOf)).toEqual([
      {
        ...NO_FORMS,
        id: "entra-id",
        tags: ["AzureActiveDirectory Tcp 80,443"],
        hosts: ["login.microsoftonline.us Tcp 80,443"],
      },
      {
        ...NO_FORMS,
        id: "machine-learning-api",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.ml.azure.us Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "machine-learning-studio",
        tags: ["AzureFrontDoor.Frontend Tcp 443"],
        hosts: ["ml.azure.us Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "model-management",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.modelmanagement.azureml.us Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "integrated-notebooks",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.notebooks.usgovcloudapi.net Tcp 443"],
      },
      { ...NO_FORMS, id: "notebook-content", hosts: ["*.aznbcontent.net Tcp 443"] },
      { ...NO_FORMS, id: "microsoft-graph", hosts: ["graph.microsoft.us Tcp 443"] },
      {
        ...NO_FORMS,
        id: "default-storage",
        tags: ["Storage.USGovArizona Tcp 443"],
        hosts: [
          "mlstore.blob.core.usgovcloudapi.net Tcp 443",
          "mlstore.dfs.core.usgovcloudapi.net Tcp 443",
          "mlstore.file.core.usgovcloudapi.net Tcp 443,445",
        ],
      },
      {
        ...NO_FORMS,
        id: "resource-manager",
        tags: ["AzureResourceManager Tcp 443"],
        hosts: ["management.usgovcloudapi.net Tcp 443"],
      },
      { ...NO_FORMS, id: "azure-portal", hosts: ["management.azure.us Tcp 443"] },
      { ...NO_FORMS, id: "batch", tags: ["BatchNodeManagement.USGovArizona Tcp 443"] },
      { ...NO_FORMS, id: "compute-directory", hosts: ["graph.windows.net Tcp 443"] },
      {
        ...NO_FORMS,
        id: "compute-instance",
        tags: ["AzureMachineLearning Tcp 443"],
        hosts: ["*.instances.azureml.ms Tcp 443", "*.instances.azureml.us Tcp 443"],
      },
      {
        ...NO_FORMS,
        id: "compute-instance-relay",
        tags: ["AzureMachineLearning Udp 5831"],
        hosts: ["usgovarizona.tundra.azureml.us Udp 5831"],
      },
      {
        ...NO_FORMS,
        id: "microsoft-storage",
        tags: ["Storage.USGovArizona Tcp 443"],
        hosts: [
          "*.blob.core.usgovcloudapi.net Tcp 443",
          "*.queue.core.usgovcloudapi.net Tcp 443",
          "*.table.core.usgovcloudapi.net Tcp 443",
        ],
      },
      {
        ...NO_FORMS,
        id: "container-images",
        tags: ["MicrosoftContainerRegistry Tcp 443"],
        hosts: ["*.data.mcr.microsoft.com Tcp 443", "mcr.microsoft.com Tcp 443"],
      },
      { ...NO_FORMS, id: "private-endpoints", tags: ["VirtualNetwork Tcp 443"] },
      { ...NO_FORMS, id: "public-ip-control", tags: ["AzureMachineLearning Tcp 44224"] },
      { ...NO_FORMS, id: "public-ip-return", routes: ["AzureMachineLearning"] },
      {
        ...NO_FORMS,
        id: "default-storage-smb",
        tags: ["Storage.USGovArizona Tcp 445"],
        hosts: ["mlstore.file.core.usgovcloudapi.net Tcp 445"],
      },
    ]);
  });
});
