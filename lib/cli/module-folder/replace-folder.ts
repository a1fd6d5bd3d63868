import { basename, dirname, join } from "node:path";
import { type FileSystem, failureCode, unlessAbsent } from "../file-system";

/** A folder that is to hold these files, and what is kept of the one that is there. */
export interface FolderReplacement {
  /** Absolute, without links. */
  readonly path: string;
  readonly exists: boolean;
  /** The text of each file by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of what stays as it is. */
  readonly keep: readonly string[];
  /** The names that the folder was seen to hold. */
  readonly seen: readonly string[];
}

/** A folder was not replaced. What was there before is there as it was, unless `left` says where it is. */
export class ReplacementFailure extends Error {
  public constructor(
    /** Such as `ENOSPC`, or what happened, in words. */
    public readonly reason: string,
    /** A folder whose content could not be put back: the whole path. */
    public readonly left?: string,
  ) {
    super(left === undefined ? reason : `${reason}; see ${left}`);
  }
}

/**
 * Replaces a folder as a whole: the new one is written beside it, under a hidden name in the same parent, and takes
 * its place by being renamed. Where a step fails, those before it are undone, so that the folder is the old one or
 * the new one, whole, and nothing else is left behind.
 *
 * @returns a hidden folder that could not be removed afterwards, if there is one
 * @throws ReplacementFailure where the folder stayed as it was
 */
export function replaceFolder(replacement: FolderReplacement, fileSystem: FileSystem): string | undefined {
  const undo: (() => void)[] = [];
  let staging = "";
  try {
    staging = stage(replacement, fileSystem, undo);
    swap(replacement, staging, fileSystem, undo);
  } catch (error) {
    const undone = undo.reverse().reduce((before, step) => {
      // What could not be put back is not removed with the rest.
      const isRemoval = REMOVALS.has(step);
      return (before || !isRemoval) && succeeds(step) && before;
    }, true);
    const reason = error instanceof ReplacementFailure ? error.reason : failureCode(error);
    throw new ReplacementFailure(reason, undone ? undefined : staging);
  }
  succeeds(() => syncFolder(dirname(replacement.path), fileSystem));
  return succeeds(() => fileSystem.rmSync(staging, REMOVE)) ? undefined : staging;
}

const REMOVE = { recursive: true, force: true } as const;

/** The steps that remove what was made, as opposed to those that put back what was moved. */
const REMOVALS = new WeakSet<() => void>();

function removal(step: () => void): () => void {
  REMOVALS.add(step);
  return step;
}

/** Whether a step worked, at once or the second time. */
function succeeds(step: () => void): boolean {
  for (const _attempt of [1, 2]) {
    try {
      step();
      return true;
    } catch {
      // The second attempt, or the caller, has the say.
    }
  }
  return false;
}

/** Writes the new folder, as `new` in a hidden one. */
function stage(
  { path, exists, files }: FolderReplacement,
  fileSystem: FileSystem,
  undo: (() => void)[],
): string {
  const parent = dirname(path);
  for (const folder of missingFolders(parent, fileSystem)) {
    fileSystem.mkdirSync(folder);
    undo.push(removal(() => fileSystem.rmdirSync(folder)));
  }
  const staging = fileSystem.mkdtempSync(join(parent, `.${basename(path)}-`));
  undo.push(removal(() => fileSystem.rmSync(staging, REMOVE)));
  const folder = join(staging, "new");
  fileSystem.mkdirSync(folder);
  for (const [name, text] of files) {
    writeFile(join(folder, name), text, fileSystem);
  }
  if (exists) {
    fileSystem.chmodSync(folder, fileSystem.statSync(path).mode & 0o7777);
  }
  syncFolder(folder, fileSystem);
  return staging;
}

function swap(
  { path, exists, keep, seen }: FolderReplacement,
  staging: string,
  fileSystem: FileSystem,
  undo: (() => void)[],
): void {
  const move = (from: string, to: string): void => {
    fileSystem.renameSync(from, to);
    undo.push(() => fileSystem.renameSync(to, from));
  };
  const [folder, old] = [join(staging, "new"), join(staging, "old")];
  if (exists) {
    move(path, old);
    if (fileSystem.readdirSync(old).some((name) => !seen.includes(name))) {
      throw new ReplacementFailure("somebody else changed it meanwhile");
    }
    for (const name of keep) {
      move(join(old, name), join(folder, name));
    }
  }
  fileSystem.renameSync(folder, path);
}

function writeFile(path: string, text: string, fileSystem: FileSystem): void {
  const file = fileSystem.openSync(path, "wx");
  try {
    fileSystem.writeFileSync(file, text);
    fileSystem.fsyncSync(file);
  } finally {
    fileSystem.closeSync(file);
  }
}

/** Folders cannot be opened everywhere; where they can, their names are as safe as their files. */
function syncFolder(path: string, fileSystem: FileSystem): void {
  if (process.platform === "win32") {
    return;
  }
  const folder = fileSystem.openSync(path, "r");
  try {
    fileSystem.fsyncSync(folder);
  } finally {
    fileSystem.closeSync(folder);
  }
}

/** The folders on the way to one that are not there, outermost first. */
function missingFolders(path: string, fileSystem: FileSystem): string[] {
  if (unlessAbsent(() => fileSystem.statSync(path)) !== undefined) {
    return [];
  }
  return [...missingFolders(dirname(path), fileSystem), path];
}
