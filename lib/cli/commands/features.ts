import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { once, several } from "../options/option-values";
import { addListFormat, type ListFormat } from "./list-format";

/** The options of `features`, as `commander` hands them over. */
export interface FeaturesOptions extends ListFormat {
  readonly cloud?: string;
  readonly revision?: string;
  readonly catalog?: readonly string[];
}

/** Adds `features`: what can be turned on and given, per cloud and revision. */
export function addFeaturesCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("features")
    .summary("list features, parameters and revisions")
    .description("Lists what can be selected of a catalog: its features, parameters and revisions.")
    .option("--cloud <cloud>", "features that this cloud has (default: every cloud)", once)
    .option("--revision <date>", "features that these documents have (default: every revision)", once)
    .option(
      "--catalog <file>",
      "a catalog of yours, or an extension; further ones extend it; repeatable",
      several,
    )
    .action((options: FeaturesOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { listFeatures } = require("./list-features") as typeof import("./list-features");
      answer(listFeatures(options, environment));
    });
  addListFormat(command);
  addExamples(command, "features --cloud usgovernment --revision 2026-03-19");
}
