import { type Command, Option } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addFirewallAddressOption, addNetworkOptions } from "../options/configuration-options";
import { addJudgementOptions, type JudgementOptions } from "../options/judgement-options";
import { once } from "../options/option-values";
import { addSelectionOptions } from "../options/selection-options";

/** The options of `report`, as `commander` hands them over. */
export interface ReportCommandOptions extends JudgementOptions {
  readonly out: string;
  readonly force?: boolean;
}

/** Adds `report`: what `check` says, as a page for a review. */
export function addReportCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("report")
    .summary("write what check says as a page for a review")
    .description(
      "Judges rules and routes that exist, as check does, and writes one HTML page for a review: the selection, the path, every required flow with its rule and its source, the findings with what mends them, acknowledgements and limits. The page needs no network. A file that is not such a page is not replaced without --force. Ends with 1 where there are findings.",
    )
    .argument("<files...>", "files that hold network security groups, route tables and firewall rules")
    .addOption(
      new Option("--out <file>", "the page to write; one that this command wrote is replaced")
        .argParser(once)
        .makeOptionMandatory(),
    )
    .option("--force", "replace a file that is no page of this command");
  addJudgementOptions(command).action((files: readonly string[], options: ReportCommandOptions) => {
    // Loaded here, so that help does not wait for the catalog.
    const { runReport } = require("./run-report") as typeof import("./run-report");
    answer(runReport(files, options, environment));
  });
  addNetworkOptions(command);
  addFirewallAddressOption(command);
  addSelectionOptions(command);
  addExamples(command, "report plan.json firewall.json --region eastus2 --out report.html");
}
