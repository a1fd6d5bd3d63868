import { CommanderError } from "commander";
import { CommandRefusal, type CommandResult, diagnosticLines, problemLines } from "./command-result";
import type { Environment } from "./environment";
import { hintsOf } from "./hints";
import { printable } from "./printable";
import { createProgram } from "./program";
import { paintFor } from "./terminal-colours";

/** Help is not wider than this, however wide the terminal is. */
const WIDEST_HELP = 100;

/** Help where there is no terminal to fit. */
const HELP_WITHOUT_TERMINAL = 80;

/**
 * Runs the command line once.
 *
 * @param args the arguments, without those for node and the program
 * @returns what is to be printed, and the code to end with
 * @throws what only a mistake of the library can be
 */
export function runCommandLine(args: readonly string[], environment: Environment): CommandResult {
  const own = { stdout: "", stderr: "" };
  let result: CommandResult | undefined;
  const program = createProgram(
    {
      environment,
      answer: (given) => {
        result = given;
      },
    },
    {
      writeOut: (text) => {
        own.stdout += text;
      },
      writeErr: (text) => {
        own.stderr += printable(text);
      },
      width: Math.min(environment.stdout.columns ?? HELP_WITHOUT_TERMINAL, WIDEST_HELP),
    },
  );
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommandRefusal) {
      return refusalResult(error, environment);
    }
    if (error instanceof CommanderError) {
      // Without a command there is no question; what help and version print was asked for.
      return { exitCode: error.exitCode === 0 ? 0 : 2, ...own };
    }
    throw error;
  }
  return result ?? { exitCode: 0, ...own };
}

function refusalResult({ problems, diagnostics }: CommandRefusal, { stderr }: Environment): CommandResult {
  const paint = paintFor(stderr);
  const hints = hintsOf(diagnostics).map((hint) => `${hint}\n`);
  return {
    exitCode: 2,
    stdout: "",
    stderr: `${diagnosticLines(diagnostics, paint)}${problemLines(problems, paint)}${hints.join("")}`,
  };
}
