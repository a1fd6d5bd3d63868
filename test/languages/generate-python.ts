import { join } from "node:path";
import { runTool, toolScript } from "./run-tool";

/** Generates the package for Python below a folder, and gives the folder that Python finds it in. */
export function generatePython(folder: string): string {
  runTool(toolScript("jsii-pacmak"), [
    "--code-only",
    "--no-npmignore",
    "--target=python",
    `--outdir=${folder}`,
    ".",
  ]);
  return join(folder, "python", "src");
}
