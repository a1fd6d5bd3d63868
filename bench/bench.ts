import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { azureCallRows } from "./azure-call-rows";
import { ROOT } from "./compiled-program";
import { loadingRows } from "./loading-rows";
import { planningRows } from "./planning/rows";
import type { Row } from "./row";
import { synthesisRows } from "./synthesis/rows";
import { testRows } from "./test-rows";

/*
 * Measures everything that has a goal, beside what people would do otherwise, and prints one table of ratios.
 *
 *   npm run bench -- [--only PART] [--rounds N] [--matrix N] [--suite] [--format table|json]
 */

const USAGE =
  "usage: npm run bench -- [--only synthesis|planning|loading|calls|tests] [--rounds N] [--matrix N] [--suite] [--format table|json]";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "12" },
    matrix: { type: "string", default: "25200" },
    suite: { type: "boolean", default: false },
    format: { type: "string", default: "table" },
  },
});
const rounds = Number(values.rounds);
const matrix = Number(values.matrix);

const PARTS: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  synthesis: () => synthesisRows(rounds),
  planning: () => planningRows(matrix),
  loading: () => loadingRows(rounds),
  calls: azureCallRows,
  tests: () => testRows(values.suite),
};

function table(rows: readonly Row[]): string {
  const shown = new Table({ head: ["what", "against", "ours", "theirs", "ratio", "spread", "goal", ""] });
  for (const { what, against, ours, peer, ratio, spread, goal, note } of rows) {
    shown.push([
      note === undefined ? what : `${what}\n  ${note}`,
      against,
      ours,
      peer,
      ratio?.toFixed(2) ?? "",
      spread === undefined ? "" : spread.map((each) => each.toFixed(2)).join(" to "),
      goal === undefined ? "" : `at most ${goal.toFixed(2)}`,
      ratio === undefined || goal === undefined ? "" : ratio <= goal ? "met" : "not met",
    ]);
  }
  return shown.toString();
}

async function main(): Promise<void> {
  const isWhole = (count: number): boolean => Number.isInteger(count) && count > 0;
  const part = values.only === undefined ? undefined : PARTS[values.only];
  if (
    !isWhole(rounds) ||
    !isWhole(matrix) ||
    !["table", "json"].includes(values.format) ||
    (values.only !== undefined && part === undefined)
  ) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (!existsSync(join(ROOT, "lib/index.js"))) {
    process.stderr.write("the library is not built; run `npm run build` first\n");
    process.exitCode = 2;
    return;
  }
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (part !== undefined && part !== measure) continue;
    process.stderr.write(`measuring ${name} ...\n`);
    rows.push(...(await measure()));
  }
  process.stdout.write(`${values.format === "json" ? JSON.stringify(rows, null, 2) : table(rows)}\n`);
}

void main();
