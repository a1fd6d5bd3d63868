import { InvalidArgumentError } from "commander";
import { quoted } from "../../core/address/quoted";
import type { Acknowledgement } from "../../core/diagnostics/acknowledgement";

/** A value under a name. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Parsers of the values of options, as `commander` calls them: with what the option was given before. */

/** A value that is given once. */
export function once(value: string, previous: string | undefined): string {
  if (previous !== undefined) {
    throw new InvalidArgumentError(`It was given before, as ${quoted(previous)}; give it once.`);
  }
  return value;
}

/** One of several values, given once. */
export function onceOf(allowed: readonly string[]): typeof once {
  return (value, previous) => {
    if (!allowed.includes(value)) {
      throw new InvalidArgumentError(`Write ${allowed.map((each) => `\`${each}\``).join(" or ")}.`);
    }
    return once(value, previous);
  };
}

/** A value of which there may be several. */
export function several(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Values with commas between them, or given several times. */
export function listed(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value.split(",").map((item) => item.trim());
  if (items.includes("")) {
    throw new InvalidArgumentError("An item is empty; write names with one comma between two of them.");
  }
  return [...previous, ...items];
}

/** `name=value`, each name once. A value may hold `=` and may be empty. */
export function namedValue(text: string, previous: readonly NamedValue[] = []): readonly NamedValue[] {
  const at = text.indexOf("=");
  if (at < 1) {
    throw new InvalidArgumentError("Write `name=value`, such as `storageAccount=mlstore`.");
  }
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  const before = previous.find((each) => each.name === name);
  if (before !== undefined) {
    throw new InvalidArgumentError(
      `The parameter was given before, as ${quoted(before.value)}; give it once.`,
    );
  }
  return [...previous, { name, value }];
}

/** `code=reason` or `code@requirement=reason`. A reason may hold `=` and `@`. */
export function acknowledgement(
  text: string,
  previous: readonly Acknowledgement[] = [],
): readonly Acknowledgement[] {
  const [, code, requirement, reason] = /^([^=@]+)(?:@([^=]+))?=(.*\S.*)$/s.exec(text) ?? [];
  if (code === undefined || reason === undefined) {
    throw new InvalidArgumentError(
      "Write `code=reason` or `code@requirement=reason`, such as `missing-parameter=The account comes later.`.",
    );
  }
  return [...previous, requirement === undefined ? { code, reason } : { code, requirement, reason }];
}
