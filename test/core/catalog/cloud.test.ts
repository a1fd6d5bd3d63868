import { serviceTag } from "../../../lib/core/address/service-tag";
import { builtInCloud, CLOUD_DOCUMENTS, CLOUD_IDS } from "../../../lib/core/catalog/built-in";
import { Cloud, type CloudId, type Region, type TagUse } from "../../../lib/core/catalog/cloud";
import type { NetworkFeature } from "../../../lib/core/catalog/documents";

function regionOf(id: CloudId, name: string): Region {
  const region = builtInCloud(id).regions.get(name);
  if (region === undefined) {
    throw new Error(`${id} has no region ${name}`);
  }
  return region;
}

describe("a service tag is read", () => {
  it.each<[CloudId, string, string, string | undefined]>([
    ["public", "Storage", "Storage", undefined],
    ["public", "Storage.WestUS", "Storage", "WestUS"],
    ["public", "AzureFrontDoor.Frontend", "AzureFrontDoor.Frontend", undefined],
    ["public", "AzureFrontDoor.FirstParty", "AzureFrontDoor.FirstParty", undefined],
    ["public", "AzureCloud.westus", "AzureCloud", "westus"],
    ["public", "AzureCloud.centralfrance", "AzureCloud", "centralfrance"],
    ["public", "Storage.EastUS2Stage", "Storage", "EastUS2Stage"],
    ["public", "VirtualNetwork", "VirtualNetwork", undefined],
    ["usgovernment", "BatchNodeManagement.USGovVirginia", "BatchNodeManagement", "USGovVirginia"],
    ["usgovernment", "Storage.USDoDCentral", "Storage", "USDoDCentral"],
    ["china", "Storage.ChinaEast2", "Storage", "ChinaEast2"],
  ])("in %s, %s as %s of %s", (id, text, name, region) => {
    expect(builtInCloud(id).parseTag(text)).toEqual({
      ok: true,
      value: { name, text, ...(region === undefined ? {} : { region }) },
    });
  });

  it.each(CLOUD_IDS)("in %s, for every tag that the cloud's file has", (id) => {
    const cloud = builtInCloud(id);
    const refused = Object.keys(CLOUD_DOCUMENTS[id].serviceTags).filter((name) => !cloud.parseTag(name).ok);
    expect(refused).toEqual([]);
  });
});

describe("a service tag is refused", () => {
  it.each<[CloudId, string, string]>([
    [
      "public",
      "azuremachinelearning",
      "`azuremachinelearning` starts in lower case, as a host name does; write the tag in its own case, as in `Storage.WestUS`",
    ],
    [
      "public",
      "AzureFrontDoor.FrontEnd",
      "`AzureFrontDoor.FrontEnd` is no service tag, although a document writes so: the canonical name has a small e, and Terraform stores the text as it stands; write `AzureFrontDoor.Frontend`",
    ],
    [
      "public",
      "Storage.westus",
      "`Storage.westus` is not the canonical spelling of the service tag; write `Storage.WestUS`",
    ],
    [
      "public",
      "AzureCloud.WestUS",
      "`AzureCloud.WestUS` is not the canonical spelling of the service tag; write `AzureCloud.westus`",
    ],
    ["public", "AzureCloud.francecentral", "`AzureCloud.francecentral` is no service tag of Azure public"],
    [
      "public",
      "Frontdoor.FirstParty",
      "`Frontdoor.FirstParty` is no service tag, although a document writes so: no cloud has a tag of that name; write `AzureFrontDoor.FirstParty`",
    ],
    ["public", "Storage.ChinaEast2", "`Storage.ChinaEast2` is no service tag of Azure public"],
    [
      "usgovernment",
      "AzureFrontDoor.FirstParty",
      "`AzureFrontDoor.FirstParty` is no service tag of Azure US Government",
    ],
    ["china", "AzureFrontDoor.FirstParty", "`AzureFrontDoor.FirstParty` is no service tag of "],
    [
      "public",
      "10.0.0.0/24",
      "`10.0.0.0/24` looks like an IP address or network; write a service tag such as `Storage` or `Storage.WestUS`, or give it where address prefixes are expected",
    ],
  ])("in %s, %s", (id, text, problem) => {
    const result = builtInCloud(id).parseTag(text);
    expect(result.ok ? "" : result.problem).toContain(problem);
  });
});

