import { CLOUD_DOCUMENTS } from "../../lib/core/catalog/built-in";
import { allCloudNames, cloudNamed, cloudNamesOf } from "../../lib/core/service-tag-files/cloud-names";
import { altered, laxPlaces, readCatalog, schemaCheck } from "./json-documents";

const SCHEMA = "schema/service-tag-clouds.schema.json";
const check = schemaCheck(SCHEMA);
const document = readCatalog<{ readonly clouds: object }>("service-tag-clouds.json");

describe("the names of clouds in service-tag files", () => {
  it("keep the schema", () => {
    expect(check(document)).toEqual([]);
  });

  it("are known for every cloud of the catalog, and for no other", () => {
    expect(Object.keys(document.clouds).sort()).toEqual(Object.keys(CLOUD_DOCUMENTS).sort());
  });

  it.each([
    ["Public", "public"],
    ["public", "public"],
    ["AzureGovernment", "usgovernment"],
    ["China", "china"],
    ["Germany", undefined],
    ["", undefined],
    ["constructor", undefined],
  ])("%s is the cloud %s", (name, cloud) => {
    expect(cloudNamed(name)).toBe(cloud);
  });

  it("are one cloud's each", () => {
    expect(allCloudNames()).toEqual(["China", "Public", "AzureGovernment"]);
    expect(cloudNamesOf("usgovernment")).toEqual(["AzureGovernment"]);
  });
});

describe("the schema of the clouds' names", () => {
  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(SCHEMA))).toEqual([]);
  });

  it.each<[string, readonly string[], unknown, string]>([
    ["another schema's name", ["$schema"], "./schema/limits.schema.json", "/$schema "],
    ["a missing cloud", ["clouds", "china"], undefined, "/clouds must have"],
    ["a cloud that is not there", ["clouds", "germany"], {}, "/clouds must NOT"],
    ["a cloud without a name", ["clouds", "china", "names"], [], "/clouds/china/names "],
    ["a name with a space", ["clouds", "china", "names"], ["Azure China"], "/clouds/china/names/0 "],
    ["a cloud without a source", ["clouds", "china", "source"], undefined, "/clouds/china must have"],
    ["a revision that is no date", ["clouds", "china", "source", "revision"], "2026", "/revision "],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(check(altered(document, path, value)).join("\n")).toContain(problem);
  });
});
