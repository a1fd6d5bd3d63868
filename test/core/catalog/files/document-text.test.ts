import {
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENT_DEPTH,
  readDocumentText,
} from "../../../../lib/core/catalog/files/document-text";
import { problemLine } from "./problem-lines";

const problemsIn = (text: string, file: string) => readDocumentText(text, file).problems.map(problemLine);

function documentOf(text: string, file: string) {
  const { document, problems } = readDocumentText(text, file);
  if (document === undefined) {
    throw new Error(problems.map(problemLine).join("\n"));
  }
  return document;
}

const TOO_DEEP =
  "more than 32 objects and lists stand inside of one another, the most that is read; check the brackets and the indentation";

describe("the format follows the extension", () => {
  it.each(["a.json", "A.JSON", "b/a.yaml", "b.json/a.YML"])("of %s", (file) => {
    expect(readDocumentText('{"a": 1}', file).document).toMatchObject({ file, value: { a: 1 } });
  });

  it.each(["a.toml", "json", "a.json/b", "a.yaml.txt", ""])("which is refused for %j", (file) => {
    expect(problemsIn("{}", file)).toEqual([
      `file syntax : \`${file}\` is neither JSON nor YAML by its name; name it \`.json\`, \`.yaml\` or \`.yml\``,
    ]);
  });
});

describe.each(["a.json", "a.yaml"])("in %s", (file) => {
  it("a file of as many bytes as are read is read, and one more is refused", () => {
    const text = (bytes: number) => `{"a": "${"é".repeat((bytes - 9) / 2)}"}`;
    const most = MAX_DOCUMENT_BYTES + 1;
    expect(Buffer.byteLength(text(most - 2))).toBe(MAX_DOCUMENT_BYTES - 1);
    expect(problemsIn(text(most - 2), file)).toEqual([]);
    expect(problemsIn(`${text(most - 2)} `, file)).toEqual([]);
    expect(problemsIn(text(most), file)).toEqual([
      "file too-large : the file has 1048577 bytes; at most 1048576 are read; check that it is a catalog file, and remove what it does not need",
    ]);
  });

  it("32 objects and lists inside of one another are read, and one more is refused", () => {
    const text = (lists: number) => `{"a": ${"[".repeat(lists)}${"]".repeat(lists)}}`;
    expect(problemsIn(text(MAX_DOCUMENT_DEPTH - 1), file)).toEqual([]);
    expect(
      problemsIn(text(MAX_DOCUMENT_DEPTH), file).map((line) => line.replace(/deep .*?:/, "deep:")),
    ).toEqual([`1:38 too-deep: ${TOO_DEEP}`]);
  });

  it.each(["[", "{", '{"a":', "[["])("100,000 of %j do not exhaust the stack", (open) => {
    const { problems } = readDocumentText(open.repeat(100_000), file);
    expect(problems).not.toEqual([]);
  });

  it("a NUL character and half of a surrogate pair are refused before anything is parsed", () => {
    const what = "stands in the file, which is not text then; save the file as UTF-8";
    expect(problemsIn('{"a":\n "\0"', file)).toEqual([`2:3 syntax : a NUL character ${what}`]);
    expect(problemsIn('{"a":\n "\ud800"', file)).toEqual([`2:3 syntax : half of a surrogate pair ${what}`]);
  });

  it("keys that objects inherit are keys like others", () => {
    const { value } = documentOf('{"__proto__": {"x": 1}, "constructor": 2, "prototype": 3}', file);
    expect(Object.keys(value)).toEqual(["__proto__", "constructor", "prototype"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value.x).toBeUndefined();
    expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1},"constructor":2,"prototype":3}');
  });

  it("whole numbers in a list of ports become text, and no others", () => {
    const text =
      '{"ports": [443, "80", 1.5, [1], {"x": [2]}], "port": [443], "a": {"ports": [8080]}, "b": {"ports": 5}}';
    expect(documentOf(text, file).value).toEqual({
      ports: ["443", "80", 1.5, [1], { x: [2] }],
      port: [443],
      a: { ports: ["8080"] },
      b: { ports: 5 },
    });
  });

  it("at most 20 problems are told, and how many more there are", () => {
    const keys = (count: number) => `{${Array.from({ length: count + 1 }, () => '"a": 1').join(",\n")}}`;
    expect(problemsIn(keys(20), file)).toHaveLength(20);
    expect(problemsIn(keys(21), file).slice(20)).toEqual([
      "file syntax : there is 1 more problem with the text; mend these 20 first",
    ]);
    expect(problemsIn(keys(5020), file).slice(20)).toEqual([
      "file syntax : there are 5000 more problems with the text; mend these 20 first",
    ]);
  });
});