describe("the tag of a region", () => {
  it.each<[CloudId, string, string, string]>([
    ["public", "Storage", "westus", "Storage.WestUS"],
    ["public", "BatchNodeManagement", "eastus2", "BatchNodeManagement.EastUS2"],
    ["public", "AzureCloud", "westus", "AzureCloud.westus"],
    ["public", "AzureCloud", "francecentral", "AzureCloud.centralfrance"],
    ["public", "AzureCloud", "germanywestcentral", "AzureCloud.germanywc"],
    ["public", "AzureCloud", "switzerlandnorth", "AzureCloud.switzerlandn"],
    ["public", "AzureCloud", "brazilsoutheast", "AzureCloud.brazilse"],
    ["public", "AzureCloud", "chilecentral", "AzureCloud.chilec"],
    ["public", "Storage", "francecentral", "Storage.FranceCentral"],
    ["usgovernment", "AzureKeyVault", "usgovvirginia", "AzureKeyVault.USGovVirginia"],
    ["usgovernment", "Storage", "usdodeast", "Storage.USDoDEast"],
    ["usgovernment", "AzureCloud", "usgovarizona", "AzureCloud.usgovarizona"],
    ["china", "Storage", "chinaeast2", "Storage.ChinaEast2"],
  ])("in %s, %s of %s is %s", (id, name, region, text) => {
    const cloud = builtInCloud(id);
    expect(cloud.regionalTag(name, regionOf(id, region)).text).toBe(text);
    expect(cloud.parseTag(text).ok).toBe(true);
  });

  it.each(CLOUD_IDS)("in %s, is spelled as the region in lower case, except for AzureCloud's", (id) => {
    const cloud = builtInCloud(id);
    const others = [...cloud.regions.values()].filter(
      (region) => cloud.regionalTag("Storage", region).text.toLowerCase() !== `storage.${region.name}`,
    );
    expect(others).toEqual([]);
  });
});

/** Uses in the order NSG, UDR, FW: P is published, d documented, u unpublished, - refused. */
const LAYERS: readonly NetworkFeature[] = ["NSG", "UDR", "FW"];
const LETTERS: Readonly<Record<TagUse, string>> = {
  published: "P",
  documented: "d",
  unpublished: "u",
  refused: "-",
};

