import { version } from "../../../package.json";
import { compareText } from "../../core/address/compare-text";
import type { ModuleFlow } from "../../core/module/module-flows";
import { MODULE_LAYERS, type ModuleFormat, type ModuleLayer } from "../../core/module/module-request";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import type { ModuleOptions } from "../options/module-options";
import { printable } from "../printable";
import { paintFor } from "../terminal-colours";
import {
  type FolderPlace,
  findFolder,
  holdsWorkingDirectory,
  readFolder,
  readFolderManifest,
  sha256Of,
} from "./folder-state";
import { madeModule, selectionFor } from "./made-module";
import { MANIFEST_NAME, manifestText } from "./manifest";
import { type FolderContent, planReplacement, type Replacement } from "./plan-replacement";
import { ReplacementFailure, replaceFolder } from "./replace-folder";

/**
 * Writes a module's folder.
 *
 * @param out the folder, absolute or seen from the working directory
 * @param format Default: that of the folder that is there, or JSON
 * @param force keeps other files, and replaces what was changed by hand
 * @throws CommandRefusal where it is not written; what was there is as it was
 */
export function writeModule(
  out: string,
  options: ModuleOptions,
  format: ModuleFormat | undefined,
  force: boolean,
  environment: Environment,
): CommandResult {
  const place = findFolder(out, environment);
  const manifest = readFolderManifest(place, environment);
  const recorded = manifest?.ok ? manifest.value : undefined;
  const selection = selectionFor(options, recorded, environment);
  const chosen = format ?? recorded?.format ?? "json";
  const { module, diagnostics } = madeModule(selection, chosen, environment);
  const content: FolderContent = {
    files: module.files,
    manifestText: manifestText(
      {
        format: chosen,
        request: selection.document,
        catalogs: selection.catalogs,
        flows: module.flows,
        files: new Map([...module.files].map(([name, text]) => [name, sha256Of(text)])),
      },
      version,
    ),
  };
  const replacement = put(place, content, force, environment);
  const { left, removed } = replacement;
  return {
    exitCode: 0,
    stdout: report(out, content, module.flows, replacement.kind, removed),
    stderr: `${diagnosticLines(diagnostics, paintFor(environment.stderr))}${
      left === undefined ? "" : `warning: a folder could not be removed: ${printable(left)}; remove it\n`
    }`,
  };
}

interface Put {
  readonly kind: Exclude<Replacement["kind"], "refused">;
  readonly removed: readonly string[];
  /** A hidden folder that could not be removed, if there is one. */
  readonly left?: string | undefined;
}

function put(place: FolderPlace, content: FolderContent, force: boolean, environment: Environment): Put {
  const { given, path, exists } = place;
  const state = readFolder(place, content.files.keys(), environment);
  const plan = planReplacement(given, state, content, force);
  if (plan.kind === "refused") {
    throw new CommandRefusal(plan.problems);
  }
  if (plan.kind === "unchanged") {
    return { kind: "unchanged", removed: [] };
  }
  if (holdsWorkingDirectory(place, environment)) {
    throw new CommandRefusal([
      `\`${given}\` is the working directory, or holds it, and is replaced as a whole; run the command from another folder`,
    ]);
  }
  const files = new Map([...content.files, [MANIFEST_NAME, content.manifestText]]);
  const replace = () =>
    replaceFolder(
      { path, exists, files, keep: plan.keep, seen: [...state.entries.keys()] },
      environment.fileSystem,
    );
  try {
    return { kind: "replace", removed: plan.removed, left: environment.uninterrupted(replace) };
  } catch (error) {
    if (error instanceof ReplacementFailure) {
      const { reason, left } = error;
      throw new CommandRefusal([
        left === undefined
          ? `\`${given}\` cannot be written (${reason}), and what was there is as it was; ${remedyOf(reason)}`
          : `\`${given}\` cannot be written (${reason}), and not all that was there could be put back: it lies in ${left}`,
      ]);
    }
    throw error;
  }
}

function remedyOf(reason: string): string {
  const remedies: Readonly<Record<string, string>> = {
    ENOSPC: "make room on the disk",
    EDQUOT: "make room in your quota",
    EACCES: "check the permissions of the folder and of the one that holds it",
    EPERM: "check the permissions of the folder and of the one that holds it",
    EROFS: "choose a folder on a disk that can be written",
  };
  return remedies[reason] ?? "mend that, and run the command again";
}

function report(
  out: string,
  { files }: FolderContent,
  flows: readonly ModuleFlow[],
  kind: Put["kind"],
  removed: readonly string[],
): string {
  const names = [...files.keys()].sort(compareText);
  const lines =
    kind === "unchanged"
      ? [`${out}: unchanged`]
      : [
          `${out}: written`,
          ...[...names, MANIFEST_NAME].map((name) => `  ${name}`),
          ...removed.map((name) => `  ${name} removed`),
        ];
  const counts = MODULE_LAYERS.flatMap((layer) => countOf(layer, flows));
  return `${printable([...lines, ...(counts.length === 0 ? [] : [counts.join(", ")])].join("\n"))}\n`;
}

/** Such as `nsg: 13 rules`; nothing for a layer without flows. */
function countOf(layer: ModuleLayer, flows: readonly ModuleFlow[]): string[] {
  const rules = new Set(
    flows.filter((flow) => flow.layer === layer).map(({ direction, rule }) => `${direction} ${rule}`),
  );
  const unit = layer === "routes" ? "route" : "rule";
  return rules.size === 0 ? [] : [`${layer}: ${rules.size} ${unit}${rules.size === 1 ? "" : "s"}`];
}
