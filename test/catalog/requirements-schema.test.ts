import { altered, readCatalog, schemaCheck } from "./json-documents";

const document = readCatalog("azure-machine-learning/base.json");
const check = schemaCheck("schema/requirements.schema.json");

const requirement = ["requirements", "0"];
const tag = [...requirement, "tags", "0"];
const host = [...requirement, "hosts", "0"];

const valid = { protocol: "Tcp", ports: ["443"], since: "2022-09-08", sources: ["outbound-traffic"] };
const subnets = { ...valid, ports: ["1-65535"] };
const url = (...urls: readonly string[]): object => ({ ...valid, urls });
const urls = "/requirements/0/urls/0/urls";

describe("the schema of requirements refuses", () => {
  it.each<[string, readonly string[], unknown, string]>([
    ["no requirements", ["requirements"], [], "/requirements "],
    ["a feature with capitals", ["features"], ["Hbi"], "/features/0 "],
    ["a feature outside of a list", ["features"], "hbi", "/features "],
    ["a list without features", ["features"], [], "/features "],
    ["a feature twice", ["features"], ["a", "a"], "/features "],
    ["a feature that takes away, with capitals", ["unless"], ["Hbi"], "/unless/0 "],
    ["nothing that takes away", ["unless"], [], "/unless "],
    ["one `feature`, as files had it once", ["feature"], "hbi", "must NOT have additional properties"],
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
    ["TLS in quotes", [...host, "tls"], "true", "/requirements/0/hosts/0/tls "],
    ["TLS of a tag", [...tag, "tls"], true, "/requirements/0/tags/0 "],
    ["a URL with its scheme", [...requirement, "urls"], [url("https://a.com/b")], `${urls}/0 `],
    ["a URL with a port", [...requirement, "urls"], [url("a.com:443/b")], `${urls}/0 `],
    ["a URL without a path", [...requirement, "urls"], [url("a.com")], `${urls}/0 `],
    ["a URL with a wildcard in its host", [...requirement, "urls"], [url("*.a.com/b")], `${urls}/0 `],
    ["a URL with a wildcard inside", [...requirement, "urls"], [url("a.com/*/b")], `${urls}/0 `],
    ["a URL with a query", [...requirement, "urls"], [url("a.com/b?c=d")], `${urls}/0 `],
    ["a URL with capitals in its host", [...requirement, "urls"], [url("A.com/b")], `${urls}/0 `],
    ["no URLs", [...requirement, "urls"], [url()], `${urls} `],
    ["a URL twice", [...requirement, "urls"], [url("a.com/b", "a.com/b")], `${urls} `],
    [
      "a URL with UDP",
      [...requirement, "urls"],
      [{ ...url("a.com/b"), protocol: "Udp" }],
      "/requirements/0/urls/0/protocol ",
    ],
    [
      "subnets with any protocol",
      [...requirement, "subnets"],
      [{ ...subnets, protocol: "Any" }],
      "/requirements/0/subnets/0/protocol ",
    ],
    [
      "subnets without ports",
      [...requirement, "subnets"],
      [{ ...subnets, ports: [] }],
      "/requirements/0/subnets/0/ports ",
    ],
    [
      "subnets with a tag",
      [...requirement, "subnets"],
      [{ ...subnets, tag: "Storage" }],
      "/requirements/0/subnets/0 ",
    ],
    [
      "a firewall rule with a space",
      [...requirement, "firewallRule"],
      "Allow R",
      "/requirements/0/firewallRule ",
    ],
    [
      "a firewall rule of 81 characters",
      [...requirement, "firewallRule"],
      "A".repeat(81),
      "/requirements/0/firewallRule ",
    ],
    ["a WebSocket in quotes", [...requirement, "webSocket"], "true", "/requirements/0/webSocket "],
    [
      "a need in an unknown cloud",
      [...requirement, "undocumentedIn"],
      ["gov"],
      "/requirements/0/undocumentedIn/0 ",
    ],
    ["a need in no cloud", [...requirement, "undocumentedIn"], [], "/requirements/0/undocumentedIn "],
    ["no notes", [...requirement, "notes"], [], "/requirements/0/notes "],
    ["a note as a text", [...requirement, "notes"], ["Why."], "/requirements/0/notes/0 "],
    [
      "a note without its text",
      [...requirement, "notes"],
      [{ reference: "issue" }],
      "/requirements/0/notes/0 ",
    ],
    [
      "a note of the whole without its full stop",
      [...requirement, "notes"],
      [{ text: "Why" }],
      "/requirements/0/notes/0/text ",
    ],
    [
      "a note with a reference in full",
      [...requirement, "notes"],
      [{ text: "Why.", reference: "https://a.com" }],
      "/requirements/0/notes/0/reference ",
    ],
    [
      "a note that offers several features",
      [...requirement, "notes"],
      [{ text: "Why.", offers: ["a", "b"] }],
      "/requirements/0/notes/0/offers ",
    ],
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

  it.each<[string, readonly string[], unknown]>([
    ["several features", ["features"], ["hbi-workspace", "vscode-web"]],
    ["features that take away", ["unless"], ["no-public-ip-compute"]],
    ["TLS on a port of its own", [...host, "tls"], true],
    ["a URL and all below it", [...requirement, "urls"], [url("github.com/Contoso/tools/*")]],
    ["a URL of one file", [...requirement, "urls"], [url("github.com/contoso/tools.zip")]],
    ["a direction within the subnets", [...requirement, "direction"], "internal"],
    ["subnets with TCP", [...requirement, "subnets"], [subnets]],
    ["subnets with UDP", [...requirement, "subnets"], [{ ...subnets, protocol: "Udp" }]],
    ["a firewall rule", [...requirement, "firewallRule"], "AllowRStudioInstall"],
    ["a WebSocket", [...requirement, "webSocket"], true],
    ["a need without a documented form", [...requirement, "undocumentedIn"], ["usgovernment", "china"]],
    ["a note", [...requirement, "notes"], [{ text: "Why." }]],
    [
      "a note with a reference and an offer",
      [...requirement, "notes"],
      [{ text: "Why.", reference: "issue-1", offers: "vscode-web" }],
    ],
  ])("%s", (_, path, value) => {
    expect(check(altered(document, path, value))).toEqual([]);
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
