import type { Command } from "commander";
import type { CommandResult } from "./command-result";
import type { Environment } from "./environment";

/** What the definition of a command works with. */
export interface CommandContext {
  readonly environment: Environment;
  /** Takes what the command answers. */
  readonly answer: (result: CommandResult) => void;
}

/** Adds a command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** Ends a command's help with examples: their arguments, without the name of the program. */
export function addExamples(command: Command, ...examples: readonly string[]): void {
  const title = examples.length === 1 ? "Example:" : "Examples:";
  const lines = examples.map((example) => `  $ azure-network-catalog ${example}`);
  command.addHelpText("after", `\n${[title, ...lines].join("\n")}`);
}
