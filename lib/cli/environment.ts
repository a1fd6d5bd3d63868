import type { ModuleOutcome } from "../core/module/module-files";
import type { ModuleFormat, ModuleRequest } from "../core/module/module-request";
import type { FileSystem } from "./file-system";

/** One of the two streams that a command writes to, as far as its text depends on it. */
export interface OutputFacts {
  /** The terminal's width in columns. Default: it is no terminal, and lines are as long as their content. */
  readonly columns?: number;
  /** Whether colours are shown. */
  readonly colours: boolean;
}

/**
 * Makes a module.
 *
 * @param catalogs absolute paths of catalog files that are sound: a service of its own or an extension of the
 *   built-in one, then extensions of what came before. Empty for the built-in catalog.
 */
export type RenderModule = (
  request: ModuleRequest,
  catalogs: readonly string[],
  format: ModuleFormat,
) => ModuleOutcome;

/** All that a command takes from outside of its arguments. */
export interface Environment {
  readonly stdout: OutputFacts;
  readonly stderr: OutputFacts;
  /** The working directory: an absolute path, which relative paths are seen from. */
  readonly workingDirectory: string;
  readonly fileSystem: FileSystem;
  readonly renderModule: RenderModule;
  /** Runs what must not be cut short by Ctrl-C: a few calls of the file system. */
  readonly uninterrupted: <T>(work: () => T) => T;
}
