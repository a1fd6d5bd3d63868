import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";

/** How many places are told. A response that is wrong in more is wrong as a whole. */
export const MAX_TOLD_FINDINGS = 100;

/** What is wrong with a response, each finding with the path of its place. */
export class ResponseFindings {
  private readonly told: Diagnostic[] = [];
  private untold = 0;

  /** Adds the problem with a value; `path` such as `value[3].category`. */
  public refuse(path: string, problem: string): void {
    this.add(diagnostic("invalid-dependencies", path, problem));
  }

  /** Adds a finding; from the hundred and first on they are only counted. */
  public add(found: Diagnostic): void {
    if (this.told.length < MAX_TOLD_FINDINGS) {
      this.told.push(found);
    } else {
      this.untold += 1;
    }
  }

  /** The findings in the order in which they were added, and the number of those that are not told. */
  public all(): Diagnostic[] {
    const { told, untold } = this;
    if (untold === 0) {
      return told;
    }
    const rest = `${untold} more ${untold === 1 ? "place is" : "places are"} wrong; check that this is a response of the API`;
    return [...told, diagnostic("invalid-dependencies", "response", rest)];
  }
}

/** A value of JSON in words: `` the text `443` ``, `a list`, `null`. */
export function inWords(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the text ${quoted(value)}`;
    case "number":
      return `the number ${value}`;
    case "boolean":
      return `\`${value}\``;
    case "object":
      return value === null ? "`null`" : Array.isArray(value) ? "a list" : "an object";
    default:
      return `of the type ${typeof value}, which JSON does not have`;
  }
}
