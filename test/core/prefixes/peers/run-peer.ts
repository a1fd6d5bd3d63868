import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Lists to collapse, and pairs of lists to combine. */
export interface PeerCases {
  readonly lists: readonly (readonly string[])[];
  readonly pairs: readonly (readonly [readonly string[], readonly string[]])[];
}

/** What an independent implementation makes of them. */
export interface PeerAnswers {
  readonly collapsed: readonly (readonly string[])[];
  readonly pairs: readonly {
    readonly union: readonly string[];
    readonly difference: readonly string[];
    readonly intersection: readonly string[];
    readonly contains: boolean;
  }[];
}

/** Runs the peer of cidr-tools: in a process of its own, because it is an ES module, which Jest does not load. */
export function runCidrTools(cases: PeerCases): PeerAnswers {
  return run(process.execPath, "cidr-tools-peer.mjs", cases);
}

/** Runs the peer of Python's standard library. */
export function runIpaddress(cases: PeerCases): PeerAnswers {
  return run("python3", "ipaddress_peer.py", cases);
}

/** Whether a Python is there that has the standard library's `ipaddress`. */
export function hasPython(): boolean {
  return spawnSync("python3", ["-c", "import ipaddress, json"]).status === 0;
}

function run(command: string, script: string, cases: PeerCases): PeerAnswers {
  const { status, stdout, stderr } = spawnSync(command, [join(__dirname, script)], {
    input: JSON.stringify(cases),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    throw new Error(`${script} failed: ${stderr}`);
  }
  return JSON.parse(stdout);
}
