import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { once, several } from "../options/option-values";
import { addListFormat, type ListFormat } from "./list-format";

/** The options of `regions`, as `commander` hands them over. */
export interface RegionsOptions extends ListFormat {
  readonly cloud?: string;
  readonly catalog?: readonly string[];
}

/** Adds `regions`: the regions of each cloud. */
export function addRegionsCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("regions")
    .summary("list clouds and regions")
    .description(
      "Lists the regions of each cloud, with the suffix of their service tags, and whether the documents of the service name them.",
    )
    .option("--cloud <cloud>", "regions of this cloud (default: every cloud)", once)
    .option(
      "--catalog <file>",
      "a catalog of yours, or an extension; further ones extend it; repeatable",
      several,
    )
    .action((options: RegionsOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { listRegions } = require("./list-regions") as typeof import("./list-regions");
      answer(listRegions(options, environment));
    });
  addListFormat(command);
  addExamples(command, "regions --cloud china");
}
