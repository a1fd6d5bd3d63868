import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ISynthesisSession, TerraformStack } from "cdktf";
import type { RenderedModule } from "../core/module/module-files";

/** What the framework writes for a stack, in either syntax. */
const FRAMEWORK_FILES = ["cdk.tf.json", "cdk.tf"];

/**
 * Lets the synthesis of a stack write a module in the place of the stack's own file. Validations, annotations and the
 * folder are the framework's.
 */
export function synthesizeAsModule(stack: TerraformStack, made: () => RenderedModule | undefined): void {
  const standard = stack.synthesizer;
  stack.synthesizer = {
    synthesize(session: ISynthesisSession): void {
      standard.synthesize(session);
      const module = made();
      const manifest = session.manifest.forStack(stack);
      if (module === undefined) {
        return;
      }
      const folder = join(session.outdir, manifest.workingDirectory);
      for (const file of FRAMEWORK_FILES) {
        rmSync(join(folder, file), { force: true });
      }
      for (const [name, text] of module.files) {
        writeFileSync(join(folder, name), text);
      }
      const main = [...module.files.keys()].find((name) => name.startsWith("main.")) ?? "";
      // The framework reads the file that its manifest names.
      Object.assign(manifest, { synthesizedStackPath: join(manifest.workingDirectory, main) });
    },
  };
}
