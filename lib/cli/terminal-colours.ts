import { styleText } from "node:util";
import type { OutputFacts } from "./environment";

/** The styles that are used. */
export type Style = "bold" | "cyan" | "green" | "red" | "yellow";

/** Writes a text in a style. */
export type Paint = (style: Style, text: string) => string;

/** Leaves texts as they are. */
export const plain: Paint = (_style, text) => text;

/** How to paint what goes to a stream. */
export function paintFor({ colours }: OutputFacts): Paint {
  return colours ? styled : plain;
}

/**
 * Whether a stream takes colours: it is a terminal, and nobody asked for none by `NO_COLOR` (https://no-color.org).
 *
 * @param stream a process's stream
 * @param environment the process's environment variables
 */
export function takesColours(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== "";
  return stream.isTTY === true && !refused && environment.TERM !== "dumb";
}

function styled(style: Style, text: string): string {
  // Node.js before 20.12 has no `styleText`.
  return typeof styleText === "function" ? styleText(style, text, { validateStream: false }) : text;
}
