import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { inScratchFolder } from "./scratch-folder";

/** What a process took from its start to its end. */
export interface Run {
  /** In milliseconds. */
  readonly wall: number;
  /** Processor time of all its threads, in milliseconds. */
  readonly processor: number;
  /** The most memory that it had, in bytes. */
  readonly peak: number;
  readonly stdout: string;
}

/** Writes what the process took when it ends; it is the same for every process that is measured. */
const LAST_WORDS = `
const { writeFileSync } = require("node:fs");
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS * 1024]));
});
`;

/**
 * Runs Node.js and measures the whole process.
 *
 * @throws Error when it ends with anything but 0
 */
export function wholeProcess(args: readonly string[], cwd: string): Run {
  return inScratchFolder((folder) => {
    const usage = join(folder, "usage.json");
    const preload = join(folder, "last-words.cjs");
    writeFileSync(preload, LAST_WORDS);
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, BENCH_USAGE: usage },
      maxBuffer: 2 ** 26,
    });
    const wall = performance.now() - start;
    if (status !== 0) {
      throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
    }
    const [processor, peak] = JSON.parse(readFileSync(usage, "utf8")) as [number, number];
    return { wall, processor, peak, stdout };
  });
}

/** Measures two programs in turns, so that what slows the machine down slows both down; the first turn warms the disk. */
export function inTurns(
  ours: readonly string[],
  peer: readonly string[],
  rounds: number,
  cwd: string,
): (readonly [ours: Run, peer: Run])[] {
  const turn = (): readonly [Run, Run] => [wholeProcess(ours, cwd), wholeProcess(peer, cwd)];
  turn();
  return Array.from({ length: rounds }, turn);
}
