import { spawnSync } from "node:child_process";
import { ROOT } from "./compiled-program";
import { milliseconds, type Row } from "./row";

const ONE_FILE = "test/core/address/port-range.test.ts";

/** The time of the tests: of one file of the core, and of the whole suite where that is asked for. */
export function testRows(hasSuite: boolean): Row[] {
  return [
    row(`the tests of one file (${ONE_FILE})`, [ONE_FILE], 2000),
    ...(hasSuite ? [row("all tests", [], 120_000)] : []),
  ];
}

function row(what: string, files: readonly string[], most: number): Row {
  const start = performance.now();
  const { status, stderr } = spawnSync("npx", ["jest", ...files], { cwd: ROOT, encoding: "utf8" });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`jest ended with ${status}: ${stderr}`);
  return {
    what,
    against: milliseconds(most),
    ours: milliseconds(time),
    peer: milliseconds(most),
    ratio: time / most,
    goal: 1,
  };
}
