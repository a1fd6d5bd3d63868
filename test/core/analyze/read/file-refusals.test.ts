import { MAX_CONFIGURATION_CHARACTERS, readConfiguration } from "../../../../lib/core/analyze/read";
import { AZURE_RULE, configuration, findings, readJson } from "./reading";
import type { Json } from "./rule-printers";

const KINDS =
  "what is read: what `terraform show -json` prints; a configuration in Terraform's JSON syntax; what `az network ... show` or `list` prints; an ARM template";

/** What is told of a text, each finding as code, place and message. */
function told(text: string): readonly (readonly string[])[] {
  const { configuration: read, diagnostics } = readConfiguration([{ name: "file.json", text }]);
  expect(read).toEqual(configuration({}));
  return diagnostics.map(({ code, subject, message }) => [code, subject, message]);
}

test.each<[string, string, string, string]>([
  ["an empty file", "", "file.json:1", "the file is empty; run the command that wrote it again"],
  ["white space", " \n\t", "file.json:1", "the file is empty; run the command that wrote it again"],
  [
    "a file that was cut off",
    '{\n  "resource": {\n',
    "file.json:2 resource",
    "`{` has no `}`; write `}` where it ends",
  ],
  [
    "two documents",
    '{}\n{"a": 1}',
    "file.json:2",
    "there is more text after the end of the document; one file holds one document",
  ],
  [
    "comments",
    '{\n  // a comment\n  "resource": {}\n}',
    "file.json:2",
    "JSON has no comments; remove the comment",
  ],
  [
    "a file in UTF-16 that was read as UTF-8",
    '{\u0000"\u0000',
    "file.json:1",
    "the file holds NUL characters, as one that PowerShell saved as UTF-16; save it as UTF-8 (`Set-Content -Encoding utf8`)",
  ],
  [
    "a key that stands twice",
    '{\n "value": [],\n "value": []\n}',
    "file.json:3",
    "the key `value` stands twice in one object, and which of the two holds cannot be known; remove one of them, or run the command that wrote it again",
  ],
  [
    "what nests deeper than its reader goes and never ends",
    "[".repeat(100),
    "file.json:1",
    "the file is not JSON; run the command that wrote it again",
  ],
])("%s is refused with its line", (_, text, subject, message) => {
  expect(told(text)).toEqual([["configuration-file-syntax", subject, message]]);
});

test("the column of an error is told, from 1", () => {
  const { diagnostics } = readConfiguration([{ name: "f", text: '{\n  "a": tru\n}' }]);
  expect(diagnostics[0]?.location).toEqual({ file: "f", path: "a", line: 2, column: 8 });
});

test("a file that is longer than is read is refused by its length", () => {
  const text = " ".repeat(MAX_CONFIGURATION_CHARACTERS + 1);
  expect(told(text)).toEqual([
    [
      "configuration-file-too-large",
      "file.json",
      "the file has 33554433 characters; at most 33554432 are read; give the part of it that holds the rules",
    ],
  ]);
});

test.each<[string, Json, string]>([
  ["a text", "rules", "the file holds the text `rules`"],
  ["null", null, "the file holds `null`"],
  ["an empty object", {}, "the file is an empty object"],
  [
    "an object of other keys",
    { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 },
    "the file has the keys `a`, `b`, `c`, `d`, `e`, ...",
  ],
  [
    "keys that every object inherits",
    { constructor: {}, __proto__x: {} },
    "the file has the keys `constructor`, `__proto__x`",
  ],
  ["a list of numbers", [1, 2], "the file is a list of other things than are read"],
  [
    "another resource",
    { type: "Microsoft.Network/virtualNetworks", name: "v" },
    "the file has the keys `type`, `name`",
  ],
  [
    "a state as Terraform stores it",
    { version: 4, serial: 1, lineage: "x", resources: [] },
    "the file is a state as Terraform stores it; give what `terraform show -json` prints of it",
  ],
  [
    "an error of Azure",
    { error: { code: "NotFound" } },
    "the file is Azure's answer to a request that failed",
  ],
])("%s is refused as of no kind that is read", (_, document, what) => {
  expect(told(JSON.stringify(document))).toEqual([
    ["configuration-file-unknown", "file.json", `${what}; ${KINDS}`],
  ]);
});

const NSG = { type: "Microsoft.Network/networkSecurityGroups", name: "nsg", securityRules: [] };

test.each<[string, Json, string]>([
  ["a number", 1, "the number 1"],
  ["a list", [], "a list"],
  [
    "another resource",
    { type: "Microsoft.Network/virtualNetworks" },
    "a resource of the type `Microsoft.Network/virtualNetworks`",
  ],
])("a list with a group and %s is read, and that is told", (_, other, what) => {
  const document = [NSG, other];
  expect(readJson(document).configuration.securityGroups).toHaveLength(1);
  expect(findings(document)).toEqual([
    [
      "configuration-file-unknown",
      "[1]",
      `${what} stands where a network security group, route table, rule collection group or IP group is expected; it is left out`,
    ],
  ]);
});

test.each<[string, Json, string]>([
  [
    "an empty state",
    { format_version: "1.0", terraform_version: "1.11.4" },
    "what `terraform show -json` prints",
  ],
  [
    "a configuration of other resources",
    { resource: { azurerm_subnet: { s: {} } } },
    "a configuration in Terraform's JSON syntax",
  ],
  ["an empty list", [], "what `az network ... show` or `list` prints"],
  [
    "a template without resources",
    { $schema: "x/deploymentTemplate.json#", resources: [] },
    "an ARM template",
  ],
])("%s holds nothing that decides about packets, and is told", (_, document, what) => {
  expect(told(JSON.stringify(document))).toEqual([
    [
      "configuration-without-rules",
      "file.json",
      `the file is ${what}, and holds no network security group, route table, rule collection group or IP group; give the file that does`,
    ],
  ]);
});

test("a file that cannot be read keeps none of the others from being read", () => {
  const files = [
    { name: "a.json", text: "{" },
    { name: "b.json", text: JSON.stringify({ ...NSG, securityRules: [{ name: "r", ...AZURE_RULE }] }) },
  ];
  const { configuration: read, diagnostics } = readConfiguration(files);
  expect(read.securityGroups.map(({ file }) => file)).toEqual(["b.json"]);
  expect(diagnostics.map(({ code, location }) => [code, location?.file])).toEqual([
    ["configuration-file-syntax", "a.json"],
  ]);
});

test("no files are a configuration with nothing in it", () => {
  expect(readConfiguration([])).toEqual({ configuration: configuration({}), diagnostics: [] });
});
