import fc from "fast-check";
import { readConfiguration } from "../../../../lib/core/analyze/read";
import { hasErrors } from "../../../../lib/core/diagnostics/diagnostic";
import { printed } from "./arbitrary-rules";
import {
  armTemplate,
  azureExport,
  type Json,
  separateTerraformJson,
  terraformJson,
  terraformPlan,
  terraformState,
} from "./rule-printers";
import { malformedParts } from "./well-formed";

const PRINTERS = [
  terraformJson,
  separateTerraformJson,
  terraformState,
  terraformPlan,
  azureExport,
  armTemplate,
];

/** A document of each kind, with parts that only some have. */
const documents: fc.Arbitrary<Json> = fc
  .tuple(printed, fc.constantFrom(...PRINTERS), fc.boolean())
  .map(([values, print, hasMore]) => {
    const document = print(values);
    const isObject = typeof document === "object" && document !== null && !Array.isArray(document);
    return hasMore && isObject ? { ...MORE, ...document } : document;
  });

const MORE: { readonly [name: string]: Json } = {
  variable: { a: { default: "x" }, b: [{ default: ["10.0.0.0/8"] }] },
  locals: { c: `\${local.d}`, d: `\${local.c}` },
  module: { m: { source: "./m" } },
  parameters: { p: { defaultValue: "Tcp" }, q: {} },
  variables: { v: ["443"], w: "[variables('w')]" },
  configuration: { root_module: { resources: [], module_calls: {} } },
};

const VALUES: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    -1,
    443.5,
    1e21,
    "",
    " ",
    "*",
    "443",
    "Allow",
    [],
    {},
    [[]],
    [{}],
  ),
  fc.constantFrom<Json>(
    ...["var.a", "var.b", "var.none", "local.c", "local.none", "azurerm_ip_group.g.id", ""].map(
      (each) => `\${${each}}`,
    ),
    ...[
      "%{ if true }x%{ endif }",
      "[parameters('p')]",
      "[parameters('q')]",
      "[variables('v')]",
      "[variables('w')]",
    ],
    ...[
      "[format('{0}/{1}', 'a')]",
      "[[x]",
      "[",
      "[]",
      "[a(",
      `[${"a(".repeat(50)}${")".repeat(50)}]`,
      "[concat('a','b')]",
    ],
    ...[
      "\u0000",
      "\u202e",
      "\ud800",
      "a".repeat(300),
      "<script>alert(1)</script>",
      "/subscriptions/x/resourceGroups/",
    ],
  ),
  fc.constantFrom<Json>(
    { for_each: [1], content: { name: "x" } },
    { security_rule: { for_each: `\${var.x}`, content: { priority: 100 } } },
    [{ name: "securityRules", count: 2 }],
    { type: "Microsoft.Resources/deployments", name: "d", properties: { template: { resources: [] } } },
    { root_module: { resources: null, child_modules: [null] } },
    { security_rule: true },
  ),
);

const KEYS = [
  ...[
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "properties",
    "resources",
    "resource",
    "values",
  ],
  ...[
    "count",
    "for_each",
    "dynamic",
    "copy",
    "condition",
    "name",
    "type",
    "value",
    "security_rule",
    "securityRules",
  ],
  ...[
    "existing",
    "planned_values",
    "resource_changes",
    "after_unknown",
    "rule",
    "rules",
    "ruleType",
    "priority",
  ],
];

interface Mutation {
  readonly at: number;
  readonly kind: "replace" | "remove" | "rename" | "repeat" | "wrap" | "add";
  readonly value: Json;
  readonly key: string;
}

const mutations = fc.array(
  fc.record<Mutation>({
    at: fc.nat(400),
    kind: fc.constantFrom("replace", "replace", "remove", "rename", "repeat", "wrap", "add"),
    value: VALUES,
    key: fc.constantFrom(...KEYS),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The document with the node at a count of nodes, in their order, changed. */
function mutated(document: Json, { at, kind, value, key }: Mutation): Json {
  let count = at;
  const visit = (node: Json): Json[] => {
    count -= 1;
    if (count === -1) {
      switch (kind) {
        case "remove":
          return [];
        case "repeat":
          return [node, node];
        case "wrap":
          return [[node]];
        case "add":
          return [isObject(node) ? withMember(node, key, value) : value];
        default:
          return [value];
      }
    }
    if (Array.isArray(node)) return [node.flatMap(visit)];
    if (!isObject(node)) return [node];
    let changed: { readonly [name: string]: Json } = {};
    for (const [name, member] of Object.entries(node)) {
      const isRenamed = count === 0 && kind === "rename";
      if (isRenamed) count -= 1;
      const [first] = isRenamed ? [member] : visit(member);
      if (first !== undefined) changed = withMember(changed, isRenamed ? key : name, first);
    }
    return [changed];
  };
  return visit(document)[0] ?? null;
}

function withMember(object: { readonly [name: string]: Json }, key: string, value: Json) {
  const copy = { ...object };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

function isObject(node: Json): node is { readonly [name: string]: Json } {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

test("whatever is changed in a document, it is read into the model's types, or refused with a place", () => {
  let sound = 0;
  fc.assert(
    fc.property(documents, mutations, (document, changes) => {
      const text = JSON.stringify(changes.reduce(mutated, document), null, 1);
      const { configuration, diagnostics } = readConfiguration([{ name: "file.json", text }]);
      expect(malformedParts(configuration)).toEqual([]);
      for (const { message, subject, location } of diagnostics) {
        expect(`${subject} ${message}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|undefined|\[object/u);
        expect(location?.file).toBe("file.json");
      }
      if (!hasErrors(diagnostics)) sound += 1;
    }),
    { numRuns: 800 },
  );
  expect(sound).toBeGreaterThan(50);
});

test("whatever text is given, it is read or refused", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    documents.chain((document) => {
      const text = JSON.stringify(document);
      return fc
        .tuple(fc.nat(text.length), fc.string({ maxLength: 3 }))
        .map(([at, inserted]) => text.slice(0, at) + inserted);
    }),
  );
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 3 }), (all) => {
      const files = all.map((text, index) => ({ name: `${index}.json`, text }));
      const { configuration, diagnostics } = readConfiguration(files);
      expect(malformedParts(configuration)).toEqual([]);
      for (const { location } of diagnostics) expect(files.map(({ name }) => name)).toContain(location?.file);
    }),
    { numRuns: 500 },
  );
});
