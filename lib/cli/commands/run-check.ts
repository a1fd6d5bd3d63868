import { version } from "../../../package.json";
import { checkJson } from "../../core/report/check-json";
import type { CheckResult } from "../../core/report/check-result";
import { sarifLog } from "../../core/report/sarif";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { sha256Of } from "../module-folder/folder-state";
import { paintFor } from "../terminal-colours";
import type { CheckCommandOptions } from "./check";
import { checkTable } from "./check-table";
import { judgeFiles } from "./judge-files";
import { printableJson } from "./printable-json";

/** The tool, as SARIF names it. */
const PROGRAM = "azure-network-catalog";

/** Judges the files by the selection. */
export function runCheck(
  files: readonly string[],
  options: CheckCommandOptions,
  environment: Environment,
): CommandResult {
  const { format = "table", mend = false } = options;
  if (mend && format !== "table") {
    throw new CommandRefusal([`\`--mend\` is for tables; \`--format ${format}\` has what mends already`]);
  }
  const { result, remarks, unused, exitCode } = judgeFiles(files, options, environment);
  return {
    exitCode,
    stdout: printed(result, format, mend, environment),
    stderr: diagnosticLines([...remarks, ...unused], paintFor(environment.stderr)),
  };
}

function printed(result: CheckResult, format: string, mend: boolean, { stdout }: Environment): string {
  switch (format) {
    case "json":
      return printableJson(checkJson(result));
    case "sarif":
      return printableJson(sarifLog(result, { name: PROGRAM, version, sha256Of }));
    default:
      return checkTable(result, mend, paintFor(stdout), stdout.columns);
  }
}
