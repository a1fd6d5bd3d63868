/** What Terraform says about a configuration or a run. */
export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource that it is about, where there is one. */
  readonly address?: string;
}

/** A command of Terraform's that failed. Its message holds every error's text. */
export class TerraformError extends Error {
  /**
   * @param command `plan`, `apply`
   * @param diagnostics what Terraform said, warnings too
   * @param output all that it wrote, where it said nothing as a diagnostic
   */
  public constructor(
    public readonly command: string,
    public readonly diagnostics: readonly TerraformDiagnostic[],
    output: string,
  ) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const text = errors.map(({ summary, detail, address }) =>
      [address, summary, detail].filter((part) => part !== undefined && part !== "").join(": "),
    );
    super(`terraform ${command} failed\n${errors.length === 0 ? output : text.join("\n")}`);
  }
}

/** The diagnostics in what a command wrote with `-json`, one message a line. */
export function diagnosticsIn(output: string): TerraformDiagnostic[] {
  return output.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { diagnostic } = JSON.parse(line) as { diagnostic?: TerraformDiagnostic };
    return diagnostic === undefined ? [] : [diagnostic];
  });
}
