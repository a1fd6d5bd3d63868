import fc from "fast-check";
import { parseUrlPattern } from "../../../lib/core/address/url-pattern";

describe("a URL of an application rule", () => {
  it.each([
    ["github.com/contoso/tools/*", "github.com", "/contoso/tools/*"],
    ["www.contoso.com/download", "www.contoso.com", "/download"],
    ["www.contoso.com/download/", "www.contoso.com", "/download/"],
    ["www.contoso.com/a/b.c/d-e_f~g", "www.contoso.com", "/a/b.c/d-e_f~g"],
    ["www.contoso.com/.well-known/x", "www.contoso.com", "/.well-known/x"],
    ["www.contoso.com/..a/...", "www.contoso.com", "/..a/..."],
    ["www.contoso.com/a%20b/%C3%BC", "www.contoso.com", "/a%20b/%C3%BC"],
    ["www.contoso.com/items(1)/$value", "www.contoso.com", "/items(1)/$value"],
    ["www.contoso.com/v1:batch/@scope", "www.contoso.com", "/v1:batch/@scope"],
    ["xn--mnchen-3ya.de/x", "xn--mnchen-3ya.de", "/x"],
  ])("%s is read", (text, host, path) => {
    expect(parseUrlPattern(text)).toEqual({
      ok: true,
      value: { host: { kind: "exact", name: host, text: host }, path, text },
    });
  });

  it("has its host in lower case and its path as it is", () => {
    expect(parseUrlPattern("GitHub.COM/Contoso/*")).toMatchObject({
      ok: true,
      value: { path: "/Contoso/*", text: "github.com/Contoso/*" },
    });
  });

  it("of 1000 characters is read", () => {
    expect(parseUrlPattern(`contoso.com/${"a".repeat(988)}`).ok).toBe(true);
  });

  const example = "a host and a path such as `www.contoso.com/download/*`";
  const noPath = `has no path; write ${example}, or give the host where hosts are expected`;
  const inside = "has `*` inside the path; write it only as `/*` at the very end";
  const part = "has a part of its path that is empty, `.` or `..`; write the path without it";
  const other = "has a query or a fragment; write the path alone";
  const code = "has `%` without two hexadecimal digits; write a character's code, such as `%20`";
  const host = "a host name such as `www.contoso.com` or `*.contoso.com`";

  const template = "$".concat("{");

  it.each([
    ["", `the text is empty (\`\`); write ${example}`],
    ["contoso.com", `\`contoso.com\` ${noPath}`],
    ["contoso.com/", `\`contoso.com/\` ${noPath}`],
    ["contoso.com/*", `\`contoso.com/*\` ${noPath}`],
    ["*", `\`*\` ${noPath}`],
    ["https://contoso.com/x", "`https://contoso.com/x` has the scheme `https://`; write it without"],
    ["HTTP://contoso.com/x", "`HTTP://contoso.com/x` has the scheme `HTTP://`; write it without"],
    ["contoso.com/x?y=1", `\`contoso.com/x?y=1\` ${other}`],
    ["contoso.com/x#y", `\`contoso.com/x#y\` ${other}`],
    ["contoso.com/x*", `\`contoso.com/x*\` ${inside}`],
    ["contoso.com/*/x", `\`contoso.com/*/x\` ${inside}`],
    ["contoso.com/x/**", `\`contoso.com/x/**\` ${inside}`],
    ["contoso.com/*/*", `\`contoso.com/*/*\` ${inside}`],
    ["contoso.com//x", `\`contoso.com//x\` ${part}`],
    ["contoso.com/x//", `\`contoso.com/x//\` ${part}`],
    ["contoso.com/x//*", `\`contoso.com/x//*\` ${part}`],
    ["contoso.com/./x", `\`contoso.com/./x\` ${part}`],
    ["contoso.com/x/..", `\`contoso.com/x/..\` ${part}`],
    ["contoso.com/x/../*", `\`contoso.com/x/../*\` ${part}`],
    ["contoso.com/x/%2e%2E/y", `\`contoso.com/x/%2e%2E/y\` ${part}`],
    ["contoso.com/x/.%2e", `\`contoso.com/x/.%2e\` ${part}`],
    ["contoso.com/x%", `\`contoso.com/x%\` ${code}`],
    ["contoso.com/%zz", `\`contoso.com/%zz\` ${code}`],
    ["contoso.com/x\\y", `\`contoso.com/x\\y\` contains \`\\\`, which a path cannot have; write ${example}`],
    ['contoso.com/"x"', `\`contoso.com/"x"\` contains \`"\`, which a path cannot have; write ${example}`],
    ["contoso.com/{x}", `\`contoso.com/{x}\` contains \`{\`, which a path cannot have; write ${example}`],
    ["contoso.com/x y", `\`contoso.com/x y\` contains a space; write ${example}, without spaces`],
    ["contoso.com/ü", `\`contoso.com/ü\` contains \`ü\` (U+00FC), which is not ASCII; write ${example}`],
    [
      `contoso.com/${template}x}`,
      `\`contoso.com/${template}x}\` contains \`${template}\`, which Terraform would evaluate; write the plain value`,
    ],
    [
      "contoso.com/%{x}",
      "`contoso.com/%{x}` contains `%{`, which Terraform would evaluate; write the plain value",
    ],
    [
      "contoso.com/x\n",
      "`contoso.com/x\\u{a}` contains the control character `\\u{a}` (U+000A); write one line of visible characters",
    ],
    ["*.contoso.com/x", "`*.contoso.com/x` has a wildcard in its host; write one host in front of a path"],
    ["*contoso.com/x", "`*contoso.com/x` has a wildcard in its host; write one host in front of a path"],
    ["/x", `\`/x\` has no host in front of its path: the text is empty (\`\`); write ${host}`],
    [
      "localhost/x",
      "`localhost/x` has no host in front of its path: `localhost` is a single label; write the fully qualified name, as in `www.contoso.com`",
    ],
    [
      "10.0.0.1/x",
      `\`10.0.0.1/x\` has no host in front of its path: \`10.0.0.1\` looks like an IP address or network; write ${host}, or give it where addresses are expected`,
    ],
    [
      "contoso.com:443/x",
      "`contoso.com:443/x` has no host in front of its path: `contoso.com:443` has a port; write the host alone, `contoso.com`, and the port where ports are expected",
    ],
    [
      "me@contoso.com/x",
      "`me@contoso.com/x` has no host in front of its path: `me@contoso.com` contains `@`; write letters, digits, `-`, `_` and dots only",
    ],
  ])("%j is refused", (text, problem) => {
    expect(parseUrlPattern(text)).toEqual({ ok: false, problem });
  });

  it("of 1001 characters is refused", () => {
    const text = `contoso.com/${"a".repeat(989)}`;
    expect(parseUrlPattern(text)).toEqual({
      ok: false,
      problem: `\`${text.slice(0, 100)}\`... (1001 characters) is longer than 1000 characters; write a shorter path that ends in \`/*\``,
    });
  });
});

