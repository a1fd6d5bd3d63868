import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What a command of Terraform's left. */
export interface CommandResult {
  /** The exit code; 2 of a plan with `-detailed-exitcode` says that there are changes. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of the program `terraform` that the environment's PATH leads to; undefined where there is none. */
export function findTerraform(): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "terraform"))
    .find(isExecutable);
}

/** Runs the program in a folder, without blocking: the provider answers from this process meanwhile. */
export function runTerraform(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const program = findTerraform();
  if (program === undefined) throw new Error("there is no program `terraform` on the PATH");
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: { ...environment }, maxBuffer: 256 * 1024 * 1024 };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error);
    });
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
