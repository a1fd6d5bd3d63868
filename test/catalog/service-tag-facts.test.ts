import type { ServiceTagDocument } from "../../lib/core/catalog/documents";
import { CLOUD_IDS, CLOUDS, type CloudId, childrenOf, everyTag, tagOf } from "./cloud-documents";

const NONE: readonly string[] = [];
const NSG: readonly string[] = ["NSG"];
const ALL: readonly string[] = ["NSG", "UDR", "FW"];

describe("service-tag facts", () => {
  it.each<[CloudId, number]>([
    ["public", 106],
    ["usgovernment", 93],
    ["china", 89],
  ])("%s has %i tags without region, the six that are built in among them", (id, count) => {
    expect(everyTag(id)).toHaveLength(count);
    expect(everyTag(id).filter(([, tag]) => tag.builtIn)).toHaveLength(6);
  });

  it.each<
    [CloudId, string, readonly string[], number, readonly string[], Record<string, readonly string[]>?]
  >([
    ["public", "AzureMachineLearning", ALL, 73, NONE],
    ["public", "AzureMachineLearningInference", ALL, 0, NONE],
    ["public", "BatchNodeManagement", ALL, 73, NSG, { AustraliaCentral2: NONE }],
    ["public", "AzureActiveDirectory", ALL, 0, NONE],
    ["public", "AzureResourceManager", ALL, 73, NONE],
    ["public", "Storage", ALL, 75, ALL],
    ["public", "AzureFrontDoor.Frontend", ALL, 0, NONE],
    ["public", "AzureFrontDoor.Backend", ALL, 0, NONE],
    ["public", "AzureFrontDoor.FirstParty", ALL, 0, NONE],
    ["public", "AzureFrontDoor.MicrosoftSecurity", ALL, 0, NONE],
    [
      "public",
      "MicrosoftContainerRegistry",
      ALL,
      73,
      ALL,
      { AustraliaCentral: NONE, AustraliaCentral2: NONE },
    ],
    ["public", "AzureMonitor", ALL, 73, NSG],
    ["public", "AzureKeyVault", ALL, 73, ALL],
    ["public", "AzureContainerRegistry", ALL, 73, ALL],
    ["public", "DataFactory", ALL, 72, NSG, { AustraliaCentral: NONE, AustraliaCentral2: NONE }],
    ["public", "DataFactoryManagement", ALL, 0, NONE],
    ["public", "AzureArcInfrastructure", ALL, 73, NONE],
    ["public", "AzureCloud", NSG, 75, NSG],
    ["usgovernment", "AzureMachineLearning", ALL, 5, NONE],
    ["usgovernment", "AzureMachineLearningInference", ALL, 0, NONE],
    ["usgovernment", "BatchNodeManagement", ALL, 5, NSG],
    ["usgovernment", "AzureActiveDirectory", ALL, 0, NONE],
    ["usgovernment", "AzureResourceManager", ALL, 5, NONE],
    ["usgovernment", "Storage", ALL, 5, ALL],
    ["usgovernment", "AzureFrontDoor.Frontend", ALL, 0, NONE],
    ["usgovernment", "AzureFrontDoor.Backend", ALL, 0, NONE],
    ["usgovernment", "AzureFrontDoor.MicrosoftSecurity", ALL, 0, NONE],
    ["usgovernment", "MicrosoftContainerRegistry", ALL, 5, ALL],
    ["usgovernment", "AzureMonitor", ALL, 5, NSG],
    ["usgovernment", "AzureKeyVault", ALL, 5, ALL],
    ["usgovernment", "AzureContainerRegistry", ALL, 5, ALL],
    ["usgovernment", "DataFactory", ALL, 5, NSG],
    ["usgovernment", "DataFactoryManagement", ALL, 0, NONE],
    ["usgovernment", "AzureArcInfrastructure", ALL, 5, NONE],
    ["usgovernment", "AzureCloud", NSG, 5, NSG],
    ["china", "AzureMachineLearning", ALL, 6, NONE],
    ["china", "AzureMachineLearningInference", ALL, 0, NONE],
    ["china", "BatchNodeManagement", NSG, 6, NSG],
    ["china", "AzureActiveDirectory", ALL, 0, NONE],
    ["china", "AzureResourceManager", ALL, 6, NONE],
    ["china", "Storage", NSG, 6, NSG],
    ["china", "AzureFrontDoor.Frontend", ALL, 0, NONE],
    ["china", "AzureFrontDoor.Backend", ALL, 0, NONE],
    ["china", "MicrosoftContainerRegistry", NSG, 6, NSG],
    ["china", "AzureMonitor", NSG, 6, NSG],
    ["china", "AzureKeyVault", NSG, 6, NSG],
    ["china", "AzureContainerRegistry", NSG, 6, NSG],
    ["china", "DataFactory", NSG, 6, ALL],
    ["china", "DataFactoryManagement", ALL, 0, NONE],
    ["china", "AzureArcInfrastructure", NSG, 6, NONE],
    ["china", "AzureCloud", NSG, 6, NSG],
  ])(
    "in %s, %s is usable in %j; it has %i children, usable in %j",
    (id, name, bare, count, regional, exceptions = {}) => {
      const tag = tagOf(id, name);
      const children = childrenOf(id, tag.regional);
      expect(tag.usableIn).toEqual(bare);
      expect(Object.keys(children)).toHaveLength(count);
      expect(exceptions).toEqual(
        Object.fromEntries(Object.entries(children).filter(([suffix]) => suffix in exceptions)),
      );
      for (const [suffix, uses] of Object.entries(children).filter(([each]) => !(each in exceptions))) {
        expect([suffix, uses]).toEqual([suffix, regional]);
      }
    },
  );

  it.each<[CloudId, string]>([
    ["usgovernment", "AzureFrontDoor.FirstParty"],
    ["china", "AzureFrontDoor.FirstParty"],
    ["china", "AzureFrontDoor.MicrosoftSecurity"],
    ["usgovernment", "AzureOpenDatasets"],
    ["china", "AzureOpenDatasets"],
    ["public", "Frontdoor.FirstParty"],
    ["public", "AzureFrontDoor.FrontEnd"],
    ["public", "AzureFrontDoor"],
    ["public", "Keyvault"],
  ])("%s has no tag %s", (id, name) => {
    expect(CLOUDS[id].serviceTags).not.toHaveProperty([name]);
  });

  it.each<[CloudId, string, readonly string[]]>([
    ["public", "Storage", ["EastUS2Stage", "NorthCentralUSStage"]],
    ["public", "Sql", ["EastUS2Stage", "NorthCentralUSStage"]],
    ["public", "AzureCloud", ["brazilne", "northeurope2"]],
    ["usgovernment", "AzurePortal", ["AzureAppServiceUx"]],
  ])("in %s, %s has children for no region: %j", (id, name, suffixes) => {
    expect(tagOf(id, name).regional?.otherSuffixes).toEqual(suffixes);
  });

  it.each(CLOUD_IDS)("in %s, AzureCloud alone ends in suffixes of its own", (id) => {
    const own = everyTag(id).filter(([, { regional }]) => regional?.suffixes === "azureCloudSuffix");
    expect(own.map(([name]) => name)).toEqual(["AzureCloud"]);
  });

  it.each<[CloudId, readonly string[]]>([
    ["public", []],
    ["usgovernment", []],
    [
      "china",
      [
        "ActionGroup",
        "AppConfiguration",
        "ApplicationInsightsAvailability",
        "AzureAdvancedThreatProtection",
        "AzureCognitiveSearch",
        "LogicApps",
        "LogicAppsManagement",
        "MicrosoftCloudAppSecurity",
        "PowerQueryOnline",
        "StorageSyncService",
      ],
    ],
  ])("in %s, nothing is published on the use of %j", (id, names) => {
    expect(everyTag(id).flatMap(([name, tag]) => (tag.usableIn === null ? [name] : []))).toEqual(names);
  });

  it.each<[CloudId, string[]]>([
    ["public", ["AzureCloud UDR FW", "AzureCloud.* UDR FW", "BatchNodeManagement.* UDR FW"]],
    ["usgovernment", ["AzureCloud UDR FW", "AzureCloud.* UDR FW", "BatchNodeManagement.* UDR FW"]],
    ["china", []],
  ])("in %s, documents add these uses: %j", (id, expected) => {
    const layers = (uses: ServiceTagDocument["documentedIn"]) => (uses ?? []).map(({ layer }) => layer);
    const added = everyTag(id).flatMap(([name, tag]) => [
      [name, ...layers(tag.documentedIn)],
      [`${name}.*`, ...layers(tag.regional?.documentedIn)],
    ]);
    expect(added.filter((each) => each.length > 1).map((each) => each.join(" "))).toEqual(expected);
  });
});

describe.each(CLOUD_IDS)("the tags of %s", (id) => {
  it.each([
    "VirtualNetwork",
    "AzureLoadBalancer",
    "Internet",
    "AzurePlatformDNS",
    "AzurePlatformIMDS",
    "AzurePlatformLKM",
  ])("has %s built in, for network security groups alone", (name) => {
    expect(tagOf(id, name)).toEqual({ builtIn: true, usableIn: ["NSG"], source: "service-tags-overview" });
  });

  it("has the Entra service endpoint's tag for look-up only", () => {
    expect(tagOf(id, "AzureActiveDirectory.ServiceEndpoint").usableIn).toEqual([]);
  });
});
