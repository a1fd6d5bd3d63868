import type { Paint } from "./terminal-colours";
import { wrappedText } from "./wrapped-text";

/** A column of sentences is made this narrow before one of names is made narrower. */
const SENTENCE_WIDTH = 24;

/** A column is not made narrower than this to fit a terminal. */
const LEAST_WIDTH = 11;

/** Blanks between two columns. */
const GAP = 2;

/**
 * Rows under a head, in columns. In a terminal, the widest columns are made narrower and their text is wrapped until
 * the table fits; no text is cut.
 *
 * @param columns the terminal's width. Default: as wide as the content, each row in one line.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  columns?: number,
): string {
  // Loaded here, so that no help has to wait for it.
  const Table = require("cli-table3") as typeof import("cli-table3");
  const widths = fittingWidths([head, ...rows], columns);
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], "padding-left": 0, "padding-right": GAP },
    colWidths: widths.map((width) => width + GAP),
  });
  const cells = (row: readonly string[]) =>
    row.map((text, index) => wrappedText(text, widths[index] ?? text.length).join("\n"));
  table.push(
    head.map((title) => paint("bold", title)),
    ...rows.map(cells),
  );
  const lines = table.toString().split("\n");
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

const NO_LINES = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
  ].map((place) => [place, ""]),
);

/** The width of each column's longest text, or, where the sum is too much, what can be had. */
function fittingWidths(rows: readonly (readonly string[])[], columns: number | undefined): number[] {
  const texts = (rows[0] ?? []).map((_title, index) => rows.map((row) => row[index] ?? ""));
  const longest = (of: readonly string[]) => Math.max(...of.map((text) => text.length));
  const widths = texts.map(longest);
  const words = texts.map((column) => longest(column.flatMap((text) => text.split(" "))));
  const total = () => widths.reduce((sum, width) => sum + width + GAP, -GAP);
  const floors = [words.map((width) => Math.max(width, SENTENCE_WIDTH)), words.map(() => LEAST_WIDTH)];
  for (const floor of floors) {
    while (columns !== undefined && total() > columns) {
      const spare = widths.map((width, index) => (width > (floor[index] ?? 0) ? width : 0));
      const widest = Math.max(...spare);
      if (widest === 0) {
        break;
      }
      widths[spare.indexOf(widest)] = widest - 1;
    }
  }
  return widths;
}
