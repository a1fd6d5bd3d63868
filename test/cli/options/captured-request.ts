import type { CommandResult } from "../../../lib/cli/command-result";
import type { ModuleFormat, ModuleRequest } from "../../../lib/core/module/module-request";
import { stubModule, type WorkingFolder } from "../in-process";

/** What the renderer was asked for. */
export interface Captured {
  readonly result: CommandResult;
  readonly request?: ModuleRequest;
  readonly catalogs?: readonly string[];
  readonly format?: ModuleFormat;
}

/** Runs `module` with options, makes nothing, and tells what was asked for. */
export function captured(folder: WorkingFolder, args: readonly string[]): Captured {
  let asked: Omit<Captured, "result"> = {};
  const result = folder.run(["module", ...args, "--out", "never-written"], {
    renderModule: (request, catalogs, format) => {
      asked = { request, catalogs, format };
      return { diagnostics: stubModule(request, catalogs, format).diagnostics };
    },
  });
  return { result, ...asked };
}
