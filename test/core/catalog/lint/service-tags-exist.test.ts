import { CLOUD_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import { rule } from "../../../../lib/core/catalog/lint/service-tags-exist";
import { foundBy } from "./found-by";
import { requirement, routed, routeEntry, tagEntry } from "./small-catalog";

const inTags = (tag: string, clouds: readonly string[]): string[] =>
  foundBy(rule, { base: [requirement({ tags: [tagEntry({ tag, clouds })] })] });

const inRoutes = (tag: string, clouds: readonly string[]): string[] =>
  foundBy(rule, { extra: [routed({ routes: [routeEntry({ tag, clouds })] })] });

describe("a service tag of a rule", () => {
  it.each<[string, readonly string[]]>([
    ["AzureMonitor", ["public", "usgovernment", "china"]],
    ["Storage.{Region}", ["public", "usgovernment", "china"]],
    ["VirtualNetwork", ["public", "usgovernment", "china"]],
    ["AzureCloud.{Region}", ["public", "usgovernment", "china"]],
    ["AzureFrontDoor.FirstParty", ["public"]],
    // One region of the public cloud cannot use it; the others can.
    ["MicrosoftContainerRegistry.{Region}", ["public"]],
  ])("%s is accepted in %j", (tag, clouds) => {
    expect(inTags(tag, clouds)).toEqual([]);
  });

  const at = "base.json requirements[0].tags[0].tag";
  it.each<[string, string, string]>([
    [
      "Strage",
      "public",
      "correct the tag, or limit the entry's `clouds`: `Strage` is no service tag of Azure public; did you mean `Storage`?",
    ],
    [
      "azuremonitor",
      "public",
      "`azuremonitor` is not the canonical spelling of the service tag; write `AzureMonitor`",
    ],
    [
      "STORAGE.{Region}",
      "public",
      "`STORAGE.{Region}` is not the canonical spelling of the service tag; write `Storage.{Region}`",
    ],
    [
      "Storage.WestUS",
      "public",
      "`Storage.WestUS` names one region; write `Storage.{Region}`, which is the tag of the selected region",
    ],
    [
      "AzureFrontDoor.Frontend.{Region}",
      "public",
      "`AzureFrontDoor.Frontend` has no tags of regions in Azure public; write `AzureFrontDoor.Frontend`",
    ],
    [
      "AzureMachineLearning.{Region}",
      "public",
      "`AzureMachineLearning.{Region}` is for look-up only in Azure public: a network security group takes none of its regions; write `AzureMachineLearning`",
    ],
    [
      "AzureActiveDirectory.ServiceEndpoint",
      "public",
      "`AzureActiveDirectory.ServiceEndpoint` cannot be used in a network security group in Azure public; correct the tag, or limit the entry's `clouds`",
    ],
  ])("%s is refused in %s", (tag, cloud, message) => {
    expect(inTags(tag, [cloud])).toEqual([`${at}: ${message}`]);
  });

  it("is refused once for each cloud that lacks it", () => {
    const findings = foundBy(rule, {
      base: [requirement({ tags: [tagEntry({ tag: "AzureFrontDoor.FirstParty" })] })],
    });
    expect(findings).toHaveLength(2);
    expect(findings[0]).toContain(
      `${at}: correct the tag, or limit the entry's \`clouds\`: \`AzureFrontDoor.FirstParty\` is no service tag of ${CLOUD_DOCUMENTS.usgovernment.displayName}`,
    );
    expect(findings[1]).toContain(
      `${at}: correct the tag, or limit the entry's \`clouds\`: \`AzureFrontDoor.FirstParty\` is no service tag of ${CLOUD_DOCUMENTS.china.displayName}`,
    );
  });

  it("that a document is known to misspell is left to `corrections`", () => {
    expect(inTags("Keyvault.{Region}", ["public"])).toEqual([]);
  });
});

it("a cloud whose tags have no names of tags is refused, and the others are read", () => {
  const { china } = CLOUD_DOCUMENTS;
  const serviceTags = { ...china.serviceTags, "a tag": { usableIn: null, source: "x" } };
  const [first, ...others] = foundBy(rule, {
    clouds: { china: { ...china, serviceTags } },
    base: [requirement({ tags: [tagEntry({ tag: "Strage", clouds: ["public", "china"] })] })],
  });
  expect(first).toMatch(/^clouds\/china\.json serviceTags: `a tag` contains a space;/);
  expect(others).toHaveLength(1);
  expect(others[0]).toContain("`Strage` is no service tag of Azure public");
});

describe("a service tag of a route", () => {
  it.each<[string, readonly string[]]>([
    ["AzureMachineLearning", ["public", "usgovernment", "china"]],
    ["BatchNodeManagement.{Region}", ["public", "usgovernment"]],
    // Microsoft publishes no use in routes there, which is told when a plan is made.
    ["BatchNodeManagement.{Region}", ["china"]],
  ])("%s is accepted in %j", (tag, clouds) => {
    expect(inRoutes(tag, clouds)).toEqual([]);
  });

  it.each([
    [
      "VirtualNetwork",
      "`VirtualNetwork` cannot be used in a route in Azure public; correct the tag, or limit the entry's `clouds`",
    ],
    [
      "AzureMachineLearning.{Region}",
      "`AzureMachineLearning.{Region}` is for look-up only in Azure public: a route takes none of its regions; write `AzureMachineLearning`",
    ],
  ])("%s is refused", (tag, message) => {
    expect(inRoutes(tag, ["public"])).toEqual([`extra.json requirements[0].routes[0].tag: ${message}`]);
  });
});

describe("the prefixes of regions, for the tag of a route", () => {
  const found = (tag: string, clouds: readonly string[]): string[] =>
    foundBy(rule, {
      extra: [routed({ routes: [routeEntry({ tag, clouds, prefixes: "region-and-pair" })] })],
    });

  it("are accepted where the tag has regions, be they for look-up only", () => {
    expect(found("AzureMachineLearning", ["public", "usgovernment", "china"])).toEqual([]);
  });

  it("are refused where the tag has none", () => {
    expect(found("AzureActiveDirectory", ["public", "china"])).toEqual([
      "extra.json requirements[0].routes[0].prefixes: `AzureActiveDirectory` has no tags of regions in Azure public; remove `prefixes`",
      "extra.json requirements[0].routes[0].prefixes: `AzureActiveDirectory` has no tags of regions in Azure China (21Vianet); remove `prefixes`",
    ]);
  });
});
