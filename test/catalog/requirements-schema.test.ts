import { altered, readCatalog, schemaCheck } from "./json-documents";

const document = readCatalog("azure-machine-learning/base.json");
const check = schemaCheck("schema/requirements.schema.json");

const requirement = ["requirements", "0"];
const tag = [...requirement, "tags", "0"];
const host = [...requirement, "hosts", "0"];

describe("the schema of requirements refuses", () => {
  it.each<[string, readonly string[], unknown, string]>([
    ["no requirements", ["requirements"], [], "/requirements "],
    ["a feature with capitals", ["feature"], "Hbi", "/feature "],
    ["an id with a dot", [...requirement, "id"], "entra.id", "/requirements/0/id "],
    ["a slot in quotes", [...requirement, "slot"], "10", "/requirements/0/slot "],
    ["a slot below nothing", [...requirement, "slot"], -1, "/requirements/0/slot "],
    ["a purpose of two lines", [...requirement, "purpose"], "A.\nB.", "/requirements/0/purpose "],
    [
      "a purpose of 141 characters",
      [...requirement, "purpose"],
      `${"A".repeat(140)}.`,
      "/requirements/0/purpose ",
    ],
    ["a direction with a capital", [...requirement, "direction"], "Outbound", "/requirements/0/direction "],
    ["an empty form", [...requirement, "tags"], [], "/requirements/0/tags "],
    ["an entry without sources", [...tag, "sources"], [], "/requirements/0/tags/0/sources "],
    ["an entry without a beginning", [...tag, "since"], undefined, "/requirements/0/tags/0 "],
    ["an end that is no date", [...tag, "until"], "next", "/requirements/0/tags/0/until "],
    ["a tag in lower case", [...tag, "tag"], "storage", "/requirements/0/tags/0/tag "],
    ["a tag of the article's region", [...tag, "tag"], "Storage.<region>", "/requirements/0/tags/0/tag "],
    ["a tag of the region in lower case", [...tag, "tag"], "Storage.{region}", "/requirements/0/tags/0/tag "],
    ["a protocol in capitals", [...tag, "protocol"], "TCP", "/requirements/0/tags/0/protocol "],
    ["a protocol without ports", [...tag, "protocol"], "Icmp", "/requirements/0/tags/0/protocol "],
    ["no ports", [...tag, "ports"], [], "/requirements/0/tags/0/ports "],
    ["a port as a number", [...tag, "ports"], [443], "/requirements/0/tags/0/ports/0 "],
    ["two ports in one text", [...tag, "ports"], ["80, 443"], "/requirements/0/tags/0/ports/0 "],
    ["a port twice", [...tag, "ports"], ["443", "443"], "/requirements/0/tags/0/ports "],
    ["every port", [...tag, "ports"], ["*"], "/requirements/0/tags/0/ports/0 "],
    ["an unknown cloud", [...host, "clouds"], ["gov"], "/requirements/0/hosts/0/clouds/0 "],
    ["a host with a wildcard inside", [...host, "hosts"], ["a.*.com"], "/requirements/0/hosts/0/hosts/0 "],
    [
      "a host of the article's parameter",
      [...host, "hosts"],
      ["<storage>.a.com"],
      "/requirements/0/hosts/0/hosts/0 ",
    ],
    ["a host with capitals", [...host, "hosts"], ["Login.a.com"], "/requirements/0/hosts/0/hosts/0 "],
    ["a host with a path", [...host, "hosts"], ["a.com/b"], "/requirements/0/hosts/0/hosts/0 "],
    ["a host of one label", [...host, "hosts"], ["localhost"], "/requirements/0/hosts/0/hosts/0 "],
    ["a host twice", [...host, "hosts"], ["a.com", "a.com"], "/requirements/0/hosts/0/hosts "],
    ["a note without its full stop", [...host, "note"], "Why", "/requirements/0/hosts/0/note "],
    [
      "a route to an appliance",
      [...requirement, "routes"],
      [{ nextHop: "VirtualAppliance" }],
      "/requirements/0/routes/0/nextHop ",
    ],
  ])("%s", (_, path, value, problem) => {
    expect(check(altered(document, path, value)).join("\n")).toContain(problem);
  });
});

describe("the schema of requirements takes", () => {
  it.each([
    "*.azureml.ms",
    "*pytorch.org",
    "{storageAccount}.blob.core.windows.net",
    "*.{region}.batch.azure.com",
    "a_b-c.contoso.com",
    "prefix-{region}.contoso.com",
  ])("the host %s", (name) => {
    expect(check(altered(document, [...host, "hosts"], [name]))).toEqual([]);
  });

  it.each([
    "AzureMonitor",
    "Storage.{Region}",
    "AzureFrontDoor.Frontend",
    "AzureFrontDoor.Frontend.{Region}",
  ])("the tag %s", (name) => {
    expect(check(altered(document, [...tag, "tag"], name))).toEqual([]);
  });
});
