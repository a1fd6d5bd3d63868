import { existsSync, readFileSync } from "node:fs";
import { parsePrefixes } from "../../lib/core/prefixes/parse-prefixes";
import { PrefixSet } from "../../lib/core/prefixes/prefix-set";
import { readServiceTagFile } from "../../lib/core/service-tag-files/read-service-tag-file";

const [, , workload, path = "", most = "1"] = process.argv;

function collapseList(texts: readonly string[]): readonly string[] {
  const parsed = parsePrefixes(texts);
  if (!parsed.ok) {
    throw new Error(parsed.problems[0].problem);
  }
  return parsed.value.prefixes();
}

function collapseFile(): readonly string[] {
  const { value, diagnostics } = readServiceTagFile([{ file: path, text: readFileSync(path, "utf8") }]);
  if (value === undefined) {
    throw new Error(diagnostics[0]?.message);
  }
  return PrefixSet.unionOf([...value.tags.values()].map(({ addresses }) => addresses)).prefixes();
}

const texts: readonly string[] = workload === "list" ? JSON.parse(readFileSync(path, "utf8")) : [];
const times: number[] = [];
let prefixes: readonly string[] = [];
const begin = performance.now();
while (times.length < Number(most) && (times.length < 2 || performance.now() - begin < 1500)) {
  const start = cpuTime();
  prefixes = workload === "list" ? collapseList(texts) : workload === "file" ? collapseFile() : [];
  times.push(cpuTime() - start);
}
process.stdout.write(JSON.stringify({ times, prefixes, peakBytes: peakBytes() }));

/** The CPU time of this process so far, of all its threads, in milliseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The most memory that this process had. Linux counts that of a parent in, except in this file. */
function peakBytes(): number {
  const path = "/proc/self/status";
  const line = existsSync(path) ? /VmHWM:\s+([0-9]+) kB/.exec(readFileSync(path, "utf8")) : null;
  return 1024 * (line === null ? process.resourceUsage().maxRSS : Number(line[1]));
}
