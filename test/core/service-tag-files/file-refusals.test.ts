import {
  parseServiceTagJson,
  refuseLargeServiceTagFile,
} from "../../../lib/core/service-tag-files/parse-json";
import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import { MAX_SERVICE_TAG_FILE_BYTES } from "../../../lib/core/service-tag-files/service-tag-file";
import { powerShellText } from "./file-kinds";
import { findingsIn, fixture, PUBLIC } from "./read-fixture";

const KINDS =
  "give Microsoft's weekly file `ServiceTags_*.json`, the answer of `az network list-service-tags` or the Service Tag Discovery API, or that of `Get-AzNetworkServiceTag | ConvertTo-Json -Depth 5`";

const AGAIN = "download the file again, or run the command again";

/** A tag that is right, with some of its properties replaced or, where `undefined`, taken away. */
const tag = (properties: object = {}, more: object = {}): object => ({
  name: "Storage",
  properties: { changeNumber: 1, region: "", addressPrefixes: ["20.0.0.0/24"], ...properties },
  ...more,
});

const file = (more: object = {}): string =>
  JSON.stringify({ changeNumber: 1, cloud: "Public", values: [tag()], ...more });

const withTag = (properties: object, more: object = {}): string => file({ values: [tag(properties, more)] });

it("A file that is right has no findings", () => {
  expect(findingsIn(file())).toEqual([]);
});

describe("a prefix in a file", () => {
  it.each<[string, unknown, string]>([
    [
      "host bits",
      "20.0.0.5/24",
      "`20.0.0.5/24` has host bits set; write `20.0.0.0/24` for the network or `20.0.0.5/32` for the address",
    ],
    ["no length", "20.0.0.5", "`20.0.0.5` has no prefix length; write `20.0.0.5/32` for the one address"],
    [
      "an IPv4-mapped address",
      "::ffff:20.0.0.0/120",
      "`::ffff:20.0.0.0/120` is an IPv4-mapped IPv6 address; write the IPv4 address `20.0.0.0`, or the IPv4 network that is meant",
    ],
    [
      "a template",
      "$" + "{x}",
      "`$" + "{x}` contains `$" + "{`, which Terraform would evaluate; write the plain value",
    ],
    ["another type", 20, "the prefix is the number 20; it is text such as `10.0.0.0/24`"],
  ])("with %s is refused at its place", (_what, prefix, message) => {
    expect(findingsIn(withTag({ addressPrefixes: ["20.1.0.0/16", prefix] }))).toEqual([
      ["service-tag-file-prefix", "values[0].properties.addressPrefixes[1]", message],
    ]);
  });

  it("is not told more than a hundred times", () => {
    const addressPrefixes = Array.from({ length: 103 }, () => "20.0.0.1/8");
    const found = findingsIn(withTag({ addressPrefixes }));
    expect(found).toHaveLength(101);
    expect(found[100]).toEqual([
      "service-tag-file-value",
      "",
      "3 more places are wrong; check that this is a file of service tags",
    ]);
  });
});

