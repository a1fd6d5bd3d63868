import { type Command, Option } from "commander";

/**
 * Adds an option under a heading of the help.
 *
 * @param parse reads its value, with what it was given before. Default: it takes none, or the value as it is.
 */
export function addOption<T>(
  command: Command,
  heading: string,
  flags: string,
  description: string,
  parse?: (value: string, previous: T) => T,
): void {
  const option = new Option(flags, description).helpGroup(heading);
  command.addOption(parse === undefined ? option : option.argParser(parse));
}
