import { CLOUD_IDS, CLOUDS, type CloudId, childrenOf, everyTag } from "./cloud-documents";
import { inCodeUnitOrder, schemaCheck } from "./json-documents";

const check = schemaCheck("schema/cloud.schema.json");

describe.each(CLOUD_IDS)("the cloud %s", (id) => {
  const cloud = CLOUDS[id];
  const regions = Object.entries(cloud.regions);

  it("keeps the schema", () => {
    expect(check(cloud)).toEqual([]);
  });

  it("is in the file of its id", () => {
    expect(cloud.id).toBe(id);
  });

  it("lists regions and service tags in code-unit order", () => {
    expect(Object.keys(cloud.regions)).toEqual(inCodeUnitOrder(Object.keys(cloud.regions)));
    expect(Object.keys(cloud.serviceTags)).toEqual(inCodeUnitOrder(Object.keys(cloud.serviceTags)));
  });

  it("spells a region's tag suffix as its name, but for case", () => {
    expect(regions.map(([, region]) => region.tagSuffix.toLowerCase())).toEqual(
      regions.map(([name]) => name),
    );
  });

  it("states an AzureCloud suffix only where it differs from the region's name", () => {
    expect(regions.filter(([name, region]) => region.azureCloudSuffix === name)).toEqual([]);
  });

  it("pairs regions only with other regions of its own", () => {
    const strangers = regions.filter(
      ([name, { pair }]) => pair !== undefined && (pair === name || !(pair in cloud.regions)),
    );
    expect(strangers).toEqual([]);
  });

  it("names sources that it has, and has none that nothing names", () => {
    const named = [
      ...Object.values(cloud.suffixes).map(({ source }) => source),
      ...everyTag(id).flatMap(([, tag]) => [
        tag.source,
        ...(tag.documentedIn ?? []).map(({ source }) => source),
        ...(tag.regional?.documentedIn ?? []).map(({ source }) => source),
      ]),
      "region-pairs",
    ];
    expect(inCodeUnitOrder([...new Set(named)])).toEqual(inCodeUnitOrder(Object.keys(cloud.sources)));
  });

  it("has no tag whose name is also a child of another", () => {
    const children = everyTag(id).flatMap(([name, { regional }]) =>
      Object.keys(childrenOf(id, regional)).map((suffix) => `${name}.${suffix}`),
    );
    expect(children.filter((child) => child in cloud.serviceTags)).toEqual([]);
  });

  it("lists a tag's regions by known suffixes, in order, and writes `all` for all", () => {
    const suffixes = regions.map(([, region]) => region.tagSuffix);
    const wrong = everyTag(id).filter(([, { regional }]) => {
      const listed = regional?.regions ?? "all";
      return (
        listed !== "all" &&
        (listed.length === suffixes.length ||
          listed.some((each) => !suffixes.includes(each)) ||
          listed.join() !== inCodeUnitOrder(listed).join())
      );
    });
    expect(wrong).toEqual([]);
  });

  it("keeps suffixes of regions out of the other suffixes", () => {
    const ofRegions = regions.flatMap(([name, region]) => [
      region.tagSuffix,
      region.azureCloudSuffix ?? name,
    ]);
    const others = everyTag(id).flatMap(([, { regional }]) => regional?.otherSuffixes ?? []);
    expect(others.filter((each) => ofRegions.includes(each))).toEqual([]);
  });

  it("makes exceptions only for children that exist and differ", () => {
    const needless = everyTag(id).flatMap(([name, { regional }]) =>
      Object.entries(regional?.exceptions ?? {})
        .filter(
          ([suffix, uses]) =>
            !(suffix in childrenOf(id, regional)) || uses?.join() === regional?.usableIn?.join(),
        )
        .map(([suffix]) => `${name}.${suffix}`),
    );
    expect(needless).toEqual([]);
  });

  it("cites a document only for a use that the data lacks", () => {
    const needless = everyTag(id).filter(([, tag]) =>
      [tag, tag.regional].some((part) =>
        part?.documentedIn?.some(({ layer }) => part.usableIn?.includes(layer)),
      ),
    );
    expect(needless).toEqual([]);
  });
});