describe("every URL that is read", () => {
  const piece = fc.constantFrom(
    "a",
    "B",
    ".",
    "..",
    "*",
    "/",
    "%",
    "2e",
    "%20",
    "?",
    "#",
    ":",
    "@",
    "\\",
    " ",
    "{",
    "$",
    "é",
  );
  const texts = fc
    .tuple(
      fc.constantFrom("contoso.com", "WWW.Contoso.com", "*.contoso.com", "https://contoso.com", ""),
      fc.array(piece),
    )
    .map(([host, pieces]) => `${host}/${pieces.join("")}`);

  it("is one that the platform's own reader leaves as it is, with `*` at most as the last part", () => {
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseUrlPattern(text);
        if (!result.ok) {
          return;
        }
        read += 1;
        const { host, path, text: canonical } = result.value;
        const url = new URL(`https://${text}`);
        expect([url.hostname, url.pathname, url.search, url.hash]).toEqual([host.text, path, "", ""]);
        expect(canonical).toBe(`${host.text}${path}`);
        expect(path.replace(/\/\*$/, "")).not.toContain("*");
        expect(path.replace(/\/\*$/, "")).not.toBe("");
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(20);
  });

  it("is read the same from its canonical text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseUrlPattern(text);
        expect(result.ok ? parseUrlPattern(result.value.text) : result).toEqual(result);
      }),
      { numRuns: 1000 },
    );
  });
});
