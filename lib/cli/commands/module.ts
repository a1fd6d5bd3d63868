import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addModuleOptions, type ModuleOptions } from "../options/module-options";
import { addSelectionOptions } from "../options/selection-options";

/** Adds `module`: writes a Terraform module into a folder, or compares a folder with what would be written. */
export function addModuleCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("module")
    .summary("write a Terraform module into a folder, or check one")
    .description(
      `Writes a Terraform module for a selection into a folder, or checks whether a folder still holds what the catalog gives. The folder records the selection that made it: without options that select, both take that one. A folder with other files in it, or with files that were changed by hand, is not written without --force.`,
    )
    .usage("[options] (--out <dir> | --check <dir>)")
    .action((options: ModuleOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { runModule } = require("./run-module") as typeof import("./run-module");
      answer(runModule(options, environment));
    });
  addModuleOptions(command);
  addSelectionOptions(command);
  addExamples(
    command,
    "module --region eastus2 --feature hbi-workspace --layer nsg --out modules/aml",
    "module --check modules/aml",
  );
}
