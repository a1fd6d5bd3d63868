import fc from "fast-check";
import { portsHold, portsHoldPortless } from "../../../../lib/core/analyze/evaluate/ports";
import { UNRESOLVED } from "./packets";

test.each<[readonly string[], number | undefined, string]>([
  [["*"], 443, "yes"],
  [["443"], 443, "yes"],
  [["443"], 444, "no"],
  [["1000-2000"], 1000, "yes"],
  [["1000-2000"], 2000, "yes"],
  [["1000-2000"], 2001, "no"],
  [["80", "443"], 443, "yes"],
  [["80", "443"], 445, "no"],
  [["0-65535"], 0, "yes"],
  [["*"], undefined, "yes"],
  [["0-65535"], undefined, "yes"],
  [["1-65535"], undefined, "yes"],
  [["2-65535"], undefined, "unknown"],
  [["443"], undefined, "unknown"],
  [[], 443, "unknown"],
  [[UNRESOLVED], 443, "unknown"],
  [[UNRESOLVED, "443"], 443, "yes"],
  [["2000-1000"], 1500, "unknown"],
  [["65536"], 443, "unknown"],
  [["1 - 5"], 3, "unknown"],
  [["80,443"], 443, "unknown"],
])("the ports %j hold port %s: %s", (texts, port, expected) => {
  expect(portsHold(texts, port)).toBe(expected);
});

test.each<[readonly string[], string]>([
  [["*"], "yes"],
  [["443"], "no"],
  [["1000-2000"], "no"],
  [["443", "*"], "yes"],
  [["0-65535"], "unknown"],
  [["1-65535"], "unknown"],
  [["https"], "unknown"],
  [[], "unknown"],
])("the ports %j hold a packet without ports: %s", (texts, expected) => {
  expect(portsHoldPortless(texts)).toBe(expected);
});

test("a list of ports holds exactly the ports that its ranges count up to", () => {
  const port = fc.integer({ min: 0, max: 30 });
  const range = fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 4 }), port, (ranges, asked) => {
      const counted = new Set<number>();
      for (const [first, last] of ranges) for (let at = first; at <= last; at++) counted.add(at);
      const texts = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
      expect(portsHold(texts, asked)).toBe(counted.has(asked) ? "yes" : "no");
    }),
  );
});
