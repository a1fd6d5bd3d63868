import { CLOUDS } from "./cloud-documents";
import { altered, laxPlaces, readCatalog, schemaCheck } from "./json-documents";

const SCHEMA = "schema/cloud.schema.json";
const check = schemaCheck(SCHEMA);

describe("the schema of clouds", () => {
  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(SCHEMA))).toEqual([]);
  });

  const storage = ["serviceTags", "Storage"];
  it.each<[string, readonly string[], unknown, string]>([
    ["a cloud of another name", ["id"], "germany", "/id "],
    ["no regions", ["regions"], {}, "/regions "],
    ["a missing part", ["suffixes"], undefined, " must have required property 'suffixes'"],
    ["an unknown part", ["note"], "x", " must NOT have additional properties"],
    [
      "a source without a revision",
      ["sources", "region-pairs", "revision"],
      undefined,
      "/sources/region-pairs ",
    ],
    [
      "a revision that is no date",
      ["sources", "region-pairs", "revision"],
      "2025-13-01",
      "/sources/region-pairs/revision ",
    ],
    [
      "a source at no https address",
      ["sources", "region-pairs", "url"],
      "http://x",
      "/sources/region-pairs/url ",
    ],
    ["an unknown suffix", ["suffixes", "gopher"], { value: "a.b", source: "x" }, "/suffixes "],
    [
      "no suffix for storage",
      ["suffixes", "storage"],
      undefined,
      "/suffixes must have required property 'storage'",
    ],
    [
      "a suffix with a dot first",
      ["suffixes", "storage", "value"],
      ".core.windows.net",
      "/suffixes/storage/value ",
    ],
    [
      "a suffix with a wildcard",
      ["suffixes", "storage", "value"],
      "*.core.windows.net",
      "/suffixes/storage/value ",
    ],
    ["a region with capitals", ["regions", "EastUS2"], { tagSuffix: "EastUS2" }, "/regions "],
    ["a region without a tag suffix", ["regions", "eastus2", "tagSuffix"], undefined, "/regions/eastus2 "],
    [
      "a tag suffix in lower case",
      ["regions", "eastus2", "tagSuffix"],
      "eastus2",
      "/regions/eastus2/tagSuffix ",
    ],
    ["a pair that is no name", ["regions", "eastus2", "pair"], null, "/regions/eastus2/pair "],
    ["an unknown property of a region", ["regions", "eastus2", "zone"], 1, "/regions/eastus2 "],
    ["a tag in lower case", ["serviceTags", "storage"], { usableIn: [], source: "x" }, "/serviceTags "],
    ["a tag without a source", [...storage, "source"], undefined, "/serviceTags/Storage "],
    ["a tag without uses", [...storage, "usableIn"], undefined, "/serviceTags/Storage "],
    ["an unknown layer", [...storage, "usableIn"], ["API"], "/serviceTags/Storage/usableIn "],
    ["layers out of order", [...storage, "usableIn"], ["FW", "NSG"], "/serviceTags/Storage/usableIn "],
    ["a layer twice", [...storage, "usableIn"], ["NSG", "NSG"], "/serviceTags/Storage/usableIn "],
    [
      "a word for regions but all",
      [...storage, "regional", "regions"],
      "some",
      "/serviceTags/Storage/regional/regions ",
    ],
    [
      "an empty list of regions",
      [...storage, "regional", "regions"],
      [],
      "/serviceTags/Storage/regional/regions ",
    ],
    [
      "a region twice",
      [...storage, "regional", "regions"],
      ["UKWest", "UKWest"],
      "/serviceTags/Storage/regional/regions ",
    ],
    [
      "unknown suffixes",
      [...storage, "regional", "suffixes"],
      "name",
      "/serviceTags/Storage/regional/suffixes ",
    ],
    [
      "empty exceptions",
      [...storage, "regional", "exceptions"],
      {},
      "/serviceTags/Storage/regional/exceptions ",
    ],
    [
      "nothing published for children",
      [...storage, "regional", "usableIn"],
      null,
      "/serviceTags/Storage/regional/usableIn ",
    ],
    [
      "a use in no layer",
      [...storage, "documentedIn"],
      [{ layer: "VSE", source: "x" }],
      "/documentedIn/0/layer ",
    ],
    [
      "a use without a source",
      [...storage, "documentedIn"],
      [{ layer: "FW" }],
      "/serviceTags/Storage/documentedIn/0 ",
    ],
    ["a built-in tag with regions", [...storage, "builtIn"], true, "/serviceTags/Storage/regional "],
    [
      "a tag that is not built in, at length",
      [...storage, "builtIn"],
      false,
      "/serviceTags/Storage/builtIn ",
    ],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(check(altered(CLOUDS.public, path, value)).join("\n")).toContain(problem);
  });
});
