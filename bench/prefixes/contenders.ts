import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** `list` collapses texts in memory, `file` reads and collapses a weekly file, `nothing` does neither. */
export type Workload = "list" | "file" | "nothing";

/** A library that is measured, in a process of its own each time. */
export interface Contender {
  readonly name: string;
  /** Its version, or the language's. */
  readonly version: string;
  readonly command: readonly [string, ...string[]];
}

/** What one process tells. */
export interface Run {
  /** Milliseconds of CPU time, the first one before anything was compiled. */
  readonly times: readonly number[];
  readonly prefixes: readonly string[];
  readonly peakBytes: number;
}

/** The contenders that are there, ours first, and what is not there. */
export function findContenders(ours: string): {
  readonly contenders: readonly Contender[];
  readonly skipped: readonly string[];
} {
  const node = { version: `Node.js ${process.versions.node}` };
  const contenders: Contender[] = [
    { name: "ours", ...node, command: [process.execPath, ours] },
    { name: "cidr-tools", ...node, command: [process.execPath, join(__dirname, "cidr-tools.mjs")] },
  ];
  const skipped: string[] = [];
  const python = join(__dirname, "python_peers.py");
  for (const [name, executable] of [
    ["ipaddress", "python3"],
    ["netaddr", "/usr/bin/python3"],
  ] as const) {
    const version = spawnSync(executable, ["-c", `import sys, ${name}; print(sys.version.split()[0])`], {
      encoding: "utf8",
    });
    if (version.status === 0) {
      contenders.push({
        name,
        version: `Python ${version.stdout.trim()}`,
        command: [executable, python, name],
      });
    } else {
      skipped.push(`${name}: ${executable} has no such module`);
    }
  }
  return { contenders, skipped };
}

/** Runs a contender once, in a new process. */
export function runContender(
  { command, name }: Contender,
  workload: Workload,
  path: string,
  most: number,
): Run {
  const [executable, ...rest] = command;
  const { status, stdout, stderr } = spawnSync(executable, [...rest, workload, path, String(most)], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    throw new Error(`${name} failed: ${stderr}`);
  }
  return JSON.parse(stdout);
}

/** The CPU time of one process of `iprange`, in milliseconds, and how many prefixes it writes. Without it: nothing. */
export function runIprange(lines: string): { readonly cpu: number; readonly count: number } | undefined {
  const script = 'TIMEFORMAT="%U %S"; time iprange "$1"';
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, "bash", lines], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    return undefined;
  }
  const [user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { cpu: 1000 * (user + system), count: stdout.trim().split("\n").length };
}
