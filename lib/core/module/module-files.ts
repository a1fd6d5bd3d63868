import type { Diagnostic } from "../diagnostics/diagnostic";
import type { ModuleFlow } from "./module-flows";

/** A module, ready to be written. */
export interface RenderedModule {
  /** The text of each file by its name, in the order of the names; each ends with a line break. */
  readonly files: ReadonlyMap<string, string>;
  /** What its rules and routes let through, to tell what changes when it is made anew. */
  readonly flows: readonly ModuleFlow[];
}

/** A module, absent where there is an error, and what was found. */
export interface ModuleOutcome {
  readonly module?: RenderedModule;
  readonly diagnostics: readonly Diagnostic[];
}
