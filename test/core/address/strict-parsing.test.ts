import fc from "fast-check";
import { parseCidr, parseIpAddress } from "../../../lib/core/address/cidr";
import { parseFqdn } from "../../../lib/core/address/fqdn";
import type { Parsed } from "../../../lib/core/address/parsed";
import { parsePortRange } from "../../../lib/core/address/port-range";
import { parseProtocol } from "../../../lib/core/address/protocol";
import { parseServiceTagText } from "../../../lib/core/address/service-tag";

const parsers: readonly (readonly [string, (text: string) => Parsed<unknown>])[] = [
  ["parseCidr", parseCidr],
  ["parseIpAddress", parseIpAddress],
  ["parsePortRange", parsePortRange],
  ["parseProtocol", parseProtocol],
  ["parseFqdn", parseFqdn],
  ["parseServiceTagText", parseServiceTagText],
];

const valid = fc.constantFrom(
  "10.0.0.0/24",
  "10.0.0.4",
  "2001:db8::/32",
  "::1",
  "443",
  "8704-8710",
  "Tcp",
  "Any",
  "www.contoso.com",
  "*.contoso.com",
  "*contoso.com",
  "Storage",
  "Storage.WestUS",
);
const hostile = fc.constantFrom(
  "${",
  "%{",
  "}",
  "$",
  "%",
  "{",
  "\n",
  "\u0000",
  " ",
  "*",
  "/",
  "\ud800",
  "\u2028",
  "１",
  "",
);

/** Anything at all, and what is accepted with something hostile put somewhere inside. */
const anyText = fc.oneof(
  valid,
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."0123456789abfxAZ.:/-*%$", "{", "}", " ", "_") }),
  fc.tuple(valid, hostile, fc.nat(20)).map(([text, bad, at]) => text.slice(0, at) + bad + text.slice(at)),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((codes) => String.fromCharCode(...codes)),
);

describe.each(parsers)("%s", (_, parse) => {
  it("never throws, and answers every text with a value or with a problem of one line", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parse(text);
        if (!result.ok) {
          expect(result.problem).toMatch(
            /^(`|the text is empty)[^\p{Cc}\p{Cs}]*; write [^\p{Cc}\p{Cs}]*[^.]$/u,
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("accepts nothing that Terraform would evaluate and nothing but visible ASCII", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        if (parse(text).ok) {
          accepted++;
          expect(text).toMatch(/^[!-~]+$/);
          expect(text.includes("${") || text.includes("%{")).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  it("answers a text of a million characters at once", () => {
    for (const piece of ["a", ".", ":", "1", "*", "-", "a.", "1.", "::", "A.", "/", "${"]) {
      const result = parse(piece.repeat(1_000_000 / piece.length));
      expect(result.ok).toBe(false);
      expect(result.ok ? 0 : result.problem.length).toBeLessThan(1000);
    }
  });
});

describe("a text", () => {
  const accepts = (text: string): string[] =>
    parsers.filter(([, parse]) => parse(text).ok).map(([name]) => name);

  it.each([
    ["10.0.0.0/24", ["parseCidr"]],
    ["10.0.0.4", ["parseIpAddress"]],
    ["2001:db8::/32", ["parseCidr"]],
    ["::1", ["parseIpAddress"]],
    ["443", ["parsePortRange"]],
    ["8704-8710", ["parsePortRange"]],
    ["www.contoso.com", ["parseFqdn"]],
    ["*.contoso.com", ["parseFqdn"]],
    ["Storage", ["parseServiceTagText"]],
    // The two whose forms meet: what a field holds decides, never the text.
    ["Storage.WestUS", ["parseFqdn", "parseServiceTagText"]],
    ["Tcp", ["parseProtocol", "parseServiceTagText"]],
    ["*", []],
    ["", []],
  ])("%j is accepted by %j alone", (text, names) => {
    expect(accepts(text)).toEqual(names);
  });

  it("that is a network is never a service tag, an address, a port or a host; nor the reverse", () => {
    const kinds = ["parseCidr", "parseIpAddress", "parsePortRange", "parseServiceTagText"];
    const seen = new Set<string>();
    const texts = fc.oneof(
      anyText,
      valid,
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV4().map((address) => `${address}/32`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const names = accepts(text);
        const exclusive = names.filter((name) => kinds.includes(name));
        expect(exclusive.length).toBeLessThanOrEqual(1);
        if (exclusive[0] !== "parseServiceTagText" && exclusive.length > 0) {
          expect(names).toEqual(exclusive);
        }
        for (const name of names) {
          seen.add(name);
        }
      }),
      { numRuns: 5000 },
    );
    expect([...seen].sort()).toEqual(parsers.map(([name]) => name).sort());
  });
});
