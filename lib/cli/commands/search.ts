import type { Command } from "commander";
import { addExamples, type CommandContext } from "../command-context";
import { addNetworkOptions, type ConfigurationOptions } from "../options/configuration-options";
import { onceOf, several } from "../options/option-values";
import { addSelectionOptions } from "../options/selection-options";
import { addListFormat, type ListFormat } from "./list-format";

/** The options of `search`, as `commander` hands them over. */
export interface SearchOptions extends ConfigurationOptions, ListFormat {
  readonly port?: readonly string[];
  readonly protocol?: string;
  readonly direction?: string;
}

/** Adds `search`: looks for a flow that is admitted and not required. */
export function addSearchCommand(program: Command, { environment, answer }: CommandContext): void {
  const command = program
    .command("search")
    .summary("look for a flow to a peer that is admitted and not required")
    .description(
      "Looks for any flow between the workload and a peer that rules admit and the selection does not require: an address, a prefix, a service tag or a host. Ends with 1 and a packet that shows it, or with 0 where there is none for sure.",
    )
    .argument("<peer>", "203.0.113.4, 10.0.0.0/8, Storage.WestUS, Internet or github.com")
    .argument("<files...>", "files of configurations, as `check` reads them")
    .option(
      "--port <port>",
      "a port, or a range such as 8704-8710 (default: every port); repeatable",
      several,
    )
    .option("--protocol <protocol>", "tcp or udp (default: every protocol)", onceOf(["tcp", "udp"]))
    .option(
      "--direction <direction>",
      "outbound, to the peer (default), or inbound, from it",
      onceOf(["outbound", "inbound"]),
    )
    .action((peer: string, files: readonly string[], options: SearchOptions) => {
      // Loaded here, so that help does not wait for the catalog.
      const { runSearch } = require("./run-search") as typeof import("./run-search");
      answer(runSearch(peer, files, options, environment));
    });
  addListFormat(command);
  addNetworkOptions(command);
  addSelectionOptions(command);
  addExamples(command, "search Internet nsg.json --port 22 --region eastus2");
}
