import { CLOUD_IDS } from "../../core/catalog/built-in";
import type { CloudId } from "../../core/catalog/cloud";
import { toldOnce } from "../../core/compile/told-once";
import type { Diagnostic } from "../../core/diagnostics/diagnostic";
import type { SelectionDocument } from "../../core/module/selection-document";
import { configurationChanges } from "../../core/report/configuration-changes";
import { exportChanges } from "../../core/report/export-changes";
import { describeChange, type FlowChange } from "../../core/report/flow-change";
import { type FlowList, flowList } from "../../core/report/flow-list";
import { selectionChanges } from "../../core/report/selection-changes";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { readCheckContext } from "../options/read-check-context";
import { readConfigurationFiles } from "../options/read-configuration-files";
import { questionSelectionOf } from "../options/read-question-selection";
import { selectionOf } from "../options/selection-options";
import { paintFor } from "../terminal-colours";
import { chosenClouds } from "./chosen-clouds";
import type { DiffOptions } from "./diff";
import { oneLine } from "./one-line";
import { printableJson } from "./printable-json";
import { isExport, readExport } from "./read-export";

interface Compared {
  readonly changes: readonly FlowChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a comparison of configurations takes beside its files. */
const OF_CONFIGURATIONS: ReadonlySet<string> = new Set([
  "format",
  "serviceTags",
  "subnet",
  "virtualNetwork",
  "resource",
  "cloud",
  "firewallDnsProxy",
]);

/** Tells which flows were gained and lost. */
export function runDiff(
  files: readonly string[],
  options: DiffOptions,
  environment: Environment,
): CommandResult {
  const isOfFiles = files.length > 0;
  const { changes, diagnostics } = isOfFiles
    ? ofFiles(files, options, environment)
    : ofSelections(options, environment);
  return {
    exitCode: changes.length === 0 ? 0 : 1,
    stdout:
      options.format === "json"
        ? printableJson({ same: changes.length === 0, changes })
        : changesText(changes),
    stderr: diagnosticLines(toldOnce(diagnostics), paintFor(environment.stderr)),
  };
}

function ofFiles(files: readonly string[], options: DiffOptions, environment: Environment): Compared {
  const [before, after, ...more] = files;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new CommandRefusal([
      `\`diff\` compares two configurations or exports, and was given ${files.length === 1 ? "1 file" : `${files.length} files`}; give one file for each`,
    ]);
  }
  const exports = [before, after].filter((path) => isExport(path, environment));
  if (exports.length > 0) {
    return ofExports(before, after, exports, options, environment);
  }
  if (Object.keys(options).some((key) => !OF_CONFIGURATIONS.has(key))) {
    throw new CommandRefusal([
      "two configurations are compared by what they let through, and no selection is needed; leave out what selects (all but `--cloud`, which is that of `--service-tags`)",
    ]);
  }
  const cloud = cloudOf(options.cloud);
  const known = readCheckContext(options, cloud, options.firewallDnsProxy, environment);
  const [former, latter] = [
    readConfigurationFiles([before], options.resource, environment),
    readConfigurationFiles([after], options.resource, environment),
  ];
  const compared = configurationChanges(former.configuration, latter.configuration, known.context);
  if (compared.changes === undefined) {
    throw new CommandRefusal([compared.problem]);
  }
  return {
    changes: compared.changes,
    diagnostics: [...known.diagnostics, ...former.diagnostics, ...latter.diagnostics],
  };
}

function ofExports(
  before: string,
  after: string,
  [exported, other]: readonly string[],
  { format: _, ...others }: DiffOptions,
  environment: Environment,
): Compared {
  if (other === undefined) {
    throw new CommandRefusal([
      `\`${exported}\` is an export and \`${exported === before ? after : before}\` is none; compare two of a kind`,
    ]);
  }
  if (Object.keys(others).length > 0) {
    throw new CommandRefusal([
      "two exports are compared by what they list, and nothing else is needed; leave out every option but `--format`",
    ]);
  }
  return {
    changes: exportChanges(readExport(before, environment), readExport(after, environment)),
    diagnostics: [],
  };
}

function cloudOf(cloud = "public"): CloudId {
  const [known] = chosenClouds(cloud);
  return CLOUD_IDS.find((each) => each === known) ?? "public";
}

function ofSelections(options: DiffOptions, environment: Environment): Compared {
  const { fromSelection, toSelection, fromRevision, toRevision } = options;
  if ([fromSelection, toSelection, fromRevision, toRevision].every((each) => each === undefined)) {
    throw new CommandRefusal([
      "nothing is given to compare; give two files, or `--from-selection` and `--to-selection`, or `--from-revision` and `--to-revision`",
    ]);
  }
  if (
    options.serviceTags !== undefined ||
    options.subnet !== undefined ||
    options.virtualNetwork !== undefined ||
    options.resource !== undefined
  ) {
    throw new CommandRefusal([
      "`--service-tags`, `--subnet`, `--virtual-network` and `--resource` are of configurations; leave them out where selections are compared",
    ]);
  }
  const before = sideOf(options, fromSelection, fromRevision, environment);
  const after = sideOf(options, toSelection, toRevision, environment);
  return {
    changes: selectionChanges(before.list, after.list),
    diagnostics: [...before.diagnostics, ...after.diagnostics],
  };
}

function sideOf(
  options: DiffOptions,
  file: string | undefined,
  revision: string | undefined,
  environment: Environment,
): { readonly list: FlowList; readonly diagnostics: readonly Diagnostic[] } {
  const { egress, ...given } = selectionOf(options);
  if (egress !== undefined) {
    throw new CommandRefusal([
      "`--egress` and `--firewall-...` are of modules; what a selection requires does not depend on them, so leave them out",
    ]);
  }
  const own: SelectionDocument = revision === undefined ? given : { ...given, revision };
  const read = questionSelectionOf(own, file ?? options.selection, environment, "every");
  return { list: flowList(read.selection, read.documents), diagnostics: read.diagnostics };
}

function changesText(changes: readonly FlowChange[]): string {
  if (changes.length === 0) {
    return "no flow was gained or lost\n";
  }
  const count = (change: FlowChange["change"]): number =>
    changes.filter((each) => each.change === change).length;
  const unclear = count("unclear") === 0 ? "" : `, ${count("unclear")} unclear`;
  const lines = changes.flatMap((each) => [
    oneLine(describeChange(each)),
    `    before: ${sideText(each.before)}`,
    `    after: ${sideText(each.after)}`,
  ]);
  return `${count("gained")} gained, ${count("lost")} lost${unclear}\n\n${lines.join("\n")}\n`;
}

function sideText({ verdict, rules }: FlowChange["before"]): string {
  const by = rules.length === 0 ? "" : ` by ${rules.join(", ")}`;
  return oneLine(`${verdict.replace("-", " ")}${by}`);
}
