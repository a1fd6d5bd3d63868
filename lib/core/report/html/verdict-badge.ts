import type { Severity } from "../../diagnostics/diagnostic";
import { element, type Markup } from "./markup";
import type { Verdict } from "./review-report";

/** What a verdict is called on the page. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  allowed: "Admitted",
  broad: "Admitted, broad",
  blocked: "Blocked",
  undecided: "Undecided",
};

/** Verdicts, the worst first. */
export const VERDICTS: readonly Verdict[] = ["blocked", "undecided", "broad", "allowed"];

/** What a severity is called, of one and of several findings. */
export const SEVERITY_WORDS: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ["Error", "Errors"],
  warning: ["Warning", "Warnings"],
  info: ["Note", "Notes"],
};

const VERDICT_CLASSES: Readonly<Record<Verdict, string>> = {
  allowed: "good",
  broad: "broad",
  blocked: "bad",
  undecided: "open",
};

const SEVERITY_CLASSES: Readonly<Record<Severity, string>> = { error: "bad", warning: "broad", info: "open" };

/** A verdict in words, in a box of its colour. */
export function verdictBadge(verdict: Verdict): Markup {
  return badge(VERDICT_CLASSES[verdict], VERDICT_WORDS[verdict]);
}

/** A severity in a word, in a box of its colour. */
export function severityBadge(severity: Severity): Markup {
  return badge(SEVERITY_CLASSES[severity], SEVERITY_WORDS[severity][0]);
}

function badge(name: string, text: string): Markup {
  return element("span", { class: `badge ${name}` }, text);
}
