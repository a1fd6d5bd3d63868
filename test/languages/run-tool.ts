import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Runs a program of Node.js to its end. */
export function runTool(script: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "1" },
  });
  if (status !== 0) {
    throw new Error(`${script} ${args.join(" ")} failed: ${stderr}${stdout}`);
  }
}

/** The script behind a command that is installed. */
export function toolScript(name: string): string {
  return resolve("node_modules", name, "bin", name);
}
