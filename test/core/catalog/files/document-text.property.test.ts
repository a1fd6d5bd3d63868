import fc from "fast-check";
import { stringify } from "yaml";
import { readDocumentText } from "../../../../lib/core/catalog/files/document-text";
import type { JsonValue } from "../../../../lib/core/catalog/files/placed-node";

/** Text that a file can hold: no NUL, no half of a surrogate pair. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 6 }).filter((each) => !each.includes("\0")),
    fc.constantFrom(
      "",
      "~",
      "null",
      "true",
      "1",
      "1e3",
      "<<",
      "- a",
      "a: b",
      "&x",
      "*x",
      "!t",
      "# c",
      "'",
      '"',
      "\\",
      "a\nb\n",
      " ",
      "\t",
    ),
  )
  .filter((each) => !/\p{Cs}/u.test(each));
const key = fc.oneof(
  text,
  fc.constantFrom("__proto__", "constructor", "prototype", "toString", "ports", "a.b", "a[0]", "length"),
);
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }).map((each) => (each === 0 ? 0 : each)),
  fc.boolean(),
  fc.constant(null),
);

/** An object whose keys are its own, whatever they are. */
function objectOf(entries: readonly (readonly [string, JsonValue])[]): { readonly [key: string]: JsonValue } {
  return Object.fromEntries(entries);
}

const value = fc.letrec<{ value: JsonValue; list: JsonValue; object: { readonly [key: string]: JsonValue } }>(
  (tie) => ({
    value: fc.oneof({ maxDepth: 8, depthSize: "small" }, scalar, tie("list"), tie("object")),
    list: fc.array(tie("value"), { maxLength: 4 }),
    object: fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map(objectOf),
  }),
);
const document = value.object;
const indentation = fc.constantFrom("", " ", "  ", "    ", "\t", "\t\t");

/** What is read of a value: the same, but for whole numbers in lists of ports. */
function expected(of: JsonValue, wholeNumber: (value: number) => string, inPorts = false): unknown {
  if (Array.isArray(of)) {
    return of.map((item: JsonValue) =>
      inPorts && typeof item === "number" && /^-?[0-9]+$/.test(wholeNumber(item))
        ? wholeNumber(item)
        : expected(item, wholeNumber),
    );
  }
  if (typeof of !== "object" || of === null) {
    return of;
  }
  return Object.fromEntries(
    Object.entries(of).map(([name, each]) => [name, expected(each, wholeNumber, name === "ports")]),
  );
}

function readBack(written: string, file: string): unknown {
  const { document: read, problems } = readDocumentText(written, file);
  expect(problems).toEqual([]);
  return read?.value;
}

describe("any object is read back", () => {
  it("from JSON, however it is indented", () => {
    fc.assert(
      fc.property(document, indentation, fc.constantFrom("\n", "\r\n"), (given, indent, newline) => {
        const written = JSON.stringify(given, null, indent).replaceAll("\n", newline);
        expect(readBack(written, "a.json")).toEqual(expected(given, JSON.stringify));
      }),
      { numRuns: 400 },
    );
  });

  it("from YAML, in blocks and in brackets", () => {
    fc.assert(
      fc.property(document, fc.constantFrom("any", "flow"), (given, collectionStyle) => {
        // The writer leaves this key without quotes, which makes it a merge key.
        fc.pre(!JSON.stringify(given).includes('"<<":'));
        const written = stringify(given, { collectionStyle, aliasDuplicateObjects: false });
        expect(readBack(written, "a.yaml")).toEqual(expected(given, stringifiedNumber));
      }),
      { numRuns: 400 },
    );
  });

  it("from JSON that is read as YAML", () => {
    fc.assert(
      fc.property(document, fc.constantFrom(0, 1, 2, 4), (given, indent) => {
        const written = JSON.stringify(given, null, indent);
        fc.pre(!/"[^"\n]{1000}/.test(written));
        expect(readBack(written, "a.yaml")).toEqual(expected(given, JSON.stringify));
      }),
      { numRuns: 200 },
    );
  });
});

function stringifiedNumber(of: number): string {
  return stringify(of).trim();
}

it("every key and every item stands where the file writes it", () => {
  fc.assert(
    fc.property(
      document,
      indentation,
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      (given, indent, newline, mark) => {
        const written = JSON.stringify(given, null, indent).replaceAll("\n", newline);
        const lines = written.split("\n");
        const read = readDocumentText(`${mark ? "\ufeff" : ""}${written}`, "a.json").document;
        let last = -1;
        const look = (of: JsonValue, steps: readonly (string | number)[]): void => {
          const entries: (readonly [string | number, JsonValue])[] = Array.isArray(of)
            ? of.map((item: JsonValue, index) => [index, item] as const)
            : typeof of === "object" && of !== null
              ? Object.entries(of)
              : [];
          for (const [step, each] of entries) {
            const along = [...steps, step];
            const { line, column } = read?.positionAlong(along) ?? { line: 0, column: 0 };
            const start =
              typeof step === "string" ? JSON.stringify(step) : JSON.stringify(each, null, indent);
            const [shownStart = ""] = start.split("\n");
            expect(lines[line - 1]?.slice(column - 1).startsWith(shownStart)).toBe(true);
            const offset = lines.slice(0, line - 1).join("\n").length + column;
            expect(offset).toBeGreaterThan(last);
            last = offset;
            look(each, along);
          }
        };
        look(given, []);
      },
    ),
    { numRuns: 300 },
  );
});

