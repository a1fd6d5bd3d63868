import fc from "fast-check";
import { parseFqdn } from "../../../lib/core/address/fqdn";
import { fqdn } from "./fqdns";

/** Four labels that make a name of the given length. */
function nameOfLength(length: number): string {
  const label = (size: number): string => "a".repeat(size);
  return [label(63), label(63), label(63), label(length - 3 * 64)].join(".");
}

describe("a target FQDN", () => {
  it.each([
    ["www.contoso.com", "exact", "www.contoso.com", "www.contoso.com"],
    ["*.contoso.com", "subdomains", "contoso.com", "*.contoso.com"],
    ["*contoso.com", "suffix", "contoso.com", "*contoso.com"],
    ["*.CONTOSO.Com", "subdomains", "contoso.com", "*.contoso.com"],
    ["aka.ms", "exact", "aka.ms", "aka.ms"],
    ["xn--mnchen-3ya.de", "exact", "xn--mnchen-3ya.de", "xn--mnchen-3ya.de"],
    ["contoso.xn--p1ai", "exact", "contoso.xn--p1ai", "contoso.xn--p1ai"],
    ["_dmarc.contoso.com", "exact", "_dmarc.contoso.com", "_dmarc.contoso.com"],
    ["1.2.3.com", "exact", "1.2.3.com", "1.2.3.com"],
    ["dead.beef", "exact", "dead.beef", "dead.beef"],
  ])("%s is read", (text, kind, name, canonical) => {
    expect(parseFqdn(text)).toEqual({ ok: true, value: { kind, name, text: canonical } });
  });

  it.each([
    ["a label of 63", `${"a".repeat(63)}.com`],
    ["a name of 253", nameOfLength(253)],
    ["a name of 251 below which hosts can be", `*.${nameOfLength(251)}`],
    ["a suffix of 253", `*${nameOfLength(253)}`],
  ])("with %s is read", (_, text) => {
    expect(parseFqdn(text).ok).toBe(true);
  });

  const example = "a host name such as `www.contoso.com` or `*.contoso.com`";
  const inside = "has `*` inside the name; write `*` only once and at the very left, as in `*.contoso.com`";
  const tooWide =
    "would match a whole top-level domain; write the domain that is meant, as in `*.contoso.com`";
  const address = `looks like an IP address or network; write ${example}, or give it where addresses are expected`;
  const empty = "has an empty label; write at least one character between dots";

  it.each([
    ["*", `\`*\` would match every host; write the hosts that are meant, ${example}`],
    ["*.*.com", `\`*.*.com\` ${inside}`],
    ["**.contoso.com", `\`**.contoso.com\` ${inside}`],
    ["www.*.com", `\`www.*.com\` ${inside}`],
    ["www.*contoso.com", `\`www.*contoso.com\` ${inside}`],
    ["www.contoso.*", `\`www.contoso.*\` ${inside}`],
    ["*.contoso.*", `\`*.contoso.*\` ${inside}`],
    ["*.com", `\`*.com\` ${tooWide}`],
    ["*com", `\`*com\` ${tooWide}`],
    ["localhost", "`localhost` is a single label; write the fully qualified name, as in `www.contoso.com`"],
    [
      "https://github.com/microsoft/*",
      "`https://github.com/microsoft/*` has the scheme `https://`; write the host alone, `github.com`",
    ],
    [
      "HTTPS://*.Contoso.com",
      "`HTTPS://*.Contoso.com` has the scheme `HTTPS://`; write the host alone, `*.Contoso.com`",
    ],
    ["https://", "`https://` has the scheme `https://`; write the host alone"],
    ["github.com/microsoft", "`github.com/microsoft` has a path; write the host alone, `github.com`"],
    ["contoso.com?x=1", "`contoso.com?x=1` has a path; write the host alone, `contoso.com`"],
    ["contoso.com#x", "`contoso.com#x` has a path; write the host alone, `contoso.com`"],
    ["/x", "`/x` has a path; write the host alone"],
    [
      "contoso.com:443",
      "`contoso.com:443` has a port; write the host alone, `contoso.com`, and the port where ports are expected",
    ],
    ["www contoso.com", `\`www contoso.com\` contains a space; write ${example}, without spaces`],
    ["www.contoso.com.", "`www.contoso.com.` ends with a dot; write the name without it, `www.contoso.com`"],
    ["com.", "`com.` ends with a dot; write the name without it"],
    ["www..com", `\`www..com\` ${empty}`],
    [".contoso.com", `\`.contoso.com\` ${empty}`],
    ["*..contoso.com", `\`*..contoso.com\` ${empty}`],
    ["*.", `\`*.\` ${empty}`],
    ["contoso.com..", `\`contoso.com..\` ${empty}`],
    [
      `${"a".repeat(64)}.com`,
      `\`${"a".repeat(64)}.com\` has a label of 64 characters, \`${"a".repeat(64)}\`; write at most 63 between dots`,
    ],
    [
      nameOfLength(254),
      `\`${nameOfLength(254).slice(0, 100)}\`... (254 characters) would match hosts of 254 characters and more; write a name of at most 253`,
    ],
    [
      `*.${nameOfLength(252)}`,
      `\`*.${nameOfLength(252).slice(0, 98)}\`... (254 characters) would match hosts of 254 characters and more; write a name of at most 253`,
    ],
    [
      "-www.contoso.com",
      "`-www.contoso.com` has the label `-www`; write labels that neither start nor end with `-`",
    ],
    [
      "www-.contoso.com",
      "`www-.contoso.com` has the label `www-`; write labels that neither start nor end with `-`",
    ],
    [
      "*-prod.contoso.com",
      "`*-prod.contoso.com` has the label `-prod`; write labels that neither start nor end with `-`",
    ],
    [
      "münchen.de",
      "`münchen.de` contains `ü` (U+00FC), which is not ASCII; write the punycode form of the name (`xn--...`)",
    ],
    [
      "www。contoso.com",
      "`www。contoso.com` contains `。` (U+3002), which is not ASCII; write the punycode form of the name (`xn--...`)",
    ],
    ["a@contoso.com", "`a@contoso.com` contains `@`; write letters, digits, `-`, `_` and dots only"],
    [
      "<storage>.contoso.com",
      "`<storage>.contoso.com` contains `<`; write letters, digits, `-`, `_` and dots only",
    ],
    ["10.0.0.4", `\`10.0.0.4\` ${address}`],
    ["010.0.0.4", `\`010.0.0.4\` ${address}`],
    ["10.0.0.0/8", `\`10.0.0.0/8\` ${address}`],
    ["2001:db8::1", `\`2001:db8::1\` ${address}`],
    ["[::1]", `\`[::1]\` ${address}`],
    ["::ffff:10.0.0.4", `\`::ffff:10.0.0.4\` ${address}`],
    [
      "10.0.1",
      "`10.0.1` has `1` for a top-level domain; write one that starts with a letter, as in `www.contoso.com`",
    ],
    [
      "*.0.0.1",
      "`*.0.0.1` has `1` for a top-level domain; write one that starts with a letter, as in `www.contoso.com`",
    ],
    ["", `the text is empty (\`\`); write ${example}`],
    [
      `\${x}.contoso.com`,
      `\`\${x}.contoso.com\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
    ],
    [
      "contoso.com\n",
      "`contoso.com\\u{a}` contains the control character `\\u{a}` (U+000A); write one line of visible characters",
    ],
  ])("%j is refused", (text, problem) => {
    expect(parseFqdn(text)).toEqual({ ok: false, problem });
  });

  it("of a hundred thousand dots is refused without running out of stack", () => {
    expect(parseFqdn(`a.b${".".repeat(100_000)}`).ok).toBe(false);
  });

  it("is accepted exactly when an independent grammar accepts it", () => {
    const label = "(?!-)[A-Za-z0-9_-]{1,63}(?<!-)";
    const grammar = new RegExp(`^(\\*\\.?)?(${label}\\.)+(?=[A-Za-z])${label}$`);
    const piece = fc.constantFrom(
      "a",
      "B",
      "1",
      "-",
      "_",
      ".",
      ".",
      "*",
      "com",
      "x".repeat(62),
      ":",
      "/",
      " ",
      "é",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join("")),
        (text) => {
          const shortest = text.startsWith("*.") ? text.length : text.replace(/^\*/, "").length;
          expect(parseFqdn(text).ok).toBe(grammar.test(text) && shortest <= 253);
        },
      ),
      { numRuns: 10000 },
    );
  });

  it("is read back from its text, in lower case", () => {
    const label = fc.stringMatching(/^[A-Za-z0-9_]{1,5}$/);
    const texts = fc
      .tuple(fc.constantFrom("", "*.", "*"), fc.array(label, { minLength: 1, maxLength: 3 }))
      .map(([wildcard, labels]) => `${wildcard}${labels.join(".")}.Com`);
    fc.assert(
      fc.property(texts, (text) => {
        const value = fqdn(text);
        expect(value.text).toBe(text.toLowerCase());
        expect(fqdn(value.text)).toEqual(value);
      }),
    );
  });
});