describe("a part of a file", () => {
  it.each<[string, string, string, string, string]>([
    [
      "no prefixes",
      withTag({ addressPrefixes: [] }),
      "service-tag-without-prefixes",
      "values[0].properties.addressPrefixes",
      "`Storage` has no prefixes, so that nothing could be allowed or routed by it; give a file in which it has some",
    ],
    [
      "no list of prefixes",
      withTag({ addressPrefixes: undefined }),
      "service-tag-file-shape",
      "values[0].properties.addressPrefixes",
      "there is no `addressPrefixes`; it is the list of the tag's prefixes",
    ],
    [
      "no properties",
      withTag({}, { properties: undefined }),
      "service-tag-file-shape",
      "values[0].properties",
      "there is no `properties`; it is an object with `addressPrefixes`",
    ],
    [
      "a tag that is text",
      file({ values: ["Storage"] }),
      "service-tag-file-shape",
      "values[0]",
      "the tag is the text `Storage`; it is an object with `name` and `properties`",
    ],
    [
      "a tag without a name",
      withTag({}, { name: undefined }),
      "service-tag-file-shape",
      "values[0].name",
      "there is no `name`; it is the tag's name, such as `Storage.WestUS`",
    ],
    [
      "a name that is none",
      withTag({}, { name: "Storage/West" }),
      "service-tag-file-value",
      "values[0].name",
      "`Storage/West` contains `/`; write a service tag such as `Storage` or `Storage.WestUS`, of letters, digits and dots only",
    ],
    [
      "a region that is none",
      withTag({ region: "West US" }),
      "service-tag-file-value",
      "values[0].properties.region",
      "`region` is the text `West US`; it is a region's programmatic name such as `westus2`, or empty",
    ],
    [
      "a tag's change number that is none",
      withTag({ changeNumber: "1.5" }),
      "service-tag-file-value",
      "values[0].properties.changeNumber",
      '`changeNumber` is the text `1.5`; it is a whole number from 0 on, such as `375` or `"375"`',
    ],
    [
      "a change number below zero",
      file({ changeNumber: -1 }),
      "service-tag-file-value",
      "changeNumber",
      '`changeNumber` is the number -1; it is a whole number from 0 on, such as `375` or `"375"`',
    ],
    [
      "no change number",
      file({ changeNumber: undefined }),
      "service-tag-file-shape",
      "changeNumber",
      'there is no `changeNumber`; it is a whole number from 0 on, such as `375` or `"375"`',
    ],
    [
      "no cloud",
      file({ cloud: undefined }),
      "service-tag-file-shape",
      "cloud",
      "there is no `cloud`; it is the cloud's name: `China`, `Public`, `AzureGovernment`",
    ],
    [
      "a cloud that is gone",
      file({ cloud: "AzureGermany" }),
      "service-tag-file-value",
      "cloud",
      "`AzureGermany` is no cloud that is known here; known: `China`, `Public`, `AzureGovernment`",
    ],
    [
      "no tags",
      file({ values: [] }),
      "service-tag-file-shape",
      "values",
      "`values` is an empty list; it is the list of the tags",
    ],
    [
      "tags that are no list",
      file({ values: {} }),
      "service-tag-file-shape",
      "values",
      "`values` is an object; it is the list of the tags",
    ],
    [
      "a link that is no text",
      file({ nextLink: 1 }),
      "service-tag-file-value",
      "nextLink",
      "`nextLink` is the number 1; it is the address of the next page, or empty on the last one",
    ],
    [
      "a tag twice",
      file({
        values: [tag(), tag({ region: "westus" }, { name: "Storage.WestUS" }), tag({}, { name: "STORAGE" })],
      }),
      "service-tag-repeated",
      "values[2]",
      "the tag `STORAGE` stands in tags.json values[0] already, and which of the two holds cannot be known; give each file and each page once",
    ],
  ])("that is %s is refused", (_what, text, code, path, message) => {
    expect(findingsIn(text)).toEqual([[code, path, message]]);
  });

  it("that PowerShell cut off is refused, with the way to write all of it", () => {
    const document = JSON.parse(powerShellText(JSON.parse(fixture(PUBLIC))));
    document.Values[0].Properties.AddressPrefixes = "13.69.64.192/28 13.69.106.192/28";
    document.Values[1].Properties = "Microsoft.Azure.Commands.Network.Models.PSServiceTagInformation";
    expect(findingsIn(JSON.stringify(document))).toEqual([
      [
        "service-tag-file-shape",
        "Values[0].Properties.AddressPrefixes",
        "`AddressPrefixes` is the text `13.69.64.192/28 13.69.106.192/28`; it is the list of the tag's prefixes. It was cut off: write the file with `ConvertTo-Json -Depth 5`",
      ],
      [
        "service-tag-file-shape",
        "Values[1].Properties",
        "`Properties` is the text `Microsoft.Azure.Commands.Network.Models.PSServiceTagInformation`; it is an object with `AddressPrefixes`. It was cut off: write the file with `ConvertTo-Json -Depth 5`",
      ],
    ]);
  });
});

describe("a file of an unknown kind", () => {
  it.each<[string, unknown, string]>([
    ["text", "x", `the file holds the text \`x\` where an object is expected; ${KINDS}`],
    ["an empty list", [], `the list is empty where an object is expected; ${KINDS}`],
    ["null", null, `the file holds \`null\` where an object is expected; ${KINDS}`],
    [
      "a list of tags",
      [tag(), tag()],
      "the list holds tags without their cloud and change number; give the whole answer, not its `values` alone",
    ],
    [
      "two answers",
      [{ Values: [] }, { Values: [] }],
      "the list holds 2 answers; give one, and the pages of one as files of their own",
    ],
    [
      "a failed request",
      { error: { code: "AuthorizationFailed" } },
      "this is Azure's answer to a request that failed; give the one to a request that succeeds",
    ],
    [
      "the documentation's example",
      { parameters: {}, responses: {} },
      "this is an example from the API's documentation; give what stands in its `responses.200.body`",
    ],
    [
      "something else",
      { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 },
      `the file has the keys \`a\`, \`b\`, \`c\`, \`d\`, \`e\`, ..., and not \`changeNumber\`, \`cloud\` and \`values\`; ${KINDS}`,
    ],
    ["nothing", {}, `the file has no keys, and not \`changeNumber\`, \`cloud\` and \`values\`; ${KINDS}`],
  ])("that holds %s is refused", (_what, document, message) => {
    expect(findingsIn(JSON.stringify(document))).toEqual([["service-tag-file-shape", "", message]]);
  });

  it("is not taken for one because of what every object inherits", () => {
    expect(findingsIn('{"__proto__": {"values": []}}')).toHaveLength(1);
  });
});

