import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

const ROOT = resolve(__dirname, "../..");
const OUT = join(ROOT, "node_modules/.cache/bench-prefixes");

/**
 * Compiles a program and all that it imports of this repository, to the JavaScript that the package has. A loader of
 * TypeScript would take more memory than what is measured.
 *
 * @param entry the program's path, from the root of the repository
 * @returns the compiled program's path
 */
export function compileLibrary(entry: string): string {
  rmSync(OUT, { recursive: true, force: true });
  const open = [join(ROOT, entry)];
  const done = new Set<string>();
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    if (!done.has(source)) {
      done.add(source);
      open.push(...compileFile(source));
    }
  }
  return compiledPath(join(ROOT, entry));
}

/** Compiles one file. @returns the files that it imports */
function compileFile(source: string): string[] {
  const target = compiledPath(source);
  mkdirSync(dirname(target), { recursive: true });
  if (source.endsWith(".json")) {
    copyFileSync(source, target);
    return [];
  }
  const { outputText } = transpileModule(readFileSync(source, "utf8"), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
  });
  writeFileSync(target, outputText);
  const imports = [...outputText.matchAll(/require\("(\.[^"]+)"\)/g)];
  return imports.map(([, path = ""]) => sourceOf(resolve(dirname(source), path)));
}

function sourceOf(path: string): string {
  return existsSync(`${path}.ts`) ? `${path}.ts` : path;
}

function compiledPath(source: string): string {
  return join(OUT, relative(ROOT, source)).replace(/\.ts$/, ".js");
}
