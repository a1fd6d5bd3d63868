import { type Command, Option } from "commander";
import { onceOf } from "../options/option-values";

/** The options of a command that prints a list. */
export interface ListFormat {
  readonly format?: string;
}

/** Adds `--format table|json`. */
export function addListFormat(command: Command): void {
  command.addOption(
    new Option("--format <format>", "table (default) or json").argParser(onceOf(["table", "json"])),
  );
}
