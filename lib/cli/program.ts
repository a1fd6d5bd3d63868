import { Command } from "commander";
import { version } from "../../package.json";
import { type AddCommand, addExamples, type CommandContext } from "./command-context";
import { addCheckCommand } from "./commands/check";
import { addDiffCommand } from "./commands/diff";
import { addExplainCommand } from "./commands/explain";
import { addExportCommand } from "./commands/export";
import { addFeaturesCommand } from "./commands/features";
import { addListCommand } from "./commands/list";
import { addModuleCommand } from "./commands/module";
import { addRegionsCommand } from "./commands/regions";
import { addReportCommand } from "./commands/report";
import { addSearchCommand } from "./commands/search";
import { addServiceTagsCommand } from "./commands/service-tags";

/** The commands, in the order in which help lists them. */
const COMMANDS: readonly AddCommand[] = [
  addModuleCommand,
  addFeaturesCommand,
  addRegionsCommand,
  addExportCommand,
  addServiceTagsCommand,
  addListCommand,
  addCheckCommand,
  addReportCommand,
  addExplainCommand,
  addSearchCommand,
  addDiffCommand,
];

/** The program's name. */
export const PROGRAM_NAME = "azure-network-catalog";

/** What the program writes by itself, which is help, its version and errors of usage. */
export interface ProgramOutput {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
  /** In columns, for help. */
  readonly width: number;
}

/** The command line, as `commander` knows it. It never ends the process: it throws `CommanderError` instead. */
export function createProgram(context: CommandContext, output: ProgramOutput): Command {
  const program = new Command(PROGRAM_NAME)
    .description(
      "What an Azure Machine Learning workspace needs from the network, as a catalog, and the catalog as Terraform.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: output.writeOut,
      writeErr: output.writeErr,
      getOutHelpWidth: () => output.width,
      getErrHelpWidth: () => output.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError("(add --help for what can be given)");
  for (const add of COMMANDS) {
    add(program, context);
  }
  addExamples(program, "module --region eastus2 --layer nsg --out modules/aml");
  return program;
}