describe("regions", () => {
  it.each<[CloudId, number, number]>([
    ["public", 73, 44],
    ["usgovernment", 5, 5],
    ["china", 6, 6],
  ])("%s has %i, %i of them paired", (id, count, paired) => {
    const regions = Object.values(CLOUDS[id].regions);
    expect(regions).toHaveLength(count);
    expect(regions.filter(({ pair }) => pair !== undefined)).toHaveLength(paired);
  });

  it("belong to exactly one cloud", () => {
    const names = CLOUD_IDS.flatMap((id) => Object.keys(CLOUDS[id].regions));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each<[CloudId, string, string | undefined]>([
    ["public", "eastus2", "centralus"],
    ["public", "centralus", "eastus2"],
    ["public", "brazilsouth", "southcentralus"],
    ["public", "brazilsoutheast", "brazilsouth"],
    ["public", "westindia", "southindia"],
    ["public", "westus3", "eastus"],
    ["public", "eastus", "westus"],
    ["public", "qatarcentral", undefined],
    ["public", "jioindiawest", undefined],
    ["usgovernment", "usgovarizona", "usgovtexas"],
    ["usgovernment", "usgovtexas", "usgovvirginia"],
    ["usgovernment", "usdodeast", "usdodcentral"],
    ["china", "chinanorth3", "chinaeast3"],
  ])("in %s, %s is paired with %s", (id, name, pair) => {
    expect(CLOUDS[id].regions).toHaveProperty(name);
    expect(CLOUDS[id].regions[name]?.pair).toBe(pair);
  });

  it("of the public cloud that AzureCloud spells in its own way are these twelve", () => {
    const own = Object.entries(CLOUDS.public.regions).flatMap(([name, { azureCloudSuffix }]) =>
      azureCloudSuffix === undefined ? [] : [[name, azureCloudSuffix]],
    );
    expect(Object.fromEntries(own)).toEqual({
      brazilsoutheast: "brazilse",
      chilecentral: "chilec",
      eastusstg: "usstagee",
      francecentral: "centralfrance",
      francesouth: "southfrance",
      germanynorth: "germanyn",
      germanywestcentral: "germanywc",
      norwayeast: "norwaye",
      norwaywest: "norwayw",
      southcentralusstg: "usstagec",
      switzerlandnorth: "switzerlandn",
      switzerlandwest: "switzerlandw",
    });
  });

  it.each<CloudId>(["usgovernment", "china"])("of %s are spelled by AzureCloud as they are named", (id) => {
    expect(
      Object.values(CLOUDS[id].regions).filter((region) => region.azureCloudSuffix !== undefined),
    ).toEqual([]);
  });
});

describe("DNS suffixes", () => {
  it.each<[string, string | undefined, string | undefined, string | undefined]>([
    ["activeDirectory", "login.microsoftonline.com", "login.microsoftonline.us", "login.chinacloudapi.cn"],
    [
      "resourceManager",
      "management.azure.com",
      "management.usgovcloudapi.net",
      "management.chinacloudapi.cn",
    ],
    ["storage", "core.windows.net", "core.usgovcloudapi.net", "core.chinacloudapi.cn"],
    ["keyVault", "vault.azure.net", "vault.usgovcloudapi.net", "vault.azure.cn"],
    ["containerRegistry", "azurecr.io", undefined, undefined],
    ["batch", "batch.azure.com", undefined, undefined],
    ["machineLearningApi", "api.azureml.ms", "api.ml.azure.us", "api.ml.azure.cn"],
  ])("%s is %s in public, %s in US Government and %s in China", (suffix, ...expected) => {
    expect(CLOUD_IDS.map((id) => CLOUDS[id].suffixes[suffix]?.value)).toEqual(expected);
  });
});
