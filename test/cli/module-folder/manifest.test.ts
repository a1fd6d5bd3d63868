import fc from "fast-check";
import { type Manifest, manifestText, readManifest } from "../../../lib/cli/module-folder/manifest";
import { compareFlows } from "../../../lib/core/module/flow-difference";
import { normalizedSelection } from "../../../lib/core/module/selection-document";
import { flowOf } from "../in-process";

const MANIFEST: Manifest = {
  format: "json",
  request: { cloud: "public", region: "eastus2" },
  catalogs: ["more.yaml"],
  flows: [flowOf("b"), flowOf("a")],
  files: new Map([
    ["main.tf.json", "22"],
    ["README.md", "11"],
  ]),
};

describe("the record of a module's folder", () => {
  it("has a line for each flow and file, in order", () => {
    const flow = (name: string) =>
      `    {"layer":"nsg","action":"Allow","direction":"outbound","protocol":"Tcp","ports":"443","source":"var.subnet_address_prefixes","destination":"${name}","rule":"Allow-${name}"}`;
    expect(manifestText(MANIFEST, "1.2.3").split("\n")).toEqual([
      "{",
      '  "version": 1,',
      '  "tool": "cdktf-azure-network-catalog",',
      '  "toolVersion": "1.2.3",',
      '  "format": "json",',
      '  "request": {',
      '    "cloud": "public",',
      '    "region": "eastus2"',
      "  },",
      '  "catalogs": [',
      '    "more.yaml"',
      "  ],",
      '  "flows": [',
      `${flow("a")},`,
      flow("b"),
      "  ],",
      '  "files": {',
      '    "README.md": "11",',
      '    "main.tf.json": "22"',
      "  }",
      "}",
      "",
    ]);
  });

  it("is valid JSON without flows and files as well", () => {
    const text = manifestText({ ...MANIFEST, flows: [], files: new Map() }, "1.2.3");
    expect(JSON.parse(text)).toMatchObject({ flows: [], files: {} });
  });

  it("is read as it was written, whatever its texts are", () => {
    const text = fc.string({ unit: "binary", maxLength: 8 }).filter((each) => !each.includes("\0"));
    const manifests = fc.record({
      format: fc.constantFrom("json" as const, "hcl" as const),
      request: fc.record({
        region: text.filter((each) => each !== ""),
        parameters: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), text, { minKeys: 1 }),
      }),
      catalogs: fc.array(text),
      flows: fc.array(text.map((each) => ({ ...flowOf(each), ports: each }))),
      files: fc
        .array(fc.tuple(text, text))
        .map((pairs) => new Map(pairs.filter(([name]) => name !== "__proto__"))),
    });
    fc.assert(
      fc.property(manifests, (manifest) => {
        const request = normalizedSelection(manifest.request);
        const read = readManifest(manifestText({ ...manifest, request }, "1"));
        expect(read).toEqual({
          ok: true,
          value: { ...manifest, request, flows: [...manifest.flows].sort(compareFlows) },
        });
      }),
    );
  });

  const changed = (change: object): string =>
    JSON.stringify({ ...JSON.parse(manifestText(MANIFEST, "1.2.3")), ...change });

  it.each(["cdktf-azure-network-catalog", "cdktn-azure-network-catalog"])(
    "is read where %s wrote it",
    (tool) => {
      expect(readManifest(changed({ tool }))).toEqual(readManifest(manifestText(MANIFEST, "1.2.3")));
      expect(readManifest(changed({ tool })).ok).toBe(true);
    },
  );

  it.each<[string, string, string]>([
    ["that is no JSON", "<<<<<<<", "it is not JSON"],
    ["that is no object", "[]", 'it does not say `"tool": "cdktf-azure-network-catalog"`'],
    ["of another tool", changed({ tool: "x" }), 'it does not say `"tool": "cdktf-azure-network-catalog"`'],
    [
      "of a later version",
      changed({ version: 2, toolVersion: "9.0.0" }),
      "its version is `2`, and this command reads 1; use the version `9.0.0` of cdktf-azure-network-catalog",
    ],
    ["with an unknown format", changed({ format: "yaml" }), "its `format` is unknown"],
    ["with a request that is no object", changed({ request: "eastus2" }), "its `request` is no selection"],
    [
      "with a request that is no selection",
      changed({ request: { regoin: "eastus2" } }),
      "its `request` is no selection: unknown key `regoin`; did you mean `region`?",
    ],
    [
      "with catalogs in its request",
      changed({ request: { region: "eastus2", catalogs: ["a.yaml"] } }),
      "its `request` is no selection: it has `catalogs`",
    ],
    ["with catalogs that are no paths", changed({ catalogs: [1] }), "its `catalogs` are no list of paths"],
    [
      "with flows that are none",
      changed({ flows: [{ ...flowOf("a"), layer: "dns" }] }),
      "its `flows` are no list of flows",
    ],
    [
      "with flows that lack a part",
      changed({ flows: [{ ...flowOf("a"), rule: undefined }] }),
      "its `flows` are no list of flows",
    ],
    ["with files that are a list", changed({ files: [] }), "its `files` have no SHA-256 each"],
    ["with files without their SHA-256", changed({ files: { a: null } }), "its `files` have no SHA-256 each"],
  ])("%s is refused", (_what, text, problem) => {
    expect(readManifest(text)).toEqual({ ok: false, problem });
  });
});
