import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Runs the program that the README shows, as it stands there, and gives the Terraform JSON that it writes.
 *
 * The program is written into a folder of the project, so that its imports are found as a user's are.
 *
 * @throws Error when there is no program, or it fails
 */
export function synthesizeReadme(readme: string): string {
  const [, program] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  if (program === undefined) {
    throw new Error("the README shows no program");
  }
  const folder = mkdtempSync(resolve(".readme-"));
  try {
    const file = join(folder, "main.ts");
    const outdir = join(folder, "out");
    writeFileSync(file, program);
    const { status, stderr } = spawnSync(
      process.execPath,
      [require.resolve("tsx/cli"), "--tsconfig", resolve("tsconfig.dev.json"), file],
      { env: { ...process.env, CDKTF_OUTDIR: outdir }, encoding: "utf8" },
    );
    if (status !== 0) {
      throw new Error(`the README's program failed: ${stderr}`);
    }
    return readFileSync(join(outdir, "stacks", "workspace", "cdk.tf.json"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
