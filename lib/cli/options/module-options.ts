import type { Command } from "commander";
import type { SelectionDocument } from "../../core/module/selection-document";
import { addOption } from "./add-option";
import { listed, once } from "./option-values";
import { type SelectionOptions, selectionOf } from "./selection-options";

/** The options that say what a module is made of, as `commander` hands them over. */
export interface ModuleOptions extends SelectionOptions {
  readonly layer?: readonly string[];
  readonly open?: readonly string[];
  readonly existing?: readonly string[];
  readonly deny?: string;
  readonly out?: string;
  readonly check?: string;
  readonly force?: boolean;
  readonly format?: string;
}

/** Adds the options of a module. */
export function addModuleOptions(command: Command): void {
  const add = <T>(
    heading: string,
    flags: string,
    description: string,
    parse?: (value: string, previous: T) => T,
  ): void => addOption(command, heading, flags, description, parse);
  const [folder, module] = ["Folder:", "Module:"];
  add(folder, "--out <dir>", "the folder to write; one that this command wrote is replaced", once);
  add(
    folder,
    "--check <dir>",
    "compare the folder with what the selection gives, or the selection that made it",
    once,
  );
  add(folder, "--force", "keep other files in the folder, and replace what was changed by hand");
  add(
    folder,
    "--format <format>",
    "of the module: json or hcl (default: that of the folder, or json); with --check, of what is printed: text (default) or json",
    once,
  );
  add(
    module,
    "--layer <layers>",
    "nsg, routes, firewall (default: nsg, and all with a firewall); commas, or repeatable",
    listed,
  );
  add(
    module,
    "--open <what>",
    "left open until plan time: region, cloud or a parameter; commas, or repeatable",
    listed,
  );
  add(
    module,
    "--existing <layers>",
    "nsg, routes: the group or table exists and gets separate rules; commas, or repeatable",
    listed,
  );
  add(module, "--deny <scope>", "what is denied beside the allowed: internet (default) or everything", once);
}

/** What the options say of a module; what is not given is absent. */
export function moduleSelectionOf(options: ModuleOptions): SelectionDocument {
  const { layer, open, existing, deny } = options;
  const own = { layers: layer, open, existing, denyScope: deny };
  return {
    ...selectionOf(options),
    ...Object.fromEntries(Object.entries(own).filter(([, each]) => each !== undefined)),
  };
}
