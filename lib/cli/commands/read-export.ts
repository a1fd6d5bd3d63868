import { join, resolve } from "node:path";
import type { Parsed } from "../../core/address/parsed";
import { diagnosticAt } from "../../core/diagnostics/diagnostic";
import { type ComparableExport, MAX_EXPORT_BYTES } from "../../core/export/comparable-export";
import { LISTS_METADATA_NAME } from "../../core/export/export-lists";
import { isExportJson, readExportJson, readExportLists, recordedLists } from "../../core/export/read-export";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { failureCode, unlessAbsent } from "../file-system";
import { sha256Of } from "../module-folder/folder-state";

/**
 * Reads an export again: a JSON file, or a folder of lists.
 *
 * @param given its path, absolute or seen from the working directory
 * @throws CommandRefusal where it is none, or was changed
 */
export function readExport(given: string, environment: Environment): ComparableExport {
  const path = resolve(environment.workingDirectory, given);
  const isFolder = told(given, () => environment.fileSystem.statSync(path).isDirectory());
  return accepted(
    given,
    isFolder ? readFolder(given, path, environment) : readExportJson(textOf(given, path, environment)),
  );
}

/** Whether a path is an export: a folder, or a file that says so. What cannot be read is told where it is read. */
export function isExport(given: string, { workingDirectory, fileSystem }: Environment): boolean {
  const path = resolve(workingDirectory, given);
  try {
    const stats = fileSystem.statSync(path);
    return (
      stats.isDirectory() ||
      (stats.size <= MAX_EXPORT_BYTES && isExportJson(fileSystem.readFileSync(path, "utf8")))
    );
  } catch {
    return false;
  }
}

function readFolder(given: string, path: string, environment: Environment): Parsed<ComparableExport> {
  const { fileSystem } = environment;
  const metadataPath = join(path, LISTS_METADATA_NAME);
  if (told(given, () => unlessAbsent(() => fileSystem.statSync(metadataPath))) === undefined) {
    return { ok: false, problem: `the folder has no \`${LISTS_METADATA_NAME}\`` };
  }
  const metadata = textOf(given, metadataPath, environment);
  const names = accepted(given, recordedLists(metadata)).map(({ file }) => file);
  const files = names.flatMap((name): [string, string][] => {
    const list = join(path, name);
    const isThere = told(given, () => unlessAbsent(() => fileSystem.statSync(list))) !== undefined;
    return isThere ? [[name, textOf(given, list, environment)]] : [];
  });
  return readExportLists(metadata, new Map(files), sha256Of);
}

function textOf(given: string, path: string, { fileSystem }: Environment): string {
  return told(given, () => {
    const { size } = fileSystem.statSync(path);
    if (size > MAX_EXPORT_BYTES) {
      throw refusal(given, `it has ${size} bytes, and at most ${MAX_EXPORT_BYTES} are read`);
    }
    return fileSystem.readFileSync(path, "utf8");
  });
}

function accepted<T>(given: string, read: Parsed<T>): T {
  if (!read.ok) {
    throw refusal(
      given,
      `${read.problem}; give an export in JSON, or a folder of lists, as \`export\` wrote it`,
    );
  }
  return read.value;
}

function told<T>(given: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof CommandRefusal) {
      throw error;
    }
    throw refusal(given, `it cannot be read (${failureCode(error)}); check the path and its permissions`);
  }
}

function refusal(file: string, message: string): CommandRefusal {
  return new CommandRefusal([], [diagnosticAt("unreadable-export", { file, path: "" }, message)]);
}
