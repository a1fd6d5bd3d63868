import { quoted } from "../../core/address/quoted";
import { MODULE_FORMATS, type ModuleFormat } from "../../core/module/module-request";
import { CommandRefusal, type CommandResult } from "../command-result";
import type { Environment } from "../environment";
import { checkModule } from "../module-folder/check-module";
import { writeModule } from "../module-folder/write-module";
import type { ModuleOptions } from "../options/module-options";

/** Writes a module's folder, or checks one. */
export function runModule(options: ModuleOptions, environment: Environment): CommandResult {
  const { out, check, force = false, format } = options;
  if (out !== undefined && check !== undefined) {
    throw new CommandRefusal([
      "`--out` writes a folder and `--check` only looks at one; give one of the two",
    ]);
  }
  if (check !== undefined) {
    return checkModule(check, options, printedFormat(format), force, environment);
  }
  if (out !== undefined) {
    return writeModule(out, options, moduleFormat(format), force, environment);
  }
  throw new CommandRefusal(["no folder is given; give `--out` to write one, or `--check` to check one"]);
}

/** The form of the module's files. Default: that of the folder that is there, or JSON. */
function moduleFormat(format: string | undefined): ModuleFormat | undefined {
  const known = MODULE_FORMATS.find((each) => each === format);
  if (format !== undefined && known === undefined) {
    throw new CommandRefusal([`${quoted(format)} is no format of a module; write \`json\` or \`hcl\``]);
  }
  return known;
}

function printedFormat(format = "text"): "text" | "json" {
  if (format !== "text" && format !== "json") {
    throw new CommandRefusal([
      `with \`--check\`, \`--format\` says what is printed: \`text\` or \`json\`, not ${quoted(format)}; the files are compared in the format that the folder has`,
    ]);
  }
  return format;
}
