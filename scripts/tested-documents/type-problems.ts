import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { documentBlocks } from "./document-blocks";

/**
 * What the compiler finds in the programs of documents, all in one compilation with the settings of this repository:
 * `docs/x.md:12: …`, with the line of the block and that within it.
 */
export function typeProblems(paths: readonly string[]): string[] {
  const programs = new Map(
    paths.flatMap((path) =>
      documentBlocks(readFileSync(path, "utf8"))
        .filter(({ language }) => language === "ts")
        .map(({ note, line, text }): [string, PlacedProgram] => {
          const name = /^file: (.+)$/.exec(note)?.[1] ?? `line-${line}.ts`;
          return [
            resolve(".documents", path, name),
            { place: `${path}:${line}`, text: `${text}export {};\n` },
          ];
        }),
    ),
  );
  return programProblems(programs);
}

/** A program, and what is said of where it stands. */
export interface PlacedProgram {
  readonly place: string;
  readonly text: string;
}

/**
 * What the compiler finds in programs, all in one compilation with the settings of this repository.
 *
 * @param programs by the files that they would be, somewhere in the repository
 */
export function programProblems(programs: ReadonlyMap<string, PlacedProgram>): string[] {
  const options = compilerOptions();
  const program = ts.createProgram([...programs.keys()], options, hostWith(programs, options));
  return [...programs].flatMap(([file, { place }]) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) => {
        const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
        return `${place}, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      },
    );
  });
}

function compilerOptions(): ts.CompilerOptions {
  const file = resolve("tsconfig.dev.json");
  const { options } = ts.getParsedCommandLineOfConfigFile(
    file,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
      },
    },
  ) ?? { options: {} };
  return options;
}

/** The compiler's host, for which the programs are files. */
function hostWith(
  programs: ReadonlyMap<string, { readonly text: string }>,
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...programs.keys()].flatMap((file) => [dirname(file), dirname(dirname(file))]));
  folders.add(join(resolve(".documents")));
  return {
    ...host,
    fileExists: (file) => programs.has(file) || host.fileExists(file),
    directoryExists: (folder) => folders.has(folder) || (host.directoryExists?.(folder) ?? false),
    readFile: (file) => programs.get(file)?.text ?? host.readFile(file),
    getSourceFile: (file, settings, ...others) => {
      const text = programs.get(file)?.text;
      return text === undefined
        ? host.getSourceFile(file, settings, ...others)
        : ts.createSourceFile(file, text, settings);
    },
  };
}
