import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App } from "cdktf";
import { RulesModule } from "../examples/existing-repository/modules";

/** The repository of plain HCL among the examples. */
export const EXISTING_REPOSITORY = join("examples", "existing-repository");

/** Files by their paths in a module's folder. */
export type ModuleFolder = ReadonlyMap<string, string>;

/** The modules of the example `existing-repository`, as its README has them made, by their names. */
export function exampleModules(): ReadonlyMap<string, ModuleFolder> {
  const folder = mkdtempSync(join(tmpdir(), "example-modules-"));
  try {
    const made = join(folder, "aml-network");
    runProgram(["module", "--selection", "selection.yaml", "--out", made], EXISTING_REPOSITORY);
    const outdir = join(folder, "cdktf.out");
    const app = new App({ outdir });
    new RulesModule(app, "aml-rules");
    app.synth();
    return new Map([
      ["aml-network", filesIn(made)],
      ["aml-rules", filesIn(join(outdir, "stacks", "aml-rules"))],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command line from its sources, and gives what it writes to its standard output. */
export function runProgram(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      require.resolve("tsx/cli"),
      "--tsconfig",
      resolve("tsconfig.dev.json"),
      resolve("lib", "cli", "azure-network-catalog.ts"),
      ...args,
    ],
    { cwd, encoding: "utf8" },
  );
  if (status !== 0) {
    throw new Error(`azure-network-catalog ${args.join(" ")} ended with ${status}: ${stderr}`);
  }
  return stdout;
}

function filesIn(folder: string): ModuleFolder {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
