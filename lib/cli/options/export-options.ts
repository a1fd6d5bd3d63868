import { type Command, InvalidArgumentError } from "commander";
import { addOption } from "./add-option";
import { once, onceOf, several } from "./option-values";
import type { SelectionOptions } from "./selection-options";

/** The options that say how needs become addresses and names, as `commander` hands them over. */
export interface AddressOptions extends SelectionOptions {
  readonly prefer?: string;
  readonly mostPrefixes?: number;
  readonly mostExtra?: number;
}

/** The options of `export`, as `commander` hands them over. */
export interface ExportOptions extends AddressOptions {
  readonly serviceTags?: readonly string[];
  readonly format?: string;
  readonly out?: string;
  readonly compare?: readonly string[];
}

/** Adds the options of an export. */
export function addExportOptions(command: Command): void {
  const add = <T>(flags: string, description: string, parse?: (value: string, previous: T) => T): void =>
    addOption(command, "Export:", flags, description, parse);
  add(
    "--service-tags <files...>",
    "Microsoft's file of service tags, or all pages of an answer; without it tags have no addresses",
    several,
  );
  add("--format <format>", "csv, json or lists; with --compare, text (default) or json", once);
  add("--out <path>", "the file to write, or of lists the folder (default: csv and json are printed)", once);
  add("--compare <exports...>", "two exports, JSON files or folders of lists, to compare", several);
  addAddressOptions(command);
}

/** Adds the options that say how needs become addresses and names. */
export function addAddressOptions(command: Command): void {
  const add = <T>(flags: string, description: string, parse?: (value: string, previous: T) => T): void =>
    addOption(command, "Addresses:", flags, description, parse);
  add(
    "--prefer <form>",
    "hosts (default) or addresses, where a need has both",
    onceOf(["hosts", "addresses"]),
  );
  add(
    "--most-prefixes <number>",
    "the most prefixes of IPv4, and of IPv6, in a list; with --most-extra",
    wholeNumber,
  );
  add(
    "--most-extra <share>",
    "the most extra addresses in a list, as a share from 0 to 1 of those asked for",
    share,
  );
}

/** A whole number from 1 on, given once. */
export function wholeNumber(text: string, previous: number | undefined): number {
  once(text, previous?.toString());
  if (!/^[1-9][0-9]{0,8}$/.test(text)) {
    throw new InvalidArgumentError("Write a whole number from 1 on, such as `1000`.");
  }
  return Number(text);
}

/** A share from 0 to 1, given once. */
export function share(text: string, previous: number | undefined): number {
  once(text, previous?.toString());
  if (!/^(0|1|0\.[0-9]{1,6}|1\.0{1,6})$/.test(text)) {
    throw new InvalidArgumentError("Write a number from 0 to 1, such as `0.01` for a hundredth.");
  }
  return Number(text);
}
