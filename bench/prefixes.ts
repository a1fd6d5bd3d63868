import { parseArgs } from "node:util";
import { compileLibrary } from "./prefixes/compile-library";
import { findContenders, runIprange } from "./prefixes/contenders";
import { measure } from "./prefixes/measure";
import { reportText } from "./prefixes/report";
import { withWorkloads } from "./prefixes/workloads";

/**
 * Measures how fast prefixes are parsed and collapsed, beside other libraries:
 *
 *     npm run bench:prefixes -- [FILE] [--rounds 5] [--format text|json]
 *
 * FILE is one of Microsoft's weekly files; without it, one of the same size is generated.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      rounds: { type: "string", default: "5" },
    },
  });
  const rounds = Number(values.rounds);
  if (!["text", "json"].includes(values.format) || !Number.isInteger(rounds) || rounds < 1) {
    throw new Error("--format is text or json, --rounds a whole number from 1 on");
  }
  const { contenders, skipped } = findContenders(compileLibrary("bench/prefixes/ours.ts"));
  withWorkloads(positionals[0], (workloads) => {
    const missing = runIprange(workloads.ipv4Lines) === undefined ? ["iprange: it is not installed"] : [];
    const measured = measure(contenders, workloads, rounds);
    const all = [...skipped, ...missing];
    console.log(
      values.format === "json"
        ? JSON.stringify({ origin: workloads.origin, ...measured, skipped: all }, undefined, 2)
        : reportText(measured, workloads.origin, workloads.ipv4Prefixes, all),
    );
  });
}

main();
