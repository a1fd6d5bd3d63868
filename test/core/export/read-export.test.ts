import { renderExportJson } from "../../../lib/core/export/export-json";
import { renderExportLists } from "../../../lib/core/export/export-lists";
import { readExportJson, readExportLists, recordedLists } from "../../../lib/core/export/read-export";
import { serviceTagsOf, soundExport, TAGS } from "./exports";

const exported = soundExport(
  { features: ["vscode-desktop"] },
  { serviceTags: serviceTagsOf(TAGS), prefer: "addresses" },
);
const json = JSON.parse(renderExportJson(exported));
const sha256 = (text: string) => `sum ${text.length}`;
const { files } = renderExportLists(exported, sha256);
const metadata = files.get("metadata.json") ?? "";

function problemIn(document: unknown): string | undefined {
  const read = readExportJson(typeof document === "string" ? document : JSON.stringify(document));
  return read.ok ? undefined : read.problem;
}

const withEntry = (changed: object) => ({ ...json, entries: [{ ...json.entries[0], ...changed }] });

describe("an export in JSON", () => {
  it("is read as it was written", () => {
    const read = readExportJson(renderExportJson(exported));
    expect(read.ok && read.value.destinations).toEqual(
      exported.entries.map(({ protocol, ports, kind, destination, requirements }) => ({
        protocol,
        ports,
        kind,
        destination,
        requirements,
      })),
    );
    expect(read.ok && Object.fromEntries(read.value.metadata)).toEqual(exported.metadata);
  });

  it.each<[string, unknown, string]>([
    ["no JSON", "{", "it is not JSON"],
    ["another document", { metadata: {} }, 'it does not say `"format": "azure-network-catalog-export"`'],
    ["a list", [json], 'it does not say `"format": "azure-network-catalog-export"`'],
    [
      "a later form",
      { ...json, formatVersion: 2 },
      "its form is `2`, and this version reads 1; export it again",
    ],
    ["no metadata", { ...json, metadata: [] }, "it has no `metadata`"],
    ["no entries", { ...json, entries: {} }, "its `entries` are no list"],
    ["an entry that is none", { ...json, entries: [1] }, "entries[0]: it is no entry"],
    ["no ports", withEntry({ ports: undefined }), "entries[0]: it has no `protocol` and `ports`"],
    [
      "an empty list of ports",
      withEntry({ ports: [] }),
      "entries[0]: its `ports` are not in ascending order, or there are none",
    ],
    [
      "ports in another order",
      withEntry({ ports: ["443", "80"] }),
      "entries[0]: its `ports` are not in ascending order, or there are none",
    ],
    [
      "an entry that says no requirements",
      withEntry({ requirements: "default-storage" }),
      "entries[0]: it has no list of `requirements`",
    ],
    ["a port that is a number", withEntry({ ports: [443] }), "entries[0]: a port is no text"],
    [
      "every port by the way",
      withEntry({ ports: ["*", "80"] }),
      expect.stringMatching(/^entries\[0\]: `\*` stands for every port; /),
    ],
    [
      "an unknown protocol",
      withEntry({ protocol: "tcp" }),
      "entries[0]: `tcp` is not spelled as protocols are here; write `Tcp`",
    ],
    [
      "an unknown kind",
      withEntry({ kind: "host" }),
      "entries[0]: it has no `kind` of address-prefix, service-tag, domain, wildcard-domain, url, or no `destination`",
    ],
    [
      "a prefix with host bits",
      withEntry({ destination: "10.0.0.1/24" }),
      expect.stringMatching(/^entries\[0\]: `10\.0\.0\.1\/24` /),
    ],
    [
      "a prefix in another form",
      withEntry({ destination: "2603:0::/32" }),
      "entries[0]: `2603:0::/32` is no destination of the kind `address-prefix` as exports write them",
    ],
    [
      "a wildcard among exact domains",
      withEntry({ kind: "domain", destination: "*.b.c" }),
      "entries[0]: `*.b.c` is not of the kind `domain`",
    ],
    [
      "an exact domain among wildcards",
      withEntry({ kind: "wildcard-domain", destination: "a.b.c" }),
      "entries[0]: `a.b.c` is not of the kind `wildcard-domain`",
    ],
    [
      "a line break in a name",
      withEntry({ kind: "domain", destination: "a.b.c\nd.e.f" }),
      expect.stringMatching(/^entries\[0\]: `a\.b\.c\\u\{a\}d\.e\.f` /),
    ],
  ])("is refused with %s", (_what, document, problem) => {
    expect(problemIn(document)).toEqual(problem);
  });
});

describe("a folder of lists", () => {
  const read = (changed: ReadonlyMap<string, string>, text = metadata) =>
    readExportLists(text, changed, sha256);

  it("is read as it was written", () => {
    const lists = read(files);
    expect(lists.ok && lists.value.destinations).toHaveLength(exported.entries.length);
  });

  it("is refused where a list is gone, was changed, or holds what it cannot", () => {
    const [first = ""] = files.keys();
    const text = files.get(first) ?? "";
    expect(read(new Map([...files].filter(([name]) => name !== first)))).toEqual({
      ok: false,
      problem: `the list \`${first}\`, which \`metadata.json\` names, is not there`,
    });
    expect(read(new Map([...files, [first, `${text}10.0.0.0/8\n`]]))).toEqual({
      ok: false,
      problem: `the list \`${first}\` was changed since it was written`,
    });
    const garbled = text.replace("20.20.32.0/19", "anything.else");
    expect(read(new Map([...files, [first, garbled]]))).toEqual({
      ok: false,
      problem: expect.stringMatching(new RegExp(`^${first}: \`anything\\.else\` `)),
    });
  });

  it.each<[string, (document: { lists: { file: string }[] }) => unknown, string]>([
    [
      "no lists",
      (document) => ({ ...document, lists: 1 }),
      "its `lists` are no list of files with `kind`, `protocol`, `ports`, `sha256` and `requirements`",
    ],
    [
      "a path out of the folder",
      (document) => ({ ...document, lists: [{ ...document.lists[0], file: "../secret.txt" }] }),
      "its `lists` name a file twice, or one that is no list",
    ],
    [
      "a file twice",
      (document) => ({ ...document, lists: [document.lists[0], document.lists[0]] }),
      "its `lists` name a file twice, or one that is no list",
    ],
  ])("is refused where its document has %s", (_what, change, problem) => {
    expect(recordedLists(JSON.stringify(change(JSON.parse(metadata))))).toEqual({ ok: false, problem });
  });
});
