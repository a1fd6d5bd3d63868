import { existsSync, readFileSync } from "node:fs";
import { mergeCidr } from "cidr-tools";

const [, , workload, path = "", most = "1"] = process.argv;

function collapseFile() {
  const { values } = JSON.parse(readFileSync(path, "utf8"));
  return mergeCidr(values.flatMap(({ properties }) => properties.addressPrefixes));
}

const texts = workload === "list" ? JSON.parse(readFileSync(path, "utf8")) : [];
const times = [];
let prefixes = [];
const begin = performance.now();
while (times.length < Number(most) && (times.length < 2 || performance.now() - begin < 1500)) {
  const start = cpuTime();
  prefixes = workload === "list" ? mergeCidr(texts) : workload === "file" ? collapseFile() : [];
  times.push(cpuTime() - start);
}
process.stdout.write(JSON.stringify({ times, prefixes, peakBytes: peakBytes() }));

/** The CPU time of this process so far, of all its threads, in milliseconds. */
function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The most memory that this process had. Linux counts that of a parent in, except in this file. */
function peakBytes() {
  const path = "/proc/self/status";
  const line = existsSync(path) ? /VmHWM:\s+([0-9]+) kB/.exec(readFileSync(path, "utf8")) : null;
  return 1024 * (line === null ? process.resourceUsage().maxRSS : Number(line[1]));
}
