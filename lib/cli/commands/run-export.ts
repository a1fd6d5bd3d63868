import { quoted } from "../../core/address/quoted";
import { toldOnce } from "../../core/compile/told-once";
import { type Acknowledgement, acknowledge } from "../../core/diagnostics/acknowledgement";
import type { Diagnostic } from "../../core/diagnostics/diagnostic";
import { compareExports } from "../../core/export/compare-exports";
import { renderExportCsv } from "../../core/export/export-csv";
import { exportDifferenceText, reachesTheSame } from "../../core/export/export-difference-text";
import { renderExportJson } from "../../core/export/export-json";
import { renderExportLists } from "../../core/export/export-lists";
import { exportSelection } from "../../core/export/export-selection";
import type { SelectionExport } from "../../core/export/selection-export";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { jsonText } from "../json-text";
import { sha256Of } from "../module-folder/folder-state";
import { readExportInput } from "../options/export-input";
import type { ExportOptions } from "../options/export-options";
import { readServiceTags } from "../options/read-service-tags";
import { printable } from "../printable";
import { paintFor } from "../terminal-colours";
import { readExport } from "./read-export";
import { writeLists } from "./write-lists";
import { writeWholeFile } from "./write-whole-file";

/** Exports a selection, or compares two exports. */
export function runExport(options: ExportOptions, environment: Environment): CommandResult {
  return options.compare === undefined
    ? exportTo(options, environment)
    : compare(options.compare, options, environment);
}

function exportTo(options: ExportOptions, environment: Environment): CommandResult {
  const { serviceTags: paths = [], out } = options;
  const format = exportFormat(options.format);
  if (format === "lists" && out === undefined) {
    throw new CommandRefusal(["lists are several files; give `--out` with the folder to write"]);
  }
  if (paths.length === 0) {
    refuseWithoutServiceTags(options);
  }
  const input = readExportInput(options, environment);
  const { acknowledgements } = input.selection;
  const tags = paths.length === 0 ? undefined : readServiceTags(paths, input.selection.cloud.id, environment);
  const { value, diagnostics } = exportSelection({
    ...input,
    ...(tags === undefined ? {} : { serviceTags: tags.file }),
  });
  const found = [...diagnostics, ...acknowledge(tags?.diagnostics ?? [], acknowledgements, false)];
  if (value === undefined) {
    throw new CommandRefusal([], toldOnce(found));
  }
  if (format === "lists") {
    return lists(value, out ?? "", found, acknowledgements, environment);
  }
  const text = format === "csv" ? renderExportCsv(value) : renderExportJson(value);
  const stderr = diagnosticLines(toldOnce(found), paintFor(environment.stderr));
  if (out === undefined) {
    return { exitCode: 0, stdout: text, stderr };
  }
  const state = writeWholeFile(out, text, environment);
  return { exitCode: 0, stdout: printable(`${out}: ${state}, ${value.entries.length} entries\n`), stderr };
}

function lists(
  exported: SelectionExport,
  out: string,
  found: readonly Diagnostic[],
  acknowledgements: readonly Acknowledgement[],
  environment: Environment,
): CommandResult {
  const { files, diagnostics } = renderExportLists(exported, sha256Of);
  const { report, left } = writeLists(out, files, environment);
  const told = toldOnce([...found, ...acknowledge(diagnostics, acknowledgements, false)]);
  const leftover =
    left === undefined ? "" : `warning: a folder could not be removed: ${printable(left)}; remove it\n`;
  return {
    exitCode: 0,
    stdout: report,
    stderr: `${diagnosticLines(told, paintFor(environment.stderr))}${leftover}`,
  };
}

function exportFormat(format: string | undefined): "csv" | "json" | "lists" {
  const known = (["csv", "json", "lists"] as const).find((each) => each === format);
  if (known === undefined) {
    const given = format === undefined ? "no format is given" : `${quoted(format)} is no format of an export`;
    throw new CommandRefusal([`${given}; give \`--format csv\`, \`json\` or \`lists\``]);
  }
  return known;
}

function refuseWithoutServiceTags({ prefer, mostPrefixes, mostExtra }: ExportOptions): void {
  const needing = [
    ...(prefer === "addresses" ? ["--prefer addresses"] : []),
    ...(mostPrefixes === undefined ? [] : ["--most-prefixes"]),
    ...(mostExtra === undefined ? [] : ["--most-extra"]),
  ];
  if (needing.length > 0) {
    throw new CommandRefusal([
      `${needing.map((each) => `\`${each}\``).join(", ")} ${needing.length === 1 ? "is" : "are"} about the addresses of service tags; give \`--service-tags\` with Microsoft's file`,
    ]);
  }
}

function compare(paths: readonly string[], options: ExportOptions, environment: Environment): CommandResult {
  const { compare: _paths, format = "text", ...others } = options;
  const strayed = Object.keys(others);
  if (strayed.length > 0) {
    throw new CommandRefusal([
      "`--compare` looks at two exports alone; leave out what selects, and what is written",
    ]);
  }
  if (format !== "text" && format !== "json") {
    throw new CommandRefusal([
      `with \`--compare\`, \`--format\` says what is printed: \`text\` or \`json\`, not ${quoted(format)}`,
    ]);
  }
  const [before, after, ...more] = paths;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new CommandRefusal([`\`--compare\` takes two exports, and was given ${paths.length}`]);
  }
  const difference = compareExports(readExport(before, environment), readExport(after, environment));
  const isSame = reachesTheSame(difference);
  return {
    exitCode: isSame ? 0 : 1,
    stdout:
      format === "json"
        ? jsonText({ same: isSame, ...difference })
        : printable(exportDifferenceText(difference)),
    stderr: "",
  };
}
