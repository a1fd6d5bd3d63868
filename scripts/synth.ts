import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { showStacks } from "./show-stacks";

/** What cdktf's command line loads for its terminal, compiled ahead for some versions of Node.js: up to 22 of cdktf-cli 0.21. */
const TERMINAL = "@cdktf/node-pty-prebuilt-multiarch";

/**
 * Synthesizes the examples and shows what came out. The framework's version check is turned off, so that nothing is
 * asked of the network; off a terminal, its spinner is as well.
 */
function main(): void {
  run("Compiling the library", "jsii", []);
  synthesize();
  console.log(showStacks("cdktf.out"));
}

/** By cdktf's command line, or where it does not start by the program that it would run. */
function synthesize(): void {
  const { status } = spawnSync(process.execPath, ["--eval", `require(${JSON.stringify(TERMINAL)})`]);
  if (status === 0) {
    run("Synthesizing the examples", "cdktf", ["synth"]);
    return;
  }
  const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
  const [command = "", ...given] = app.split(" ");
  run(
    `Synthesizing the examples without cdktf-cli, which lacks a binary for Node.js ${process.version}`,
    command,
    given,
  );
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
