import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addNetworkOptions, type ConfigurationOptions } from "../options/configuration-options";
import { addSelectionOptions } from "../options/selection-options";
import { addListFormat, type ListFormat } from "./list-format";

/** The options of `explain`, as `commander` hands them over. */
export interface ExplainOptions extends ConfigurationOptions, ListFormat {}

/** Adds `explain`: what each layer makes of one flow. */
export function addExplainCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("explain")
    .summary("tell what each layer makes of one flow, and why")
    .description(
      "Tells whether a flow gets through, which rule of each layer decides, what requires the flow, and which rule comes nearest to letting it through. A flow is `[OWN ADDRESS ->] PEER [tcp/|udp/]PORT`, or `OWN ADDRESS <- PEER PORT` for what comes in. Ends with 1 where it does not get through for sure.",
    )
    .argument("<flow>", "such as '10.0.1.4 -> Storage.WestUS tcp/445' or 'login.microsoftonline.com 443'")
    .argument("<files...>", "files of configurations, as `check` reads them")
    .action((flow: string, files: readonly string[], options: ExplainOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { runExplain } = require("./run-explain") as typeof import("./run-explain");
      answer(runExplain(flow, files, options, environment));
    });
  addListFormat(command);
  addNetworkOptions(command);
  addSelectionOptions(command);
  addExamples(command, "explain '10.1.0.4 -> Storage.EastUS2 tcp/445' nsg.json --region eastus2");
}
