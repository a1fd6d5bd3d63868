import { DIRECT, firewall } from "./selections";
import { NOTHING, selected, written } from "./written-plans";

/*
 * Plans written out by hand from Microsoft's tables: "Configure inbound and outbound network traffic" for what is
 * needed, "Network security groups overview" and "Azure Firewall rule processing logic" for how it is let through.
 */

describe("the plan of the default selection", () => {
  it("in eastus2 with direct egress allows the tags of the tables and denies the rest of the Internet", () => {
    expect(written(selected("public", "eastus2"), DIRECT)).toEqual({
      ...NOTHING,
      rules: [
        "1010 Outbound Allow Tcp 10.1.0.0/24 -> AzureActiveDirectory:80,443 AllowAzureActiveDirectoryTcpOutbound",
        "1020 Outbound Allow Tcp 10.1.0.0/24 -> AzureMachineLearning:443,8787,18881 AllowAzureMachineLearningTcpOutbound",
        "1030 Outbound Allow Udp 10.1.0.0/24 -> AzureMachineLearning:5831 AllowAzureMachineLearningUdpOutbound",
        "1040 Outbound Allow Tcp 10.1.0.0/24 -> BatchNodeManagement.EastUS2:443 AllowBatchNodeManagementTcpOutbound",
        "1050 Outbound Allow Tcp 10.1.0.0/24 -> AzureResourceManager:443 AllowAzureResourceManagerTcpOutbound",
        "1060 Outbound Allow Tcp 10.1.0.0/24 -> Storage.EastUS2:443 AllowStorageTcpOutbound",
        "1070 Outbound Allow Tcp 10.1.0.0/24 -> AzureFrontDoor.Frontend:443 AllowAzureFrontDoorFrontendTcpOutbound",
        "1090 Outbound Allow Tcp 10.1.0.0/24 -> MicrosoftContainerRegistry:443 AllowMicrosoftContainerRegistryTcpOutbound",
        "1100 Outbound Allow Tcp 10.1.0.0/24 -> AzureFrontDoor.FirstParty:443 AllowAzureFrontDoorFirstPartyTcpOutbound",
        "1110 Outbound Allow Tcp 10.1.0.0/24 -> AzureMonitor:443 AllowAzureMonitorTcpOutbound",
        "2990 Outbound Deny * * -> Internet:* DenyInternetOutbound",
        "3120 Outbound Allow Tcp 10.1.0.0/24 -> VirtualNetwork:443 AllowVirtualNetworkTcpOutbound",
      ],
    });
  });

  it("in usgovvirginia with direct egress lacks AzureFrontDoor.FirstParty, which is no tag there", () => {
    expect(written(selected("usgovernment", "usgovvirginia"), DIRECT)).toEqual({
      ...NOTHING,
      rules: [
        "1010 Outbound Allow Tcp 10.1.0.0/24 -> AzureActiveDirectory:80,443 AllowAzureActiveDirectoryTcpOutbound",
        "1020 Outbound Allow Tcp 10.1.0.0/24 -> AzureMachineLearning:443,8787,18881 AllowAzureMachineLearningTcpOutbound",
        "1030 Outbound Allow Udp 10.1.0.0/24 -> AzureMachineLearning:5831 AllowAzureMachineLearningUdpOutbound",
        "1040 Outbound Allow Tcp 10.1.0.0/24 -> BatchNodeManagement.USGovVirginia:443 AllowBatchNodeManagementTcpOutbound",
        "1050 Outbound Allow Tcp 10.1.0.0/24 -> AzureResourceManager:443 AllowAzureResourceManagerTcpOutbound",
        "1060 Outbound Allow Tcp 10.1.0.0/24 -> Storage.USGovVirginia:443 AllowStorageTcpOutbound",
        "1070 Outbound Allow Tcp 10.1.0.0/24 -> AzureFrontDoor.Frontend:443 AllowAzureFrontDoorFrontendTcpOutbound",
        "1090 Outbound Allow Tcp 10.1.0.0/24 -> MicrosoftContainerRegistry:443 AllowMicrosoftContainerRegistryTcpOutbound",
        "1110 Outbound Allow Tcp 10.1.0.0/24 -> AzureMonitor:443 AllowAzureMonitorTcpOutbound",
        "2990 Outbound Deny * * -> Internet:* DenyInternetOutbound",
        "3120 Outbound Allow Tcp 10.1.0.0/24 -> VirtualNetwork:443 AllowVirtualNetworkTcpOutbound",
      ],
    });
  });

  it("in eastus2 by host names opens the hosts' ports in the NSG and leaves to tags what hosts cannot express", () => {
    const selection = selected("public", "eastus2", { parameters: { storageAccount: "mlstore" } });
    expect(written(selection, firewall("fqdn"))).toEqual({
      rules: [
        "2990 Inbound Deny * Internet -> *:* DenyInternetInbound",
        "1020 Outbound Allow Tcp 10.1.0.0/24 -> AzureMachineLearning:8787,18881 AllowAzureMachineLearningTcpOutbound",
        "1030 Outbound Allow Udp 10.1.0.0/24 -> AzureMachineLearning:5831 AllowAzureMachineLearningUdpOutbound",
        "1400 Outbound Allow Tcp 10.1.0.0/24 -> Internet:80,443,445 AllowInternetTcpOutbound",
        "2990 Outbound Deny * * -> Internet:* DenyInternetOutbound",
        "3120 Outbound Allow Tcp 10.1.0.0/24 -> VirtualNetwork:443 AllowVirtualNetworkTcpOutbound",
      ],
      network: {
        name: "400 Allow azure-machine-learning-network",
        rules: [
          ["AllowHostsTcp_445", "TCP 10.1.0.0/24 -> :445", ["mlstore.file.core.windows.net"]],
          // The UDP endpoint has a host with a wildcard, and so have 8787 and 18881: network rules take none.
          ["AllowServiceTagsUdp_5831", "UDP 10.1.0.0/24 -> :5831", ["AzureMachineLearning"]],
          ["AllowServiceTagsTcp_8787_18881", "TCP 10.1.0.0/24 -> :8787,18881", ["AzureMachineLearning"]],
        ],
      },
      application: {
        name: "800 Allow azure-machine-learning-application",
        rules: [
          [
            "AllowHostsTcp_443",
            "Https:443 10.1.0.0/24",
            [
              "login.microsoftonline.com",
              "*.azureml.ms",
              "*.azureml.net",
              "*.aznbcontent.net",
              "*.blob.core.windows.net",
              "*.data.mcr.microsoft.com",
              "*.eastus2.batch.azure.com",
              "*.eastus2.service.batch.azure.com",
              "*.in.applicationinsights.azure.com",
              "*.notebooks.azure.net",
              "*.queue.core.windows.net",
              "*.table.core.windows.net",
              "dc.applicationinsights.azure.com",
              "dc.applicationinsights.microsoft.com",
              "dc.services.visualstudio.com",
              "graph.microsoft.com",
              "graph.windows.net",
              "management.azure.com",
              "mcr.microsoft.com",
              "ml.azure.com",
              "mlstore.dfs.core.windows.net",
              "mlstore.file.core.windows.net",
            ].sort(),
          ],
          ["AllowHostsTcp_80", "Http:80 10.1.0.0/24", ["login.microsoftonline.com"]],
        ],
      },
      routes: ["0.0.0.0/0 -> VirtualAppliance 172.16.0.4 DefaultToFirewall"],
    });
  });

  it("in chinaeast2 by host names takes the tag of Batch, which has no hosts there, and leaves the storage account out", () => {
    expect(written(selected("china", "chinaeast2"), firewall("fqdn"))).toEqual({
      rules: [
        "2990 Inbound Deny * Internet -> *:* DenyInternetInbound",
        "1020 Outbound Allow Tcp 10.1.0.0/24 -> AzureMachineLearning:8787,18881 AllowAzureMachineLearningTcpOutbound",
        "1400 Outbound Allow Tcp 10.1.0.0/24 -> Internet:80,443 AllowInternetTcpOutbound",
        "1410 Outbound Allow Udp 10.1.0.0/24 -> Internet:5831 AllowInternetUdpOutbound",
        "2990 Outbound Deny * * -> Internet:* DenyInternetOutbound",
        "3120 Outbound Allow Tcp 10.1.0.0/24 -> VirtualNetwork:443 AllowVirtualNetworkTcpOutbound",
      ],
      network: {
        name: "400 Allow azure-machine-learning-network",
        rules: [
          ["AllowServiceTagsTcp_443", "TCP 10.1.0.0/24 -> :443", ["BatchNodeManagement.ChinaEast2"]],
          ["AllowHostsUdp_5831", "UDP 10.1.0.0/24 -> :5831", ["chinaeast2.tundra.azureml.cn"]],
          ["AllowServiceTagsTcp_8787_18881", "TCP 10.1.0.0/24 -> :8787,18881", ["AzureMachineLearning"]],
        ],
      },
      application: {
        name: "800 Allow azure-machine-learning-application",
        rules: [
          [
            "AllowHostsTcp_443",
            "Https:443 10.1.0.0/24",
            [
              // studio.ml.azure.cn, *.modelmanagement.ml.azure.cn and *.instances.azureml.cn are below these.
              "*.ml.azure.cn",
              "login.chinacloudapi.cn",
              "*.azureml.cn",
              "*.notebooks.chinacloudapi.cn",
              "*.aznbcontent.net",
              "graph.chinacloudapi.cn",
              "management.chinacloudapi.cn",
              "management.azure.cn",
              "*.instances.azureml.ms",
              "*.blob.core.chinacloudapi.cn",
              "*.table.core.chinacloudapi.cn",
              "*.queue.core.chinacloudapi.cn",
              "mcr.microsoft.com",
              "*.data.mcr.microsoft.com",
              "dc.applicationinsights.azure.com",
              "dc.applicationinsights.microsoft.com",
              "dc.services.visualstudio.com",
              "*.in.applicationinsights.azure.com",
            ].sort(),
          ],
          ["AllowHostsTcp_80", "Http:80 10.1.0.0/24", ["login.chinacloudapi.cn"]],
        ],
      },
      routes: ["0.0.0.0/0 -> VirtualAppliance 172.16.0.4 DefaultToFirewall"],
    });
  });
});

