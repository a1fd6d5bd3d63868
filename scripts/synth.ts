import { spawnSync } from "node:child_process";
import { showStacks } from "./show-stacks";

/**
 * Synthesizes the examples and shows what came out. The framework's version check is turned off, so that nothing is
 * asked of the network; off a terminal, its spinner is as well.
 */
function main(): void {
  run("Compiling the library", "jsii", []);
  run("Synthesizing the examples", "cdktf", ["synth"]);
  console.log(showStacks("cdktf.out"));
}

function run(what: string, command: string, given: readonly string[]): void {
  console.log(`${what} …`);
  const quiet = process.stdout.isTTY ? {} : { CI: "true" };
  const { status, error } = spawnSync(command, given, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ...quiet, CHECKPOINT_DISABLE: "1" },
  });
  if (error !== undefined || status !== 0) {
    console.error(`${what} failed: ${error?.message ?? `\`${command}\` ended with ${status}`}`);
    process.exit(status ?? 1);
  }
}

main();
