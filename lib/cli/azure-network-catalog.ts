#!/usr/bin/env node
import * as fileSystem from "node:fs";
import type { Environment, OutputFacts } from "./environment";
import { printable } from "./printable";
import { renderModuleByFramework } from "./render-module";
import { runCommandLine } from "./run-command-line";
import { takesColours } from "./terminal-colours";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const environment: Environment = {
  stdout: factsOf(process.stdout),
  stderr: factsOf(process.stderr),
  workingDirectory: process.cwd(),
  fileSystem,
  renderModule: renderModuleByFramework,
  uninterrupted,
};

function factsOf(stream: NodeJS.WriteStream): OutputFacts {
  const colours = takesColours(stream, process.env);
  return stream.isTTY && stream.columns > 0 ? { columns: stream.columns, colours } : { colours };
}

/** A signal that somebody listens to does not end the process; it waits until the work is done. */
function uninterrupted<T>(work: () => T): T {
  const wait = (): void => undefined;
  for (const signal of SIGNALS) {
    process.on(signal, wait);
  }
  try {
    return work();
  } finally {
    for (const signal of SIGNALS) {
      process.off(signal, wait);
    }
  }
}

/** A reader that has read enough, such as `head`, is no failure. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") {
    throw error;
  }
}

process.stdout.on("error", ignoreClosedPipe);
process.stderr.on("error", ignoreClosedPipe);
try {
  const { exitCode, stdout, stderr } = runCommandLine(process.argv.slice(2), environment);
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
} catch (error) {
  const what = error instanceof Error ? error.message : String(error);
  process.stderr.write(`error: a mistake in azure-network-catalog: ${printable(what)}; please report it\n`);
  process.exitCode = 2;
}
