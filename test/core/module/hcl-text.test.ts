import { hclBlock, VARIABLE_EXPRESSIONS, valueText } from "../../../lib/core/module/hcl-text";
import type { JsonObject, JsonValue } from "../../../lib/core/module/json-value";

const QUOTED_EXPRESSION = `\${join("}", ["a"])}`;

const values: readonly (readonly [what: string, value: JsonValue, text: string])[] = [
  ["a text", "plain", '"plain"'],
  ["a text with quotes and a backslash", 'say "a\\b"', '"say \\"a\\\\b\\""'],
  ["a number", 1010, "1010"],
  ["a truth value", false, "false"],
  ["null", null, "null"],
  ["an empty list", [], "[]"],
  ["an empty object", {}, "{}"],
  ["a list", ["80", "443"], '[\n  "80",\n  "443",\n]'],
  ["an expression alone", `\${var.name}`, "var.name"],
  ["an expression inside of a text", `a-\${var.name}-"b"`, `"a-\${var.name}-\\"b\\""`],
  ["two expressions", `\${var.a}\${var.b}`, `"\${var.a}\${var.b}"`],
  ["an expression with an object", `\${{ a = 1 }}`, "{ a = 1 }"],
  ["an expression with a call inside of a text", `x \${join("-", ["a"])} y`, `"x \${join("-", ["a"])} y"`],
  ["an object", { b: "two", aa: 1 }, '{\n  aa = 1\n  b  = "two"\n}'],
  ["an object with a key that is no name", { "a.b": 1 }, '{\n  "a.b" = 1\n}'],
];

describe("HCL", () => {
  it.each(values)("writes %s", (_what, value, text) => {
    expect(valueText(value, 0)).toBe(text);
  });

  it("ends an expression at its own brace, whatever braces stand in its texts in pairs", () => {
    expect(valueText(QUOTED_EXPRESSION.replace("}", "{}"), 0)).toBe('join("{}", ["a"])');
  });

  it("puts the equals signs of one run of lines into one column, as `terraform fmt` does", () => {
    const body: JsonObject = { name: "a", list: ["x"], location: "b", tags: {}, zone: null };
    expect(hclBlock('resource "t" "this"', body)).toBe(
      'resource "t" "this" {\n  list = [\n    "x",\n  ]\n  location = "b"\n  name     = "a"\n  tags     = {}\n  zone     = null\n}\n',
    );
  });

  it("writes lists of objects as blocks, without what they do not give", () => {
    const body: JsonObject = {
      security_rule: [
        { name: "A", ports: null },
        { name: "B", ports: ["1"] },
      ],
      a: 1,
    };
    expect(hclBlock("x", body)).toBe(
      'x {\n  a = 1\n\n  security_rule {\n    name = "A"\n  }\n\n  security_rule {\n    name = "B"\n    ports = [\n      "1",\n    ]\n  }\n}\n',
    );
  });

  it("writes `for_each` first", () => {
    expect(hclBlock("x", { a: 1, for_each: `\${var.ids}` })).toBe(
      "x {\n  for_each = var.ids\n  a        = 1\n}\n",
    );
  });

  it("writes a variable's type and conditions as expressions", () => {
    const body: JsonObject = {
      type: "list(string)",
      default: null,
      validation: [{ condition: `\${length(var.x) > 0}`, error_message: "none" }],
    };
    expect(hclBlock('variable "x"', body, VARIABLE_EXPRESSIONS)).toBe(
      'variable "x" {\n  default = null\n  type    = list(string)\n\n  validation {\n    condition     = length(var.x) > 0\n    error_message = "none"\n  }\n}\n',
    );
  });
});
