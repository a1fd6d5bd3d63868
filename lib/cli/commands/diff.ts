import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addOption } from "../options/add-option";
import { addNetworkOptions, type NetworkOptions } from "../options/configuration-options";
import { once } from "../options/option-values";
import { addSelectionOptions, type SelectionOptions } from "../options/selection-options";
import { addListFormat, type ListFormat } from "./list-format";

/** The options of `diff`, as `commander` hands them over. */
export interface DiffOptions extends SelectionOptions, NetworkOptions, ListFormat {
  readonly fromSelection?: string;
  readonly toSelection?: string;
  readonly fromRevision?: string;
  readonly toRevision?: string;
}

/** Adds `diff`: the flows that one configuration, export or selection has and another has not. */
export function addDiffCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("diff")
    .summary("tell which flows were gained and lost between two configurations, exports or selections")
    .description(
      "Compares two configurations by what they let through, two exports by what they list, or two selections by what they require, and not by how that is written. Gained flows make the second wider, lost ones narrower. Ends with 1 where they differ.",
    )
    .usage("[options] (<old> <new> | --from-... --to-...)")
    .argument(
      "[files...]",
      "two files of configurations, as `check` reads them, or two exports, as `export` writes them: JSON files or folders of lists",
    )
    .action((files: readonly string[], options: DiffOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { runDiff } = require("./run-diff") as typeof import("./run-diff");
      answer(runDiff(files, options, environment));
    });
  addListFormat(command);
  const add = (flags: string, description: string): void =>
    addOption(command, "Selections to compare:", flags, description, once);
  add("--from-selection <file>", "the former selection, in JSON or YAML");
  add("--to-selection <file>", "the latter selection");
  add("--from-revision <date>", "the date of the former selection's documents");
  add("--to-revision <date>", "the date of the latter selection's documents");
  addNetworkOptions(command);
  addSelectionOptions(command);
  addExamples(
    command,
    "diff before.json after.json --subnet 10.1.0.0/24",
    "diff lists-of-may lists-of-june",
    "diff --region eastus2 --from-revision 2022-09-08 --to-revision 2026-03-19",
  );
}
