import { createHash } from "node:crypto";
import { dirname, join, resolve, sep } from "node:path";
import type { Parsed } from "../../core/address/parsed";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { type FileSystem, failureCode, unlessAbsent } from "../file-system";
import { MANIFEST_NAME, type Manifest, readManifest } from "./manifest";

/** Where a module's folder is, or would be. */
export interface FolderPlace {
  /** As the user gave it. */
  readonly given: string;
  /** The absolute path, links resolved as far as it exists. */
  readonly path: string;
  readonly exists: boolean;
}

/** What lies in a folder under a name. */
export interface FolderEntry {
  readonly kind: "file" | "folder" | "other";
  /** In hexadecimal, of files that were looked into. */
  readonly sha256?: string;
}

/** What a folder holds. */
export interface FolderState {
  readonly entries: ReadonlyMap<string, FolderEntry>;
  /** Default: the folder has none. */
  readonly manifest?: Parsed<Manifest>;
  /** The manifest's text. */
  readonly manifestText?: string;
}

/** The SHA-256 of a file or text, in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Finds a module's folder.
 *
 * @param given its path, absolute or seen from the working directory
 * @throws CommandRefusal where the path leads to something else, or cannot be followed
 */
export function findFolder(given: string, { fileSystem, workingDirectory }: Environment): FolderPlace {
  const path = resolve(workingDirectory, given);
  return told(given, () => {
    const link = unlessAbsent(() => fileSystem.lstatSync(path));
    if (link === undefined) {
      return { given, path: realAsFarAsThere(fileSystem, path), exists: false };
    }
    const found = unlessAbsent(() => fileSystem.statSync(path));
    if (found === undefined) {
      throw new CommandRefusal([
        `\`${given}\` is a link that leads nowhere; remove it, or give another folder`,
      ]);
    }
    if (!found.isDirectory()) {
      throw new CommandRefusal([`\`${given}\` is no folder; give another one, or move the file away`]);
    }
    return { given, path: fileSystem.realpathSync(path), exists: true };
  });
}

/**
 * Looks into a folder.
 *
 * @param names names of files to look into, beside those that the manifest records
 * @throws CommandRefusal where it cannot be read
 */
export function readFolder(
  { given, path, exists }: FolderPlace,
  names: Iterable<string>,
  { fileSystem }: Environment,
): FolderState {
  if (!exists) {
    return { entries: new Map() };
  }
  return told(given, () => {
    const text = readManifestText(fileSystem, path);
    const manifest = text === undefined ? undefined : readManifest(text);
    const looked = new Set([...names, ...(manifest?.ok ? manifest.value.files.keys() : [])]);
    const entries = new Map<string, FolderEntry>();
    for (const each of fileSystem.readdirSync(path, { withFileTypes: true })) {
      const kind = each.isFile() ? "file" : each.isDirectory() ? "folder" : "other";
      entries.set(
        each.name,
        kind === "file" && looked.has(each.name)
          ? { kind, sha256: sha256Of(fileSystem.readFileSync(join(path, each.name))) }
          : { kind },
      );
    }
    return text === undefined || manifest === undefined
      ? { entries }
      : { entries, manifest, manifestText: text };
  });
}

/** The manifest of a folder; undefined where it has none. */
export function readFolderManifest(
  { given, path, exists }: FolderPlace,
  { fileSystem }: Environment,
): Parsed<Manifest> | undefined {
  const text = exists ? told(given, () => readManifestText(fileSystem, path)) : undefined;
  return text === undefined ? undefined : readManifest(text);
}

/** Whether the working directory is the folder, or lies in it. */
export function holdsWorkingDirectory(
  { given, path, exists }: FolderPlace,
  { fileSystem, workingDirectory }: Environment,
): boolean {
  if (!exists) {
    return false;
  }
  const real = told(given, () => fileSystem.realpathSync(workingDirectory));
  return real === path || real.startsWith(path.endsWith(sep) ? path : `${path}${sep}`);
}

function readManifestText(fileSystem: FileSystem, path: string): string | undefined {
  return unlessAbsent(() => fileSystem.readFileSync(join(path, MANIFEST_NAME), "utf8"));
}

/** The path of something that is not there yet, with the links of the folders that are. */
function realAsFarAsThere(fileSystem: FileSystem, path: string): string {
  const parent = dirname(path);
  const real = unlessAbsent(() => fileSystem.realpathSync(parent));
  const there = real ?? (parent === path ? path : realAsFarAsThere(fileSystem, parent));
  return join(there, path.slice(parent.length));
}

function told<T>(given: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof CommandRefusal) {
      throw error;
    }
    const code = failureCode(error);
    throw new CommandRefusal([
      code === "ENOTDIR"
        ? `\`${given}\` lies below a file; give another folder`
        : `\`${given}\` cannot be read (${code}); check the path and its permissions`,
    ]);
  }
}
