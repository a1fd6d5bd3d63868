import { type Command, Option } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addFirewallAddressOption, addNetworkOptions } from "../options/configuration-options";
import { addJudgementOptions, type JudgementOptions } from "../options/judgement-options";
import { onceOf } from "../options/option-values";
import { addSelectionOptions } from "../options/selection-options";

/** The options of `check`, as `commander` hands them over. */
export interface CheckCommandOptions extends JudgementOptions {
  readonly format?: string;
  readonly mend?: boolean;
}

/** Adds `check`: judges configurations that exist by what a selection requires. */
export function addCheckCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("check")
    .summary("judge rules that exist by what a selection requires")
    .description(
      "Judges rules and routes that exist by what a selection requires: what is blocked, what is open beyond that, and rules that do nothing. The files together make one path: what `terraform show -json` prints of a plan or a state, Terraform JSON such as a synthesized cdk.tf.json, what `az network ... show` and `list` print, and ARM templates. Ends with 1 where there are findings.",
    )
    .argument("<files...>", "files that hold network security groups, route tables and firewall rules")
    .addOption(
      new Option("--format <format>", "table (default), json or sarif").argParser(
        onceOf(["table", "json", "sarif"]),
      ),
    );
  addJudgementOptions(command)
    .option("--mend", "print the rules that mend the findings, as Terraform JSON and ARM JSON")
    .action((files: readonly string[], options: CheckCommandOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { runCheck } = require("./run-check") as typeof import("./run-check");
      answer(runCheck(files, options, environment));
    });
  addNetworkOptions(command);
  addFirewallAddressOption(command);
  addSelectionOptions(command);
  addExamples(
    command,
    "check nsg.json firewall.json --region eastus2 --feature public-ip-compute --mend",
    "check plan.json --region eastus2 --format sarif > findings.sarif",
  );
}
