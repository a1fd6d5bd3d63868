import { altered, inCodeUnitOrder, laxPlaces, readCatalog, schemaCheck } from "./json-documents";

interface Names {
  readonly names: Readonly<
    Record<
      string,
      {
        readonly pattern: string;
        readonly minLength: number;
        readonly maxLength: number;
        readonly example: string;
      }
    >
  >;
}

const SCHEMA = "schema/names.schema.json";
const check = schemaCheck(SCHEMA);
const document = readCatalog<Names>("names.json");

function matches(id: string, name: string): boolean {
  const rule = document.names[id];
  if (rule === undefined) {
    throw new Error(`no rule for names of ${id}`);
  }
  return new RegExp(rule.pattern).test(name);
}

/** Kinds whose names have letters, digits, `_`, `.` and `-`, up to 80 characters. */
const RESOURCES = [
  "firewall-policy",
  "firewall-rule",
  "ip-group",
  "network-security-group",
  "route",
  "route-table",
  "rule-collection",
  "rule-collection-group",
  "security-rule",
] as const;

describe("the rules for names", () => {
  it("keep the schema", () => {
    expect(check(document)).toEqual([]);
  });

  it("are for these kinds, in code-unit order", () => {
    const others = ["container-registry", "resource-group", "storage-account", "workspace-id"];
    expect(Object.keys(document.names)).toEqual(inCodeUnitOrder([...RESOURCES, ...others]));
  });

  it.each(Object.entries(document.names))(
    "take their own example of %s",
    (id, { example, minLength, maxLength }) => {
      expect(matches(id, example)).toBe(true);
      expect(example.length).toBeGreaterThanOrEqual(minLength);
      expect(example.length).toBeLessThanOrEqual(maxLength);
    },
  );

  it.each<[string, number, number]>([
    ["container-registry", 5, 50],
    ["firewall-policy", 2, 80],
    ["firewall-rule", 1, 80],
    ["ip-group", 1, 80],
    ["network-security-group", 1, 80],
    ["resource-group", 1, 90],
    ["route", 1, 80],
    ["route-table", 1, 80],
    ["rule-collection", 1, 80],
    ["rule-collection-group", 2, 80],
    ["security-rule", 1, 80],
    ["storage-account", 3, 24],
    ["workspace-id", 36, 36],
  ])("give %s %i to %i characters", (id, shortest, longest) => {
    expect(document.names[id]).toMatchObject({ minLength: shortest, maxLength: longest });
  });

  it.each(Object.entries(document.names).filter(([id]) => id !== "workspace-id"))(
    "keep the lengths of %s in the pattern too",
    (id, { minLength, maxLength }) => {
      expect(matches(id, "a".repeat(minLength - 1))).toBe(false);
      expect(matches(id, "a".repeat(minLength))).toBe(true);
      expect(matches(id, "a".repeat(maxLength))).toBe(true);
      expect(matches(id, "a".repeat(maxLength + 1))).toBe(false);
    },
  );

  describe.each(RESOURCES)("for %s", (id) => {
    it.each(["rg-ml.2", "9lives", "in_azure_", "A1", "x-.-y"])("take %j", (name) => {
      expect(matches(id, name)).toBe(true);
    });

    it.each([
      "",
      "_rule",
      "-rule",
      ".rule",
      "rule-",
      "rule.",
      "a rule",
      "rule/1",
      "rule\\1",
      "rule?",
      "rule%1",
      "rule#1",
      "rule:1",
      "r\u00e8gle",
      "rule\n",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would evaluate
      "${rule}",
    ])("refuse %j", (name) => {
      expect(matches(id, name)).toBe(false);
    });
  });

  it.each([
    ["container-registry", "ml-registry"],
    ["container-registry", "ml.registry"],
    ["container-registry", "ml_registry"],
    ["container-registry", "acr1"],
    ["resource-group", "rg-ml."],
    ["resource-group", "rg ml"],
    ["resource-group", "rg/ml"],
    ["resource-group", "rg#ml"],
    ["resource-group", "."],
    ["firewall-policy", "a"],
    ["rule-collection-group", "a"],
    ["storage-account", "mlStore"],
    ["storage-account", "ml-store"],
    ["storage-account", "ml_store"],
    ["storage-account", "ml.store"],
    ["storage-account", "ml"],
    ["storage-account", "mlstore\n"],
    ["workspace-id", "00000000111122223333444444444444"],
    ["workspace-id", "{00000000-1111-2222-3333-444444444444}"],
    ["workspace-id", "0000000g-1111-2222-3333-444444444444"],
    ["workspace-id", "00000000-1111-2222-3333-44444444444"],
    ["workspace-id", "my-workspace"],
  ])("refuse, for %s, %j", (id, name) => {
    expect(matches(id, name)).toBe(false);
  });

  it.each([
    ["resource-group", "rg-(ml)_1"],
    ["resource-group", "-rg-"],
    ["resource-group", "rg.ml"],
    ["container-registry", "MLregistry1"],
    ["storage-account", "123"],
    ["workspace-id", "DEADBEEF-1111-2222-3333-444444444444"],
  ])("take, for %s, %j", (id, name) => {
    expect(matches(id, name)).toBe(true);
  });
});

describe("the schema of names", () => {
  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(SCHEMA))).toEqual([]);
  });

  const rule = ["names", "route"];
  const at = "/names/route";
  it.each<[string, readonly string[], unknown, string]>([
    ["another schema's name", ["$schema"], "./schema/limits.schema.json", "/$schema "],
    ["an unknown part", ["note"], "x", " must NOT have additional properties"],
    ["no names", ["names"], {}, "/names "],
    ["an id with capitals", ["names", "Route"], {}, "/names must NOT have additional properties"],
    [
      "a rule without a pattern",
      [...rule, "pattern"],
      undefined,
      `${at} must have required property 'pattern'`,
    ],
    ["a pattern that is open at its end", [...rule, "pattern"], "^[a-z]+", `${at}/pattern `],
    ["a pattern that is open at its start", [...rule, "pattern"], "[a-z]+$", `${at}/pattern `],
    ["a least length of nothing", [...rule, "minLength"], 0, `${at}/minLength `],
    ["a greatest length in quotes", [...rule, "maxLength"], "80", `${at}/maxLength `],
    [
      "a rule without an example",
      [...rule, "example"],
      undefined,
      `${at} must have required property 'example'`,
    ],
    ["a rule that says nothing", [...rule, "what"], "", `${at}/what `],
    ["a rule without a source", [...rule, "source"], undefined, `${at} must have required property 'source'`],
    ["a source without a revision", [...rule, "source", "revision"], undefined, `${at}/source `],
    ["a revision that is no date", [...rule, "source", "revision"], "2023-11-32", `${at}/source/revision `],
    ["a doubt without a reason", [...rule, "uncertain"], "", `${at}/uncertain `],
    ["an unknown property of a rule", [...rule, "flags"], "i", `${at} must NOT have additional properties`],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(check(altered(document, path, value)).join("\n")).toContain(problem);
  });
});
