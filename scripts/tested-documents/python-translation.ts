import { existsSync, readFileSync } from "node:fs";
import { TargetLanguage, Translator } from "jsii-rosetta";

/** The imports of provider resources, by their modules. */
const PROVIDER_IMPORT = /from "(@cdktf\/provider-azurerm\/lib\/([a-z0-9-]+))"/g;

/** Whether the package is compiled: its types are what the translation goes by. */
export function canTranslate(): boolean {
  return existsSync(".jsii");
}

/**
 * A program as it reads in Python, by the jsii assemblies of this package and of those that it imports.
 *
 * @param program a TypeScript program that compiles
 * @throws Error when it does not compile, or cannot be said in Python
 */
export function toPython(program: string): string {
  if (/\bparameters: \{\s*\w/.test(program)) {
    // They are keys of a map, which the translation cannot tell from properties, whose names it writes as Python does.
    throw new Error("the names of parameters need quotes, or Python would get others");
  }
  const translator = new Translator(true);
  const translation = translator.translate(
    {
      visibleSource: program,
      completeSource: program,
      location: { api: { api: "file", fileName: "main.ts" } },
      strict: true,
      parameters: { $directory: process.cwd() },
    },
    [TargetLanguage.PYTHON],
  );
  const problems = translator.diagnostics.filter(({ isError }) => isError);
  if (problems.length > 0) {
    throw new Error(problems.map(({ formattedMessage }) => formattedMessage).join("\n"));
  }
  return withJoinedImports(withStructModules(translation.get(TargetLanguage.PYTHON)?.source ?? "", program));
}

/**
 * The struct that `{}` stands for is imported from a module of its own name, as if it were a submodule. It is in the
 * module of a resource that the program imports.
 */
function withStructModules(python: string, program: string): string {
  const modules = [...program.matchAll(PROVIDER_IMPORT)].map(([, path = "", name = ""]) => ({
    types: readFileSync(require.resolve(path).replace(/\.js$/, ".d.ts"), "utf8"),
    module: `cdktf_cdktf_provider_azurerm.${name.replaceAll("-", "_")}`,
  }));
  return python.replace(/^from cdktf_cdktf_provider_azurerm\.(\w+) import \1$/gm, (line, name: string) => {
    const found = modules.find(({ types }) => types.includes(`export interface ${name} {`));
    return found === undefined ? line : `from ${found.module} import ${name}`;
  });
}

/** One import for each module, the names in order. */
function withJoinedImports(python: string): string {
  const names = new Map<string, Set<string>>();
  const IMPORT = /^from (\S+) import (.+)\n/gm;
  for (const [, module = "", imported = ""] of python.matchAll(IMPORT)) {
    names.set(module, new Set([...(names.get(module) ?? []), ...imported.split(", ")]));
  }
  const lines = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, imported]) => {
      const all = [...imported].sort();
      const line = `from ${module} import ${all.join(", ")}`;
      return line.length <= 100
        ? line
        : `from ${module} import (\n${all.map((each) => `    ${each},\n`).join("")})`;
    });
  return `${lines.join("\n")}\n${python.replace(IMPORT, "")}`;
}