describe("where a service tag can be used", () => {
  const uses = (id: CloudId, name: string, region?: string): string => {
    const cloud = builtInCloud(id);
    const tag = region === undefined ? serviceTag(name) : cloud.regionalTag(name, regionOf(id, region));
    return LAYERS.map((layer) => LETTERS[cloud.use(tag, layer)]).join("");
  };

  it.each<[string, string, string, string]>([
    ["AzureMachineLearning", "PPP", "PPP", "PPP"],
    ["AzureMachineLearningInference", "PPP", "PPP", "PPP"],
    ["BatchNodeManagement", "PPP", "PPP", "Puu"],
    ["AzureActiveDirectory", "PPP", "PPP", "PPP"],
    ["AzureResourceManager", "PPP", "PPP", "PPP"],
    ["Storage", "PPP", "PPP", "Puu"],
    ["AzureFrontDoor.Frontend", "PPP", "PPP", "PPP"],
    ["AzureFrontDoor.Backend", "PPP", "PPP", "PPP"],
    ["AzureFrontDoor.FirstParty", "PPP", "---", "---"],
    ["AzureFrontDoor.MicrosoftSecurity", "PPP", "PPP", "---"],
    ["MicrosoftContainerRegistry", "PPP", "PPP", "Puu"],
    ["AzureMonitor", "PPP", "PPP", "Puu"],
    ["AzureKeyVault", "PPP", "PPP", "Puu"],
    ["AzureContainerRegistry", "PPP", "PPP", "Puu"],
    ["AzureArcInfrastructure", "PPP", "PPP", "Puu"],
    ["AzureCloud", "Pdd", "Pdd", "Puu"],
    ["VirtualNetwork", "P--", "P--", "P--"],
    ["AzureLoadBalancer", "P--", "P--", "P--"],
    ["Internet", "P--", "P--", "P--"],
    ["AzurePlatformDNS", "P--", "P--", "P--"],
    ["Frontdoor.FirstParty", "---", "---", "---"],
    ["Keyvault", "---", "---", "---"],
  ])("%s: %s in public, %s in US Government, %s in China", (name, ...expected) => {
    expect(CLOUD_IDS.map((id) => uses(id, name))).toEqual(expected);
  });

  it.each<[CloudId, string, string, string]>([
    ["public", "Storage", "westus", "PPP"],
    ["public", "AzureMachineLearning", "westus", "---"],
    ["public", "AzureResourceManager", "westus", "---"],
    ["public", "AzureArcInfrastructure", "westus", "---"],
    ["public", "BatchNodeManagement", "westus", "Pdd"],
    // Its features are published as none at all, so that no document about the others counts.
    ["public", "BatchNodeManagement", "australiacentral2", "---"],
    ["public", "MicrosoftContainerRegistry", "westus", "PPP"],
    ["public", "MicrosoftContainerRegistry", "australiacentral", "---"],
    ["public", "MicrosoftContainerRegistry", "australiacentral2", "---"],
    ["public", "AzureMonitor", "westus", "Puu"],
    ["public", "AzureKeyVault", "westus", "PPP"],
    ["public", "AzureCloud", "francecentral", "Pdd"],
    ["public", "AzureFrontDoor.Frontend", "westus", "---"],
    ["public", "VirtualNetwork", "westus", "---"],
    ["usgovernment", "Storage", "usgovvirginia", "PPP"],
    ["usgovernment", "AzureMonitor", "usgovvirginia", "Puu"],
    ["usgovernment", "BatchNodeManagement", "usgovarizona", "Pdd"],
    ["china", "Storage", "chinaeast2", "Puu"],
    ["china", "BatchNodeManagement", "chinaeast2", "Puu"],
    ["china", "AzureMachineLearning", "chinaeast2", "---"],
    ["china", "DataFactory", "chinaeast2", "PPP"],
    ["china", "AzureCloud", "chinaeast2", "Puu"],
  ])("in %s, %s of %s: %s", (id, name, region, expected) => {
    expect(uses(id, name, region)).toBe(expected);
  });

  it("a tag whose features are published as null cannot be refused: nothing is known of it", () => {
    expect(uses("china", "LogicApps")).toBe("uuu");
  });
});

describe("a cloud", () => {
  it("has a region's pair where there is one", () => {
    expect(regionOf("public", "westus3").pair).toBe("eastus");
    expect(regionOf("public", "qatarcentral")).toEqual({
      name: "qatarcentral",
      tagSuffix: "QatarCentral",
      azureCloudSuffix: "qatarcentral",
    });
  });

  it("has a tag by its name without region, in its own case", () => {
    const cloud = builtInCloud("public");
    expect(cloud.hasTag("Storage")).toBe(true);
    expect(cloud.hasTag("storage")).toBe(false);
    expect(cloud.hasTag("Storage.WestUS")).toBe(false);
    expect(cloud.hasTag("toString")).toBe(false);
  });

  it("lists its tags as its file does, and none of a region", () => {
    const document = { ...CLOUD_DOCUMENTS.china };
    expect(new Cloud(document).baseTags).toEqual(Object.keys(document.serviceTags));
  });
});
