import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Documentation, Language } from "jsii-docgen";
import { writeIfChanged } from "./write-if-changed";

/**
 * Writes the reference of the public surface, as it was compiled last, to the path that is given or to `API.md`.
 *
 * The generator reads every assembly below a folder, so that it gets one that holds those alone which are needed.
 */
async function main(path = "API.md"): Promise<void> {
  const { name, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    name: string;
    peerDependencies: Record<string, string>;
  };
  const folder = mkdtempSync(join(tmpdir(), "assemblies-"));
  try {
    for (const each of [name, ...Object.keys(peerDependencies)]) {
      const from = each === name ? "." : join("node_modules", each);
      mkdirSync(join(folder, each), { recursive: true });
      symlinkSync(resolve(from, ".jsii"), join(folder, each, ".jsii"));
    }
    const documentation = await Documentation.forAssembly(name, folder);
    const document = await documentation.toMarkdown({ language: Language.TYPESCRIPT, readme: false });
    writeIfChanged(path, document.render());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main(process.argv[2]);
