import { type Command, Option } from "commander";
import type { ConfigurationOptions } from "./configuration-options";
import { once, onceOf } from "./option-values";

/** The options of a command that judges configurations and ends by its findings. */
export interface JudgementOptions extends ConfigurationOptions {
  readonly failOn?: string;
  readonly acknowledgements?: string;
}

/** Adds `--fail-on` and `--acknowledgements`. */
export function addJudgementOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--fail-on <severity>",
        "end with 1 from this severity on: error, warning (default) or info; what is acknowledged does not count",
      ).argParser(onceOf(["error", "warning", "info"])),
    )
    .option(
      "--acknowledgements <file>",
      "findings that you accept, and why, in JSON or YAML; see catalog/schema/acknowledgements.schema.json",
      once,
    );
}
