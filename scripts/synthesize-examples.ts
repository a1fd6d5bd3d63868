import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { EXAMPLES } from "../examples/all";

/** The Terraform JSON of every example, as `cdktf synth` writes it, by the example's name. */
export function synthesizeExamples(): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), "examples-"));
  try {
    const app = new App({ outdir });
    for (const [name, Stack] of Object.entries(EXAMPLES)) {
      new Stack(app, name);
    }
    app.synth();
    return new Map(
      Object.keys(EXAMPLES).map((name) => [
        name,
        readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
