import type { DiagnosticCode } from "../diagnostics/codes";
import { type Diagnostic, diagnosticAt } from "../diagnostics/diagnostic";

/** How many places of a file are told. A file that is wrong in more is wrong as a whole. */
export const MAX_TOLD_PLACES = 100;

/** What is found in one file. */
export class ServiceTagFindings {
  private readonly told: Diagnostic[] = [];
  private untold = 0;

  public constructor(private readonly file: string) {}

  /**
   * Adds a finding; from the hundred and first on they are only counted.
   *
   * @param path the place in the JSON: `values[3].properties.addressPrefixes[0]`. Empty for the file as a whole.
   */
  public add(code: DiagnosticCode, path: string, message: string): void {
    if (this.told.length < MAX_TOLD_PLACES) {
      this.told.push(diagnosticAt(code, { file: this.file, path }, message));
    } else {
      this.untold += 1;
    }
  }

  /** The findings in the order in which they were added, and the number of those that are not told. */
  public all(): readonly Diagnostic[] {
    const { told, untold, file } = this;
    if (untold === 0) {
      return told;
    }
    const rest = `${untold} more ${untold === 1 ? "place is" : "places are"} wrong; check that this is a file of service tags`;
    return [...told, diagnosticAt("service-tag-file-value", { file, path: "" }, rest)];
  }
}
