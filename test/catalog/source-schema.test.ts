import { altered, laxPlaces, readCatalog, schemaCheck } from "./json-documents";
import { SOURCE_SCHEMA, source } from "./source-documents";

const check = schemaCheck(SOURCE_SCHEMA);

describe("the schema of sources", () => {
  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(SOURCE_SCHEMA))).toEqual([]);
  });

  const row = ["tables", "0", "rows", "0"];
  it.each<[string, string, readonly string[], unknown, string]>([
    ["a revision that is no date", "contradictions", ["revision"], "2026-13-01", "/revision "],
    ["an unknown part", "contradictions", [...row, "port"], "443", "/rows/0 must NOT have additional"],
    ["an unknown kind", "contradictions", [...row, "kind"], "tag", "/rows/0/kind "],
    ["an unknown direction", "contradictions", [...row, "direction"], "egress", "/rows/0/direction "],
    ["an unknown cloud", "contradictions", [...row, "clouds"], ["germany"], "/rows/0/clouds/0 "],
    ["no cloud", "contradictions", [...row, "clouds"], [], "/rows/0/clouds "],
    ["an unknown protocol", "contradictions", [...row, "protocol"], "Tcp", "/rows/0/protocol "],
    ["a port that is a number", "contradictions", [...row, "ports"], [443], "/rows/0/ports/0 "],
    ["two ports in one text", "contradictions", [...row, "ports"], ["80, 443"], "/rows/0/ports/0 "],
    [
      "a value with a blank at its end",
      "contradictions",
      [...row, "values"],
      ["aka.ms "],
      "/rows/0/values/0 ",
    ],
    ["an id without number", "contradictions", [...row, "id"], "contradictions", "/rows/0/id "],
    [
      "no purpose",
      "contradictions",
      [...row, "about"],
      undefined,
      "/rows/0 must have required property 'about'",
    ],
    [
      "a route without next hop",
      "contradictions",
      [...row, "kind"],
      "route",
      "must have required property 'nextHop'",
    ],
    ["a host row without host", "arc-2026-06-11", [...row, "values"], [], "/rows/0/values "],
    ["a port row without port", "contradictions", [...row, "kind"], "port", "/rows/0/ports "],
    [
      "a rule without parts",
      "contradictions",
      [...row, "kind"],
      "rule",
      "must have required property 'rule'",
    ],
    ["a next hop on a statement", "contradictions", [...row, "nextHop"], "Internet", "/rows/0/nextHop "],
    [
      "lost ports that are not given",
      "contradictions",
      [...row, "portsFrom"],
      "2023-04-14",
      "/rows/0/ports ",
    ],
    [
      "ports from an unknown revision",
      "arc-2026-06-11",
      [...row, "portsFrom"],
      "2024-01-01",
      "/rows/0/portsFrom ",
    ],
    [
      "a document's revision without the document",
      "contradictions",
      [...row, "documentRevision"],
      "2024",
      "must have property document when property documentRevision is present",
    ],
  ])("refuses %s", (_what, name, path, value, problem) => {
    expect(check(altered(source(name), path, value)).join("\n")).toContain(problem);
  });
});
