import { join } from "node:path";
import { type FlowChange, flowDifference } from "../../core/module/flow-difference";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { jsonText } from "../json-text";
import type { ModuleOptions } from "../options/module-options";
import { paintFor } from "../terminal-colours";
import { differenceText } from "./difference-text";
import { type FolderDifference, folderDifference } from "./folder-difference";
import { findFolder, readFolder, readFolderManifest, sha256Of } from "./folder-state";
import { madeModule, selectionFor } from "./made-module";
import { MANIFEST_NAME, type Manifest } from "./manifest";
import { standingFlows } from "./standing-flows";

/** How a folder differs from the module that a selection gives. */
export interface ModuleDifference extends FolderDifference {
  /** Whether the flows were read from the files as they stand, or are those that were recorded when they were written. */
  readonly flowsOf: "files" | "record";
  readonly flows: readonly FlowChange[];
}

/**
 * Compares a module's folder with what the selection gives now. It ends with 0 where both are the same.
 *
 * @param folder the folder, absolute or seen from the working directory
 * @param printed how the difference is printed
 * @param force other files in the folder are no difference
 * @throws CommandRefusal where the folder is none that the command line wrote, or no module can be made
 */
export function checkModule(
  folder: string,
  options: ModuleOptions,
  printed: "text" | "json",
  force: boolean,
  environment: Environment,
): CommandResult {
  const place = findFolder(folder, environment);
  if (!place.exists) {
    throw new CommandRefusal([
      `\`${folder}\` does not exist; write it first, with \`module --out ${folder}\``,
    ]);
  }
  const recorded = manifestOf(folder, readFolderManifest(place, environment));
  const selection = selectionFor(options, recorded, environment);
  const { module, diagnostics } = madeModule(selection, recorded.format, environment);
  const made = new Map([...module.files].map(([name, text]) => [name, sha256Of(text)]));
  const files = folderDifference(readFolder(place, made.keys(), environment), made);
  const standing = standingFlows(place, environment);
  const difference: ModuleDifference = {
    ...files,
    flowsOf: standing === undefined ? "record" : "files",
    foreign: force ? files.foreign.filter((name) => made.has(name)) : files.foreign,
    flows: flowDifference(standing ?? recorded.flows, module.flows),
  };
  const unchanged = [difference.flows, ...LISTS.map((list) => difference[list])].every(
    ({ length }) => length === 0,
  );
  return {
    exitCode: unchanged ? 0 : 1,
    stdout:
      printed === "json"
        ? jsonText({ folder, unchanged, ...difference, diagnostics })
        : differenceText(folder, difference, paintFor(environment.stdout)),
    stderr: diagnosticLines(diagnostics, paintFor(environment.stderr)),
  };
}

const LISTS = ["changedByHand", "removedByHand", "foreign", "outdated"] as const;

function manifestOf(folder: string, manifest: ReturnType<typeof readFolderManifest>): Manifest {
  if (manifest === undefined) {
    throw new CommandRefusal([
      `\`${folder}\` has no \`${MANIFEST_NAME}\`, by which the command knows what it wrote there; check a folder that \`module --out\` wrote, and commit that file with the others`,
    ]);
  }
  if (!manifest.ok) {
    throw new CommandRefusal([
      `\`${join(folder, MANIFEST_NAME)}\` does not tell what was written there: ${manifest.problem}; restore it, or write the folder anew with \`module --out ${folder} --force\``,
    ]);
  }
  return manifest.value;
}
