import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** What a program wrote to its standard output. */
export type ProgramOutput = string;

/**
 * Runs a TypeScript program of a document in this process, as `npx tsx` would in its folder: its imports are those of
 * the package that stands here, and what cdktf synthesizes is written below its folder.
 *
 * @param file where the program is
 * @throws Error whatever the program throws
 */
export function runProgram(file: string): ProgramOutput {
  const lines: string[] = [];
  const former = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = join(dirname(file), "cdktf.out");
  try {
    runModule(resolve(file), new Map(), (...values) => lines.push(`${values.map(String).join(" ")}\n`));
  } finally {
    if (former === undefined) {
      delete process.env.CDKTF_OUTDIR;
    } else {
      process.env.CDKTF_OUTDIR = former;
    }
  }
  return lines.join("");
}

function runModule(
  file: string,
  loaded: Map<string, { exports: unknown }>,
  log: (...values: unknown[]) => void,
): unknown {
  const known = loaded.get(file);
  if (known !== undefined) {
    return known.exports;
  }
  const module = { exports: {} };
  loaded.set(file, module);
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
    fileName: file,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const load = (name: string): unknown => {
    if (!name.startsWith(".")) {
      return require(name);
    }
    const path = resolve(dirname(file), name);
    return runModule(existsSync(path) ? path : `${path}.ts`, loaded, log);
  };
  const main = loaded.size === 1 ? module : undefined;
  const run = new Function("require", "module", "exports", "__dirname", "__filename", "console", outputText);
  run(Object.assign(load, { main }), module, module.exports, dirname(file), file, { ...console, log });
  return module.exports;
}
