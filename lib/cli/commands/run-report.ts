import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { version } from "../../../package.json";
import { makeReviewReport } from "../../core/report/html/make-review-report";
import { leadText } from "../../core/report/html/overview-sections";
import { REPORT_START, renderReportPage } from "../../core/report/html/report-page";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { failureCode, unlessAbsent } from "../file-system";
import { printable } from "../printable";
import { paintFor } from "../terminal-colours";
import { judgeFiles } from "./judge-files";
import type { ReportCommandOptions } from "./report";
import { writeWholeFile } from "./write-whole-file";

/** Judges the files by the selection, and writes the page. */
export function runReport(
  files: readonly string[],
  options: ReportCommandOptions,
  environment: Environment,
): CommandResult {
  const { out, force = false } = options;
  refuseInput(out, files, environment);
  if (!force) {
    refuseForeign(out, environment);
  }
  const { remarks, unused, exitCode, ...reviewed } = judgeFiles(files, options, environment);
  const report = makeReviewReport({
    tool: { name: "azure-network-catalog", version },
    ...reviewed,
    files,
    remarks,
    ...(options.subnet === undefined ? {} : { subnets: options.subnet }),
    hasServiceTags: options.serviceTags !== undefined,
  });
  const state = writeWholeFile(out, renderReportPage(report, sha256Base64), environment);
  return {
    exitCode,
    stdout: printable(`${out}: ${state}. ${leadText(report)}\n`),
    stderr: diagnosticLines([...remarks, ...unused], paintFor(environment.stderr)),
  };
}

/** The page must not take the place of what it is about. */
function refuseInput(out: string, files: readonly string[], { workingDirectory }: Environment): void {
  const path = resolve(workingDirectory, out);
  if (files.some((file) => resolve(workingDirectory, file) === path)) {
    throw new CommandRefusal([
      `\`${out}\` is one of the files that are judged; give another path with \`--out\``,
    ]);
  }
}

/** Something else than a page of this command is not replaced. */
function refuseForeign(out: string, { fileSystem, workingDirectory }: Environment): void {
  const path = resolve(workingDirectory, out);
  let text: string | undefined;
  try {
    const found = unlessAbsent(() => fileSystem.statSync(path));
    // What is no file is told when it is written.
    text = found?.isFile() === true ? fileSystem.readFileSync(path, "utf8") : undefined;
  } catch (error) {
    throw new CommandRefusal([
      `\`${out}\` cannot be read (${failureCode(error)}); check the path and its permissions`,
    ]);
  }
  if (text !== undefined && text !== "" && !text.startsWith(REPORT_START)) {
    throw new CommandRefusal([
      `\`${out}\` exists and is no page of this command; give another path, or \`--force\` to replace it`,
    ]);
  }
}

function sha256Base64(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("base64");
}
