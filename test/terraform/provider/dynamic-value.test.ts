import * as fc from "fast-check";
import { decodeObject, decodeValue, encodeValue } from "./dynamic-value";
import { type canonicalText, sameMeaning, UNKNOWN, type Value } from "./value";

const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.constant<Value>(UNKNOWN),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe("a value on the wire", () => {
  it("comes back as it was sent, unknown parts too", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeValue(encodeValue(value))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it("is the extension 0 where it is unknown", () => {
    expect(Buffer.from(encodeValue(UNKNOWN).msgpack ?? []).toString("hex")).toBe("d40000");
  });

  it.each([
    ["without a refinement", "d40000"],
    ["known not to be null", "c7030c8101c2"],
  ])("is unknown %s", (_, bytes) => {
    expect(decodeValue({ msgpack: Buffer.from(bytes, "hex") })).toBe(UNKNOWN);
  });

  it("may be JSON", () => {
    expect(decodeObject({ json: Buffer.from('{"name":"nsg"}') })).toEqual({ name: "nsg" });
  });

  it.each([
    ["not sent", undefined],
    ["null", encodeValue(null)],
    ["empty", { msgpack: Buffer.alloc(0) }],
  ])("is no object where it is %s", (_, value) => {
    expect(decodeObject(value)).toBeUndefined();
  });
});

describe("two values say the same", () => {
  it.each<[string, Parameters<typeof canonicalText>[0], Value, Value]>([
    ["sets in another order", ["set", "string"], ["a", "b"], ["b", "a"]],
    ["null and the empty text", "string", null, ""],
    ["null and the empty list", ["list", "string"], null, []],
    ["null and false", "bool", null, false],
    [
      "sets of objects, whatever is empty in them",
      ["set", ["object", { name: "string", ports: ["set", "string"] }]],
      [
        { name: "a", ports: null },
        { name: "b", ports: ["1", "2"] },
      ],
      [
        { name: "b", ports: ["2", "1"] },
        { name: "a", ports: [] },
      ],
    ],
    ["maps in another order", ["map", "string"], { a: "1", b: "2" }, { b: "2", a: "1" }],
  ])("%s", (_, type, a, b) => {
    expect(sameMeaning(type, a, b)).toBe(true);
  });

  it.each<[string, Parameters<typeof canonicalText>[0], Value, Value]>([
    ["lists in another order", ["list", "string"], ["a", "b"], ["b", "a"]],
    ["an unknown and a known value", "string", UNKNOWN, "a"],
    ["an unknown value and null", "string", UNKNOWN, null],
    ["a text and a number", "string", "1", "10"],
    ["texts with commas", ["set", "string"], ["a,b"], ["a", "b"]],
  ])("but not %s", (_, type, a, b) => {
    expect(sameMeaning(type, a, b)).toBe(false);
  });
});
