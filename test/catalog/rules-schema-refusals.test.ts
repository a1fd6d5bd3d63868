import { altered } from "./json-documents";
import { CHECKS, SCHEMAS, type SchemaName, subnetRule } from "./service-schema-checks";

const rule = ["securityRules", "0"];

describe("a schema refuses", () => {
  it.each<[SchemaName, string, readonly string[], unknown, string]>([
    ["rules", "a slot that is no whole number", [...rule, "slot"], 1.5, "/securityRules/0/slot "],
    ["rules", "a slot beyond the band", [...rule, "slot"], 1000, "/securityRules/0/slot "],
    ["rules", "a rule without a name", [...rule, "name"], undefined, "/securityRules/0 "],
    ["rules", "a name with a space", [...rule, "name"], "Allow Storage", "/securityRules/0/name "],
    ["rules", "a name of 81 characters", [...rule, "name"], "A".repeat(81), "/securityRules/0/name "],
    ["rules", "a direction of both", [...rule, "direction"], "both", "/securityRules/0/direction "],
    [
      "rules",
      "a rule between subnets with a tag",
      ["subnetRules"],
      [{ ...subnetRule, tag: "Storage" }],
      "/subnetRules/0 ",
    ],
    [
      "rules",
      "a rule between subnets with any protocol",
      ["subnetRules"],
      [{ ...subnetRule, protocol: "Any" }],
      "/subnetRules/0/protocol ",
    ],
    [
      "rules",
      "a rule between subnets within",
      ["subnetRules"],
      [{ ...subnetRule, direction: "internal" }],
      "/subnetRules/0/direction ",
    ],
    [
      "rules",
      "a rule between subnets beyond the band",
      ["subnetRules"],
      [{ ...subnetRule, slot: 1000 }],
      "/subnetRules/0/slot ",
    ],
    [
      "rules",
      "a rule between subnets without a name",
      ["subnetRules"],
      [{ ...subnetRule, name: undefined }],
      "/subnetRules/0 ",
    ],
    ["rules", "a route without a tag", ["routes", "0", "tag"], undefined, "/routes/0 "],
    ["rules", "a deny with a direction", ["bypassDenies", "0", "direction"], "outbound", "/bypassDenies/0 "],
    ["rules", "a deny beyond the band", ["bypassDenies", "0", "slot"], 1000, "/bypassDenies/0/slot "],
    ["rules", "a retired slot in quotes", ["retired", "requirements"], ["10"], "/retired/requirements/0 "],
    ["rules", "a retired slot twice", ["retired", "routes"], [10, 10], "/retired/routes "],
    [
      "rules",
      "nothing retired of a direction, unsaid",
      ["retired", "securityRules", "inbound"],
      undefined,
      "/retired/securityRules ",
    ],
    [
      "tag-aliases",
      "a correction without a source",
      ["serviceTags", "Keyvault", "source"],
      undefined,
      "/serviceTags/Keyvault ",
    ],
    [
      "tag-aliases",
      "a correction that is no tag",
      ["serviceTags", "Keyvault", "correct"],
      "keyvault",
      "/serviceTags/Keyvault/correct ",
    ],
    [
      "tag-aliases",
      "a reason with its full stop",
      ["regionSuffixes", "uswest", "reason"],
      "no region.",
      "/regionSuffixes/uswest/reason ",
    ],
    [
      "tag-aliases",
      "a suffix that is no region's",
      ["regionSuffixes", "uswest", "correct"],
      "westus",
      "/regionSuffixes/uswest/correct ",
    ],
  ])("in %s, %s", (name, _, path, value, problem) => {
    const problems = CHECKS[name](altered(SCHEMAS[name], path, value));
    expect(problems.join("\n")).toContain(problem);
  });
});
