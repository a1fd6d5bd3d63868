import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ISynthesisSession, TerraformStack } from "cdktf";
import type { RenderedModule } from "../core/module/module-files";

/** What the framework writes for a stack, in either syntax; the first that is there has its notes about the stack. */
const FRAMEWORK_FILES = ["metadata.json", "cdk.tf.json", "cdk.tf"];

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
      if (module === undefined) {
        return;
      }
      const manifest = session.manifest.forStack(stack);
      const folder = join(session.outdir, manifest.workingDirectory);
      // The command `cdktf synth` wants to read its own notes about each stack. A module has none, so that they lie
      // beside its folder.
      const notes = `${manifest.workingDirectory}.tf.json`;
      const [first, ...others] = FRAMEWORK_FILES.map((file) => join(folder, file)).filter(existsSync);
      if (first !== undefined) {
        renameSync(first, join(session.outdir, notes));
      }
      for (const file of others) {
        rmSync(file);
      }
      for (const [name, text] of module.files) {
        writeFileSync(join(folder, name), text);
      }
      const main = join(manifest.workingDirectory, "main.tf");
      Object.assign(manifest, {
        // The command formats this one where it was asked for HCL, so that it is no JSON then.
        synthesizedStackPath: module.files.has("main.tf") ? main : notes,
        stackMetadataPath: notes,
      });
    },
  };
}
