import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { type AddressOptions, addAddressOptions } from "../options/export-options";
import { onceOf } from "../options/option-values";
import { addSelectionOptions } from "../options/selection-options";

/** The options of `service-tags compare`, as `commander` hands them over. */
export interface CompareServiceTagsOptions extends AddressOptions {
  readonly format?: string;
}

/** Adds `service-tags compare`: what changed between two files of service tags, for one selection. */
export function addServiceTagsCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("service-tags")
    .summary("compare two of Microsoft's files of service tags, for one selection")
    .description("Works with Microsoft's files of service tags.");
  const compare = command
    .command("compare")
    .summary("tell what changed for a selection: tags, routes and lists")
    .description(
      "Tells what changed between two files of service tags in the tags that a selection uses, and the routes and lists that it touches. Ends with 1 where something changed.",
    )
    .argument("<old>", "the former file")
    .argument("<new>", "the latter file")
    .option("--format <format>", "text (default) or json", onceOf(["text", "json"]))
    .action((before: string, after: string, options: CompareServiceTagsOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { compareServiceTags } =
        require("./compare-service-tags") as typeof import("./compare-service-tags");
      answer(compareServiceTags(before, after, options, environment));
    });
  addAddressOptions(compare);
  addSelectionOptions(compare);
  const example = "service-tags compare ServiceTags_old.json ServiceTags_new.json --region eastus2";
  addExamples(compare, example);
  addExamples(command, example);
}
