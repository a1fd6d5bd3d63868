/** What would end a cell, or a line. */
const TO_BE_QUOTED = /[",]/;

/** What a spreadsheet would take for a formula, and what would end a line or be seen by nobody. */
const REFUSED = /^[=+\-@]|[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Rows as CSV (RFC 4180): lines end with CR and LF, and a cell with a comma or a quotation mark stands in quotation
 * marks.
 *
 * @throws Error where a cell begins as a formula does, or holds a control character: no grammar of ours gives one
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: string): string {
  if (REFUSED.test(cell)) {
    throw new Error(`${JSON.stringify(cell)} cannot stand in a cell of CSV`);
  }
  return TO_BE_QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
