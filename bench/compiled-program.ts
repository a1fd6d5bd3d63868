import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";

/** The root of the repository. */
export const ROOT = join(__dirname, "..");

/**
 * Where compiled programs are: as deep in the package as their sources, so that they find it by its name, as programs of
 * users do, and its files by the same relative paths.
 */
export const PROGRAMS = join(__dirname, ".programs");

/** Compiles a program, so that what is measured does not compile. */
export function compiledProgram(name: string, source: string): string {
  mkdirSync(PROGRAMS, { recursive: true });
  const path = join(PROGRAMS, `${name}.js`);
  const { code } = transformSync(source, {
    filename: `${name}.ts`,
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  writeFileSync(path, code);
  return path;
}

/** Compiles a program of a file below `bench`. */
export function compiledFile(name: string, path: string): string {
  return compiledProgram(name, readFileSync(join(__dirname, path), "utf8"));
}