describe("a text that is not JSON", () => {
  const found = (text: string): unknown => {
    const [first, ...others] = readServiceTagFile([{ file: "tags.json", text }]).diagnostics;
    expect(others).toEqual([]);
    const { code, location, message } = first ?? {};
    return { code, path: location?.path, line: location?.line, column: location?.column, message };
  };
  const code = "service-tag-file-syntax";

  it("because it was cut off is refused with the line, the column and the path of its end", () => {
    const text = fixture(PUBLIC);
    const cut = text.slice(0, text.indexOf("20.86.88.160/28") + 5);
    const lines = cut.split("\n");
    expect(found(cut)).toEqual({
      code,
      path: "values[0].properties.addressPrefixes[6]",
      line: lines.length,
      column: (lines.at(-1) ?? "").length + 1,
      message: `the file ends inside of \`values[0].properties.addressPrefixes[6]\`: it was cut off; ${AGAIN}`,
    });
  });

  it("is refused wherever it was cut off", () => {
    const text = file();
    for (let end = 1; end < text.length; end += 1) {
      expect(found(text.slice(0, end))).toMatchObject({
        code,
        line: 1,
        column: end + 1,
        message: expect.stringMatching(/^the file ends( inside of `[^`]+`)?: it was cut off; /),
      });
    }
  });

  it.each<[string, string, object]>([
    ["is empty", "", { line: 1, column: 1, message: `the file is empty; ${AGAIN}` }],
    ["is white space", "\n \n", { line: 1, column: 1, message: `the file is empty; ${AGAIN}` }],
    [
      "has a comma too many",
      '{\n  "values": [1,]\n}',
      {
        line: 2,
        column: 15,
        path: "values",
        message: `a comma stands before \`]\`, which JSON does not allow; remove the comma; or ${AGAIN}`,
      },
    ],
    [
      "is a web page",
      "<!DOCTYPE html>",
      { line: 1, column: 1, message: expect.stringContaining("`<` stands where a value is needed") },
    ],
    [
      "is UTF-16",
      '{\0"\0',
      {
        line: 1,
        column: 2,
        message:
          "the file holds NUL characters, as one that PowerShell saved as UTF-16; save it as UTF-8 (`Set-Content -Encoding utf8`)",
      },
    ],
    [
      "goes on after its end",
      "{} {}",
      { line: 1, column: 4, message: expect.stringContaining("there is more text after the end") },
    ],
  ])("because it %s is refused", (_what, text, expected) => {
    expect(found(text)).toMatchObject({ code, ...expected });
  });

  it.each<[string, string]>([
    ["a text that never ends", `{"changeNumber": 1, "cloud": "${"x".repeat(4_000_000)}`],
    ["a hundred thousand brackets", "[".repeat(100_000)],
  ])("because it holds %s is refused as any other", (_what, text) => {
    expect(found(text)).toMatchObject({ code });
  });

  it("because a key stands twice is refused, since one of its values would be forgotten", () => {
    const text = '{\n"changeNumber": 1,\n"cloud": "Public",\n"values": [],\n "values": [] }';
    expect(found(text)).toEqual({
      code,
      path: "",
      line: 5,
      column: 2,
      message: `the key \`values\` stands twice in one object, and which of the two holds cannot be known; ${AGAIN}`,
    });
  });
});

describe("a file that is too large", () => {
  const message = (bytes: number): string =>
    `the file has ${bytes} bytes; at most 33554432 are read; check that it is a file of service tags`;

  it("is refused by its size, before it is read", () => {
    expect(refuseLargeServiceTagFile("tags.json", MAX_SERVICE_TAG_FILE_BYTES)).toBeUndefined();
    expect(refuseLargeServiceTagFile("tags.json", 1024 ** 3)).toMatchObject({
      code: "service-tag-file-too-large",
      severity: "error",
      subject: "tags.json",
      message: message(1024 ** 3),
    });
  });

  it("is refused where it was read all the same", () => {
    const text = " ".repeat(MAX_SERVICE_TAG_FILE_BYTES + 1);
    expect(parseServiceTagJson({ file: "tags.json", text })).toMatchObject({
      ok: false,
      found: { code: "service-tag-file-too-large" },
    });
  });

  it("is refused where its pages are too large together", () => {
    const text = " ".repeat(MAX_SERVICE_TAG_FILE_BYTES / 2 + 1);
    const { diagnostics } = readServiceTagFile([
      { file: "page1.json", text },
      { file: "page2.json", text },
    ]);
    expect(diagnostics).toMatchObject([
      { code: "service-tag-file-too-large", message: message(MAX_SERVICE_TAG_FILE_BYTES + 2) },
    ]);
  });
});
