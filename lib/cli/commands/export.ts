import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addExportOptions, type ExportOptions } from "../options/export-options";
import { addSelectionOptions } from "../options/selection-options";

/** Adds `export`: the destinations of a selection for other firewalls, and comparisons of exports. */
export function addExportCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("export")
    .summary("export addresses, domains and URLs for another firewall, or compare exports")
    .description(
      "Exports what a selection needs to reach, with protocol and ports, for firewalls that know no service tags: as CSV, as JSON, or as a folder of plain lists that they fetch. With --compare it tells what one export lets through and another does not, and ends with 1 where they differ in that.",
    )
    .usage("[options] (--format <format> | --compare <export> <export>)")
    .action((options: ExportOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { runExport } = require("./run-export") as typeof import("./run-export");
      answer(runExport(options, environment));
    });
  addExportOptions(command);
  addSelectionOptions(command);
  addExamples(
    command,
    "export --region eastus2 --service-tags ServiceTags_Public.json --format lists --out lists",
    "export --compare lists lists.new",
  );
}
