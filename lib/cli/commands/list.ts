import { type Command, Option } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { onceOf } from "../options/option-values";
import { addSelectionOptions, type SelectionOptions } from "../options/selection-options";

/** The options of `list`, as `commander` hands them over. */
export interface ListOptions extends SelectionOptions {
  readonly format?: string;
}

/** Adds `list`: the requirements and flows of a selection. */
export function addListCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("list")
    .summary("list what a selection requires: flows, purposes and sources")
    .description(
      "Lists the requirements of a selection with their flows, in every form that is documented: protocol, ports and the other end, what for, and where it is written.",
    )
    .addOption(
      new Option("--format <format>", "table (default), json, markdown or csv").argParser(
        onceOf(["table", "json", "markdown", "csv"]),
      ),
    )
    .action((options: ListOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { listFlows } = require("./list-flows") as typeof import("./list-flows");
      answer(listFlows(options, environment));
    });
  addSelectionOptions(command);
  addExamples(command, "list --region eastus2 --feature python-packages --format markdown");
}
