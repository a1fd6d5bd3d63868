import type { CloudId } from "../../../lib/core/catalog/cloud";

/**
 * The host tables of the article, row by row: destination, protocol, ports, first revision, and the revision that
 * ended it. Read from the tables apart from the catalog, to be compared with what the catalog selects for a workspace
 * with the feature of each row on. `<storage>` is the default storage account, `<region>` the region.
 */
export type HostRow = readonly [host: string, protocol: string, ports: string, since: string, until?: string];

const [IN_2022, IN_2023, IN_2026] = ["2022-09-08", "2023-04-14", "2026-03-19"] as const;

/** "Docker images" and "Monitoring, metrics, and diagnostics": one list for all clouds, since 2023. */
const IMAGES_AND_MONITORING: readonly HostRow[] = [
  ["mcr.microsoft.com", "Tcp", "443", IN_2023],
  ["*.data.mcr.microsoft.com", "Tcp", "443", IN_2023],
  ["dc.applicationinsights.azure.com", "Tcp", "443", IN_2023],
  ["dc.applicationinsights.microsoft.com", "Tcp", "443", IN_2023],
  ["dc.services.visualstudio.com", "Tcp", "443", IN_2023],
  ["*.in.applicationinsights.azure.com", "Tcp", "443", IN_2023],
];

/** The tabs of the tables, without the AutoML rows and the one for `hbi_workspace`. */
export const HOST_TABLES: Readonly<Record<CloudId, readonly HostRow[]>> = {
  public: [
    ["login.microsoftonline.com", "Tcp", "80,443", IN_2022],
    ["management.azure.com", "Tcp", "443", IN_2022],
    ["ml.azure.com", "Tcp", "443", IN_2022],
    ["*.azureml.ms", "Tcp", "443", IN_2022],
    ["*.azureml.net", "Tcp", "443", IN_2022],
    ["*.modelmanagement.azureml.net", "Tcp", "443", IN_2022],
    ["*.notebooks.azure.net", "Tcp", "443", IN_2022],
    ["<storage>.file.core.windows.net", "Tcp", "443,445", IN_2022],
    ["<storage>.dfs.core.windows.net", "Tcp", "443", IN_2022],
    ["<storage>.blob.core.windows.net", "Tcp", "443", IN_2022],
    ["graph.microsoft.com", "Tcp", "443", IN_2022],
    ["*.aznbcontent.net", "Tcp", "443", IN_2022],
    ["graph.windows.net", "Tcp", "443", IN_2022],
    ["*.instances.azureml.net", "Tcp", "443", IN_2022],
    ["*.instances.azureml.ms", "Tcp", "443,8787,18881", IN_2022],
    ["<region>.tundra.azureml.ms", "Udp", "5831", IN_2022],
    ["*.tundra.<region>.api.azureml.ms", "Udp", "5831", IN_2026],
    ["*.batch.azure.com", "Any", "443", IN_2022, IN_2023],
    ["*.service.batch.com", "Any", "443", IN_2022, IN_2023],
    ["*.<region>.batch.azure.com", "Any", "443", IN_2023],
    ["*.<region>.service.batch.azure.com", "Any", "443", IN_2023],
    ["*.blob.core.windows.net", "Tcp", "443", IN_2022],
    ["*.table.core.windows.net", "Tcp", "443", IN_2022],
    ["*.queue.core.windows.net", "Tcp", "443", IN_2022],
    ...IMAGES_AND_MONITORING,
  ],
  usgovernment: [
    ["login.microsoftonline.us", "Tcp", "80,443", IN_2022],
    ["management.azure.us", "Tcp", "443", IN_2022],
    ["management.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ["ml.azure.us", "Tcp", "443", IN_2022],
    ["*.ml.azure.us", "Tcp", "443", IN_2022],
    ["*.modelmanagement.azureml.us", "Tcp", "443", IN_2022],
    ["*.notebooks.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ["<storage>.file.core.usgovcloudapi.net", "Tcp", "443,445", IN_2022],
    ["<storage>.dfs.core.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ["<storage>.blob.core.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ["graph.microsoft.us", "Tcp", "443", IN_2022],
    ["*.aznbcontent.net", "Tcp", "443", IN_2022],
    ["graph.windows.net", "Tcp", "443", IN_2022],
    ["*.instances.azureml.us", "Tcp", "443", IN_2022],
    ["*.instances.azureml.ms", "Tcp", "443,8787,18881", IN_2022],
    ["<region>.tundra.azureml.us", "Udp", "5831", IN_2022],
    ["*.blob.core.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ["*.table.core.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ["*.queue.core.usgovcloudapi.net", "Tcp", "443", IN_2022],
    ...IMAGES_AND_MONITORING,
  ],
  china: [
    ["login.chinacloudapi.cn", "Tcp", "80,443", IN_2022],
    ["management.azure.cn", "Tcp", "443", IN_2022],
    ["management.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["studio.ml.azure.cn", "Tcp", "443", IN_2022],
    ["*.ml.azure.cn", "Tcp", "443", IN_2022],
    ["*.azureml.cn", "Tcp", "443", IN_2022],
    ["*.modelmanagement.ml.azure.cn", "Tcp", "443", IN_2022],
    ["*.notebooks.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["<storage>.file.core.chinacloudapi.cn", "Tcp", "443,445", IN_2022],
    ["<storage>.dfs.core.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["<storage>.blob.core.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["graph.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["*.aznbcontent.net", "Tcp", "443", IN_2022],
    ["*.instances.azureml.cn", "Tcp", "443", IN_2022],
    ["*.instances.azureml.ms", "Tcp", "443,8787,18881", IN_2022],
    ["<region>.tundra.azureml.cn", "Udp", "5831", IN_2022],
    ["*.blob.core.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["*.table.core.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ["*.queue.core.chinacloudapi.cn", "Tcp", "443", IN_2022],
    ...IMAGES_AND_MONITORING,
  ],
};

/** The rows that a feature adds. */
export const FEATURE_HOSTS: Readonly<Record<string, Readonly<Record<CloudId, readonly HostRow[]>>>> = {
  "hbi-workspace": {
    public: [["*.vault.azure.net", "Tcp", "443", IN_2022]],
    usgovernment: [["*.vault.usgovcloudapi.net", "Tcp", "443", IN_2022]],
    china: [["*.vault.azure.cn", "Tcp", "443", IN_2022]],
  },
};
