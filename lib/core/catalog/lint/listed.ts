import { quoted } from "../../address/quoted";

/** The texts as a message lists them: each between backticks. */
export function listed(texts: readonly string[]): string {
  return texts.map((text) => quoted(text)).join(", ");
}