it("a path that no key makes ambiguous stands where its keys and indices lead", () => {
  const plainKey = fc.stringMatching(/^[a-z-]{1,4}$/);
  const plain = fc.letrec<{ value: JsonValue; object: { readonly [key: string]: JsonValue } }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.array(tie("value"), { maxLength: 3 }), tie("object")),
    object: fc.dictionary(plainKey, tie("value"), { maxKeys: 4 }),
  })).object;
  fc.assert(
    fc.property(plain, (given) => {
      const read = readDocumentText(JSON.stringify(given, null, 1), "a.json").document;
      const look = (of: JsonValue, steps: readonly (string | number)[], path: string): void => {
        expect(read?.positionOf(path)).toEqual(read?.positionAlong(steps));
        if (Array.isArray(of)) {
          of.forEach((item: JsonValue, index) => {
            look(item, [...steps, index], `${path}[${index}]`);
          });
        } else if (typeof of === "object" && of !== null) {
          for (const [name, each] of Object.entries(of)) {
            look(each, [...steps, name], path === "" ? name : `${path}.${name}`);
          }
        }
      };
      look(given, [], "");
    }),
    { numRuns: 200 },
  );
});

it("JSON has the same places when it is read as YAML", () => {
  fc.assert(
    fc.property(document, fc.constantFrom(0, 1, 3), (given, indent) => {
      const written = JSON.stringify(given, null, indent);
      const asJson = readDocumentText(written, "a.json").document;
      const asYaml = readDocumentText(written, "a.yaml").document;
      const look = (of: JsonValue, steps: readonly string[]): void => {
        expect(asYaml?.positionAlong(steps)).toEqual(asJson?.positionAlong(steps));
        if (typeof of === "object" && of !== null) {
          for (const [step, each] of Object.entries(of)) {
            look(each, [...steps, step]);
          }
        }
      };
      look(given, []);
    }),
    { numRuns: 150 },
  );
});

/** Parts of the text taken away, put in, replaced and doubled. */
const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom("delete", "insert", "replace", "double"),
    from: fc.nat(),
    length: fc.nat({ max: 20 }),
    text: fc.oneof(
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.constantFrom(
        ..."{}[],:\"'-?&*!|>%@`#\\\n\r\t ~<0.e".split(""),
        "\n---\n",
        "\n...\n",
        "\r\n",
        "<<: ",
        "\ufeff",
      ),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function mutated(
  original: string,
  changes: readonly { kind: string; from: number; length: number; text: string }[],
): string {
  return changes.reduce((now, { kind, from, length, text: put }) => {
    const start = now.length === 0 ? 0 : from % now.length;
    const span = now.slice(start, start + length);
    const between =
      kind === "delete" ? "" : kind === "insert" ? put + span : kind === "replace" ? put : span + span;
    return now.slice(0, start) + between + now.slice(start + length);
  }, original);
}

function isObject(of: unknown): boolean {
  return typeof of === "object" && of !== null && !Array.isArray(of);
}

it("a mutated JSON file is refused where the language's own parser refuses it, and never throws", () => {
  fc.assert(
    fc.property(document, indentation, mutations, (given, indent, changes) => {
      const written = mutated(JSON.stringify(given, null, indent), changes);
      const { document: read, problems } = readDocumentText(written, "a.json");
      expect(problems.length === 0).toBe(read !== undefined);
      let parsed: JsonValue | undefined;
      try {
        parsed = JSON.parse(written.replace(/^\ufeff/, "")) as JsonValue;
      } catch {
        parsed = undefined;
      }
      const refusal = problems.map(({ message }) => message).join("\n");
      if (read !== undefined) {
        expect(parsed).toBeDefined();
        expect(read.value).toEqual(expected(parsed as JsonValue, JSON.stringify));
      } else if (isObject(parsed)) {
        expect(refusal).toMatch(/twice in one object|NUL character|surrogate pair|not finite/);
      }
    }),
    { numRuns: 1500 },
  );
});

it("a mutated YAML file gives a document or problems in order, and never throws", () => {
  fc.assert(
    fc.property(document, mutations, (given, changes) => {
      const written = mutated(stringify(given), changes);
      const { document: read, problems } = readDocumentText(written, "a.yaml");
      expect(problems.length === 0).toBe(read !== undefined);
      const placed = problems.map(
        ({ position }) => position ?? { line: Number.POSITIVE_INFINITY, column: 0 },
      );
      const sorted = [...placed].sort((a, b) => a.line - b.line || a.column - b.column);
      expect(placed).toEqual(sorted);
    }),
    { numRuns: 800 },
  );
});
