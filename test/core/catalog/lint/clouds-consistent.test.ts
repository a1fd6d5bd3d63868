import { CLOUD_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import type { CloudDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/clouds-consistent";
import { foundBy } from "./found-by";
import { type Difference, hostEntry, requirement, smallCatalog } from "./small-catalog";

const { china } = CLOUD_DOCUMENTS;
const { service } = smallCatalog().service;

const withRegions = (regions: CloudDocument["regions"]): Difference => ({
  clouds: { china: { ...china, regions } },
});

describe("clouds are accepted", () => {
  it.each<[string, Difference]>([
    ["as they are built in", {}],
    ["without pairs", withRegions({ chinaeast: { tagSuffix: "ChinaEast" } })],
    [
      "with a pair in one direction",
      withRegions({
        chinaeast: { tagSuffix: "ChinaEast", pair: "chinanorth" },
        chinanorth: { tagSuffix: "ChinaNorth" },
      }),
    ],
    [
      "with documented regions",
      { service: { availability: { china: { regions: ["chinaeast2"], document: "guide" } } } },
    ],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("clouds are refused", () => {
  it.each<[string, Difference, string]>([
    [
      "in the file of another",
      { clouds: { china: { ...china, id: "mooncake" } } },
      "clouds/china.json id: the file of the cloud `china` has the id `mooncake`; write `china`",
    ],
    [
      "with a pair in another cloud",
      withRegions({ chinaeast: { tagSuffix: "ChinaEast", pair: "eastus" } }),
      `clouds/china.json regions.chinaeast.pair: \`eastus\` is no region of ${china.displayName}; known: \`chinaeast\``,
    ],
    [
      "with a region that is its own pair",
      withRegions({ chinaeast: { tagSuffix: "ChinaEast", pair: "chinaeast" } }),
      "clouds/china.json regions.chinaeast.pair: `chinaeast` is paired with itself; name the other region, or none",
    ],
    [
      "with a region of another cloud",
      withRegions({ eastus2: { tagSuffix: "EastUS2" } }),
      "clouds/china.json regions.eastus2: `eastus2` is a region of the cloud `public` already; remove it from one of them",
    ],
    [
      "with a region whose tags have another name",
      withRegions({ chinaeast: { tagSuffix: "EastChina" } }),
      "clouds/china.json regions.chinaeast.tagSuffix: `EastChina` is not `chinaeast` with capitals, as the suffixes of regional tags are; correct it",
    ],
    [
      "with a documented region that they lack",
      { service: { availability: { china: { regions: ["chinaeast2", "chinest2"], document: "guide" } } } },
      `service.json availability.china.regions[1]: \`chinest2\` is no region of ${china.displayName}; did you mean \`chinaeast2\`?`,
    ],
    [
      "with documented regions of no document",
      { service: { availability: { china: { regions: ["chinaeast2"], document: "guid" } } } },
      "service.json availability.china.document: `guid` is no document of the service; did you mean `guide`?",
    ],
    [
      "where the service names regions of an unknown one",
      { service: { availability: { chna: { regions: ["chinaeast2"], document: "guide" } } } },
      "service.json availability.chna: `chna` is no cloud; did you mean `china`?",
    ],
    [
      "where an entry names an unknown one",
      { base: [requirement({ hosts: [hostEntry({ clouds: ["public", "usgov"] })] })] },
      "base.json requirements[0].hosts[0].clouds[1]: `usgov` is no cloud; known: `public`, `usgovernment`, `china`",
    ],
    [
      "where an entry names none",
      { base: [requirement({ hosts: [hostEntry({ clouds: [] })] })] },
      "base.json requirements[0].hosts[0].clouds: the list of clouds is empty; name some, or remove it for all",
    ],
    [
      "where a requirement is undocumented in an unknown one",
      { base: [requirement({ undocumentedIn: ["chna"] })] },
      "base.json requirements[0].undocumentedIn[0]: `chna` is no cloud; did you mean `china`?",
    ],
    [
      "where a requirement is undocumented in none",
      { base: [requirement({ undocumentedIn: [] })] },
      "base.json requirements[0].undocumentedIn: the list of clouds is empty; name some, or remove it for none",
    ],
    [
      "where the service names regions of one that every object has",
      { service: { availability: { constructor: { regions: ["chinaeast2"], document: "guide" } } } },
      "service.json availability.constructor: `constructor` is no cloud; known: `public`, `usgovernment`, `china`",
    ],
    [
      "where a feature names an unknown one",
      {
        service: {
          features: { ...service.features, extra: { default: false, description: "X.", clouds: ["Public"] } },
        },
      },
      "service.json features.extra.clouds[0]: `Public` is no cloud; did you mean `public`?",
    ],
  ])("%s", (_, difference, finding) => {
    expect(foundBy(rule, difference)).toEqual([finding]);
  });
});