describe("the plan of compute with and without public IP addresses at revision 2022-09-08", () => {
  it("in westus by service tags lets the service in, and its replies out around the firewall", () => {
    const selection = selected("public", "westus", {
      revision: "2022-09-08",
      features: ["public-ip-compute", "no-public-ip-compute"],
    });
    expect(written(selection, firewall("service-tags"))).toEqual({
      rules: [
        "1010 Inbound Allow Tcp AzureMachineLearning -> 10.1.0.0/24:44224 AllowAzureMachineLearningTcpInbound",
        "1020 Inbound Allow Tcp BatchNodeManagement -> 10.1.0.0/24:29876-29877 AllowBatchNodeManagementTcpInbound",
        "2990 Inbound Deny * Internet -> *:* DenyInternetInbound",
        "3030 Inbound Allow Tcp VirtualNetwork -> 10.1.0.0/24:29876-29877 AllowVirtualNetworkTcpInbound",
        "3040 Inbound Allow Tcp AzureLoadBalancer -> 10.1.0.0/24:44224 AllowAzureLoadBalancerTcpInbound",
        "1010 Outbound Allow Tcp 10.1.0.0/24 -> AzureActiveDirectory:80,443 AllowAzureActiveDirectoryTcpOutbound",
        // What is routed around the firewall has its exact ports, that of the UDP endpoint's host among them.
        "1020 Outbound Allow Tcp 10.1.0.0/24 -> AzureMachineLearning:443,8787,18881 AllowAzureMachineLearningTcpOutbound",
        "1030 Outbound Allow Udp 10.1.0.0/24 -> AzureMachineLearning:5831 AllowAzureMachineLearningUdpOutbound",
        "1040 Outbound Allow Tcp 10.1.0.0/24 -> BatchNodeManagement.WestUS:443 AllowBatchNodeManagementTcpOutbound",
        "1380 Outbound Deny * * -> AzureMachineLearning:* DenyAzureMachineLearningOutbound",
        "1390 Outbound Deny * * -> BatchNodeManagement.WestUS:* DenyBatchNodeManagementOutbound",
        "1400 Outbound Allow Tcp 10.1.0.0/24 -> Internet:443 AllowInternetTcpOutbound",
        "1410 Outbound Allow Udp 10.1.0.0/24 -> Internet:5831 AllowInternetUdpOutbound",
        "2990 Outbound Deny * * -> Internet:* DenyInternetOutbound",
      ],
      network: {
        name: "400 Allow azure-machine-learning-network",
        rules: [
          [
            "AllowServiceTagsTcp_443",
            "TCP 10.1.0.0/24 -> :443",
            [
              "AzureActiveDirectory",
              "AzureMachineLearning",
              "BatchNodeManagement.WestUS",
              "AzureResourceManager",
              "Storage.WestUS",
              "AzureFrontDoor.Frontend",
              "MicrosoftContainerRegistry.WestUS",
              "AzureFrontDoor.FirstParty",
              "AzureMonitor",
            ].sort(),
          ],
          ["AllowServiceTagsTcp_80", "TCP 10.1.0.0/24 -> :80", ["AzureActiveDirectory"]],
          ["AllowHostsUdp_5831", "UDP 10.1.0.0/24 -> :5831", ["westus.tundra.azureml.ms"]],
          ["AllowServiceTagsTcp_8787_18881", "TCP 10.1.0.0/24 -> :8787,18881", ["AzureMachineLearning"]],
        ],
      },
      application: {
        name: "800 Allow azure-machine-learning-application",
        rules: [
          [
            "AllowHostsTcp_443",
            "Https:443 10.1.0.0/24",
            ["*.aznbcontent.net", "graph.microsoft.com", "graph.windows.net"],
          ],
        ],
      },
      routes: [
        "0.0.0.0/0 -> VirtualAppliance 172.16.0.4 DefaultToFirewall",
        "AzureMachineLearning -> Internet AzureMachineLearningToInternet",
        "BatchNodeManagement.WestUS -> Internet BatchNodeManagementToInternet",
      ],
    });
  });
});
