import { basename, dirname, join, resolve } from "node:path";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { type FileSystem, failureCode, unlessAbsent } from "../file-system";

/**
 * Writes a file as a whole: the new one is written beside it and takes its place by being renamed, so that nobody reads
 * half of it. Where that fails, what was there before is as it was.
 *
 * @param out its path, absolute or seen from the working directory
 * @throws CommandRefusal where it cannot be written
 */
export function writeWholeFile(
  out: string,
  text: string,
  { fileSystem, workingDirectory, uninterrupted }: Environment,
): "written" | "unchanged" {
  try {
    const path = realPath(resolve(workingDirectory, out), fileSystem);
    const there = unlessAbsent(() => fileSystem.statSync(path));
    if (there !== undefined && !there.isFile()) {
      throw new CommandRefusal([`\`${out}\` is no file; give the path of a file`]);
    }
    if (there !== undefined && fileSystem.readFileSync(path, "utf8") === text) {
      return "unchanged";
    }
    uninterrupted(() => replaceFile(path, text, there?.mode, fileSystem));
    return "written";
  } catch (error) {
    if (error instanceof CommandRefusal) {
      throw error;
    }
    throw new CommandRefusal([
      `\`${out}\` cannot be written (${failureCode(error)}), and what was there is as it was; check the path and its permissions`,
    ]);
  }
}

/** Where links lead, as far as the file is there. */
function realPath(path: string, fileSystem: FileSystem): string {
  return unlessAbsent(() => fileSystem.realpathSync(path)) ?? path;
}

function replaceFile(path: string, text: string, mode: number | undefined, fileSystem: FileSystem): void {
  const staging = fileSystem.mkdtempSync(join(dirname(path), `.${basename(path)}-`));
  try {
    const written = join(staging, "new");
    const file = fileSystem.openSync(written, "wx");
    try {
      fileSystem.writeFileSync(file, text);
      fileSystem.fsyncSync(file);
    } finally {
      fileSystem.closeSync(file);
    }
    if (mode !== undefined) {
      fileSystem.chmodSync(written, mode & 0o7777);
    }
    fileSystem.renameSync(written, path);
  } finally {
    fileSystem.rmSync(staging, { recursive: true, force: true });
  }
}
