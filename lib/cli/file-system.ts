import type * as NodeFileSystem from "node:fs";

/** The calls of `node:fs` that the commands make. */
export type FileSystem = Pick<
  typeof NodeFileSystem,
  | "chmodSync"
  | "closeSync"
  | "fsyncSync"
  | "lstatSync"
  | "mkdirSync"
  | "mkdtempSync"
  | "openSync"
  | "readFileSync"
  | "readdirSync"
  | "realpathSync"
  | "renameSync"
  | "rmSync"
  | "rmdirSync"
  | "statSync"
  | "writeFileSync"
>;

/** The code of a failed call, such as `ENOENT`; the message where it has none. */
export function failureCode(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === "string" ? code : String(message ?? error);
}

/** What a call answers; undefined where the file or folder does not exist. */
export function unlessAbsent<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (failureCode(error) === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
