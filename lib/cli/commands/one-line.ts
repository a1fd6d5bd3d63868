import { printable } from "../printable";

/** A text of a file as one line of a terminal: what it would act upon, and what would end the line, is escaped. */
export function oneLine(text: string): string {
  return printable(text.replaceAll("\n", "\\u{a}"));
}
