/** Text of the catalog as text of a Markdown table or paragraph: nothing of it is markup, except code in backticks. */
export function plainMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part.replaceAll("|", "\\|") : part.replace(/[\\|*<>[\]`]/g, "\\$&"),
    )
    .join("");
}

/** A name as code. */
export function markdownCode(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

/** A link, or the text alone where there is no address. */
export function markdownLink(text: string, url: string | undefined): string {
  return url === undefined ? plainMarkdown(text) : `[${plainMarkdown(text)}](${url})`;
}

/** A table whose cells are Markdown already. A cell without text is shown as a dash. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => (cell === "" ? "-" : cell)).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** Lines within a cell. */
export function markdownLines(lines: readonly string[]): string {
  return lines.join("<br>");
}
