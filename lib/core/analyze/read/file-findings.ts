import { quoted } from "../../address/quoted";
import { readJsonText } from "../../catalog/files/json-text";
import { offsetAlong, type Steps } from "../../catalog/files/placed-node";
import { type Position, positionsIn } from "../../catalog/files/text-positions";
import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../../diagnostics/codes";
import { type Diagnostic, diagnosticAt } from "../../diagnostics/diagnostic";
import type { PlacedValue } from "./placed-value";

/** How many places of a file are told; more are only counted. */
export const MAX_TOLD_PLACES = 1000;

/** A file's places are looked up in its text up to this many UTF-16 units; in a longer one, paths tell them. */
const MAX_LOCATED_CHARACTERS = 4 * 1024 * 1024;

/** What is found in one file. */
export class FileFindings {
  private readonly told: {
    readonly code: DiagnosticCode;
    readonly steps: Steps;
    readonly message: string;
  }[] = [];
  private untold = 0;
  /** The code of what is not told; of an error, if there is one. */
  private untoldCode: DiagnosticCode = "unresolved-value";

  /**
   * @param file the file's name as the user gave it
   * @param text its text, without a byte order mark
   */
  public constructor(
    public readonly file: string,
    private readonly text: string,
  ) {}

  /** Adds a finding at a place of the file. Default: the file as a whole. */
  public add(code: DiagnosticCode, place: PlacedValue | undefined, message: string): void {
    if (this.told.length < MAX_TOLD_PLACES) {
      this.told.push({ code, steps: place?.steps() ?? [], message });
    } else {
      this.untold += 1;
      if (DIAGNOSTIC_CODES[code].severity === "error") this.untoldCode = code;
    }
  }

  /** The findings in the order in which they were added, and the number of those that are not told. */
  public all(): readonly Diagnostic[] {
    const { file, untold } = this;
    const locate = this.told.some(({ steps }) => steps.length > 0) ? locatorOf(this.text) : undefined;
    const told = this.told.map(({ code, steps, message }) =>
      diagnosticAt(code, { file, path: pathOf(steps), ...locate?.(steps) }, message),
    );
    if (untold === 0) return told;
    const rest = `${untold} more ${untold === 1 ? "place has" : "places have"} findings; mend those that are told and run the command again`;
    return [...told, diagnosticAt(this.untoldCode, { file, path: "" }, rest)];
  }
}

/**
 * The steps as text: `resource.azurerm_route.a["odd name"]`. A key with other characters than names have stands in
 * quotes, its unseen characters written out and its end cut off.
 */
export function pathOf(steps: Steps): string {
  return steps
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\w$-]{1,100}$/.test(step)) return `[${quoted(step).replaceAll("`", '"')}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}

/** Tells lines and columns; nothing where the text is one line, is long, or nests deeper than its reader goes. */
function locatorOf(text: string): ((steps: Steps) => Position) | undefined {
  if (text.length > MAX_LOCATED_CHARACTERS || !text.trimEnd().includes("\n")) return undefined;
  const positionOf = positionsIn(text);
  const { root, problems } = readJsonText({ text, positionOf });
  return root === undefined || problems.length > 0
    ? undefined
    : (steps) => positionOf(offsetAlong(root, steps));
}