it.each(["- ", "? ", "a: ", ": "])("100,000 of %j in YAML do not exhaust the stack", (open) => {
  const [first] = readDocumentText(open.repeat(100_000), "a.yaml").problems;
  expect(first).toMatchObject({ code: "catalog-file-too-deep", message: TOO_DEEP });
});

it("a pair in a list of brackets counts as the object that it is", () => {
  const text = (pairs: number) => `a: ${"[b: ".repeat(pairs)}1${"]".repeat(pairs)}\n`;
  expect(problemsIn(text(15), "a.yaml")).toEqual([]);
  expect(problemsIn(text(16), "a.yaml").map((line) => line.replace(/deep .*?:/, "deep:"))).toEqual([
    `1:65 too-deep: ${TOO_DEEP}`,
  ]);
});

it("ports keep the text that they are written with", () => {
  expect(documentOf("ports: [0443, 0x1BB, +80, 80-90, 4.0]\n", "a.yaml").value).toEqual({
    ports: ["0443", "0x1BB", "+80", "80-90", 4],
  });
});

describe("a path stands", () => {
  const json = [
    "{",
    '\t"requirements": [',
    '\t\t{ "id": "ä😀", "ports": ["1",',
    '\t\t\t"2"], "none": null }',
    "\t],",
    '\t"features": { "my.feature": { "excludes": ["a"] }, "my": { "feature": 1 }, "": [0] }',
    "}",
  ];
  const yaml = [
    "# a comment",
    "requirements:",
    "  - id: ä😀",
    "    ports: ['1',",
    "      '2']",
    "    none:",
    "features:",
    "  my.feature: { excludes: [a] }",
    "  my:",
    "    feature: 1",
    '  "": [0]',
  ];
  const places: readonly [string, string, string][] = [
    ["", "1:1", "2:1"],
    ["requirements", "2:2", "2:1"],
    ["requirements[0]", "3:3", "3:5"],
    ["requirements[0].id", "3:5", "3:5"],
    ["requirements[0].ports", "3:18", "4:5"],
    ["requirements[0].ports[0]", "3:28", "4:13"],
    ["requirements[0].ports[1]", "4:4", "5:7"],
    ["requirements[0].none", "4:10", "6:5"],
    ["requirements[0].ports[2]", "3:18", "4:5"],
    ["requirements[0].ports[1].x", "4:4", "5:7"],
    ["requirements[1].id", "2:2", "2:1"],
    ["requirements[00]", "2:2", "2:1"],
    ["requirements.0", "2:2", "2:1"],
    ["require", "1:1", "2:1"],
    ["features.my.feature", "6:16", "8:3"],
    ["features.my.feature.excludes[0]", "6:45", "8:28"],
    ["features.my", "6:53", "9:3"],
    ["features.my.features", "6:53", "9:3"],
    ["features.[0]", "6:82", "11:8"],
    ["features.__proto__", "6:2", "7:1"],
    ["nothing", "1:1", "2:1"],
  ];
  const written = [
    ["a.json", "LF", json.join("\n"), 1],
    ["a.json", "CRLF and a byte order mark", `\ufeff${json.join("\r\n")}`, 1],
    ["a.yaml", "LF", yaml.join("\n"), 2],
    ["a.yaml", "CRLF and a byte order mark", `\ufeff${yaml.join("\r\n")}\r\n`, 2],
  ] as const;
  describe.each(written)("in %s with %s", (file, _, text, column) => {
    it.each(places)("%j", (...place) => {
      const { line, column: at } = documentOf(text, file).positionOf(place[0]);
      expect(`${line}:${at}`).toBe(place[column]);
    });
  });

  it("where its keys and indices lead, whatever they hold", () => {
    const document = documentOf(json.join("\n"), "a.json");
    expect(document.positionAlong(["features", "my", "feature"])).toEqual({ line: 6, column: 61 });
    expect(document.positionAlong(["features", "my.feature"])).toEqual({ line: 6, column: 16 });
    expect(document.positionAlong(["requirements", 0, "ports", "1"])).toEqual({ line: 4, column: 4 });
    expect(document.positionAlong(["requirements", "x", "ports"])).toEqual({ line: 2, column: 2 });
  });
});
