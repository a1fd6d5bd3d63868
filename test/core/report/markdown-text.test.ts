import {
  markdownCode,
  markdownLines,
  markdownLink,
  markdownTable,
  plainMarkdown,
} from "../../../lib/core/report/markdown-text";

describe("text in Markdown", () => {
  it.each([
    ["a pipe", "a | b", "a \\| b"],
    ["asterisks", "*.contoso.com and *x", "\\*.contoso.com and \\*x"],
    ["an element", "<region>", "\\<region\\>"],
    ["a link", "[a](b)", "\\[a\\](b)"],
    ["a backslash", "a\\b", "a\\\\b"],
    ["code, which stays", "`*.contoso.com` is wide", "`*.contoso.com` is wide"],
    ["a pipe in code", "`a|b`", "`a\\|b`"],
    ["a lone backtick", "a ` b *", "a \\` b \\*"],
    ["underscores and braces, which are no markup there", "hbi_workspace {region}", "hbi_workspace {region}"],
  ])("escapes %s", (_what, text, markdown) => {
    expect(plainMarkdown(text)).toBe(markdown);
  });

  it("shows a name as code, and a pipe in it as a table needs it", () => {
    expect([markdownCode("*.contoso.com"), markdownCode("a|b")]).toEqual(["`*.contoso.com`", "`a\\|b`"]);
  });

  it("links where there is an address, and else gives the text", () => {
    expect(markdownLink("a [b]", "https://contoso.com/#x")).toBe("[a \\[b\\]](https://contoso.com/#x)");
    expect(markdownLink("a [b]", undefined)).toBe("a \\[b\\]");
  });

  it("shows an empty cell as a dash, and lines of a cell one below the other", () => {
    expect(markdownTable(["a", "b"], [[markdownLines(["1", "2"]), ""]])).toBe(
      "| a | b |\n|---|---|\n| 1<br>2 | - |",
    );
  });
});
