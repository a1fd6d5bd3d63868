import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { showRules } from "../show-stacks";
import { type DocumentBlock, documentBlocks, withTexts } from "./document-blocks";
import { type CommandOutcome, runCommand } from "./run-command";
import { runProgram } from "./run-program";

/** How a program of a document reads in Python. */
export type TranslateToPython = (program: string) => string;

/** What a document is run with. */
export interface DocumentSurroundings {
  /** An empty folder in which it is run. */
  readonly folder: string;
  /** Default: what is shown in Python stays as it stands. */
  readonly toPython?: TranslateToPython;
}

/** What the blocks above one did. */
interface State {
  readonly document: string;
  readonly folder: string;
  readonly toPython: TranslateToPython | undefined;
  /** Programs that are files, which a command below has to run. */
  readonly programs: Map<string, DocumentBlock>;
  last: CommandOutcome | undefined;
  count: number;
}

/**
 * Runs a document from its first block to its last, and gives it with its outputs as they are today.
 *
 * | block | what becomes of it |
 * |---|---|
 * | any, below `file: NAME` | is written as this file |
 * | `ts` | is run; as a file by the command below that names it, or as what another program imports |
 * | `sh` | its commands are run; the last one ends with 0, or as `ends with 1` above it says |
 * | `text`, below `output` or `errors` | shows what the last commands or program printed; with `first N lines`, these |
 * | `text`, below `rules` or `rules: STACK` | shows the rules of the Terraform that was synthesized |
 * | `python`, below `python of NAME` | shows that program in Python |
 * | any, below `not run: REASON` | stays as it is |
 * | without a language | is a drawing |
 *
 * What stands beside a document of the examples is there as well; `given: NAME as NAME` in a comment of its own is a
 * copy of such a file.
 *
 * @throws Error, with file and line, when a block has no meaning here or fails
 */
export function runDocument(path: string, { folder, toPython }: DocumentSurroundings): string {
  const document = readFileSync(path, "utf8");
  prepareFolder(path, folder, document);
  const state: State = { document, folder, toPython, programs: new Map(), last: undefined, count: 0 };
  const texts = new Map<DocumentBlock, string>();
  for (const block of documentBlocks(document)) {
    const text = at(`${path}:${block.line}`, () => shownText(block, state));
    if (text !== undefined) {
      texts.set(block, text);
    }
  }
  for (const [name, { line }] of state.programs) {
    throw new Error(`${path}:${line}: no command runs ${name}`);
  }
  return withTexts(document, texts);
}

/** The text that a block has to show; undefined where it is not an output. */
function shownText(block: DocumentBlock, state: State): string | undefined {
  const { note, language, text } = block;
  const [, kind = "", rest = ""] =
    /^(file|not run|rules|python of|ends with|output|errors)\b:? ?(.*)$/.exec(note) ?? [];
  switch (kind) {
    case "file":
      writeFile(join(state.folder, rest), text);
      if (language === "ts") {
        state.programs.set(rest, block);
      }
      return undefined;
    case "not run":
      return undefined;
    case "rules":
      return rulesText(state, rest);
    case "output":
      return outputText(state.last?.stdout, rest === "of the program above" ? "" : rest);
    case "errors":
      return outputText(state.last?.stderr, rest);
    case "python of": {
      const program = readFileSync(join(state.folder, rest), "utf8");
      return state.toPython === undefined ? undefined : `${state.toPython(program).trimEnd()}\n`;
    }
    case "ends with":
      runCommands(block, state, Number(rest));
      return undefined;
  }
  if (note !== "") {
    throw new Error(`a block below \`<!-- ${note} -->\` has no meaning`);
  }
  switch (language) {
    case "":
      return undefined;
    case "sh":
      runCommands(block, state, 0);
      return undefined;
    case "ts": {
      state.count += 1;
      const file = join(state.folder, `program-${state.count}.ts`);
      writeFile(file, text);
      state.last = { exitCode: 0, stdout: runProgram(file), stderr: "" };
      return undefined;
    }
    default:
      throw new Error(`a block of \`${language}\` needs a comment above it that says what it is`);
  }
}

function runCommands({ text }: DocumentBlock, state: State, expected: number): void {
  const commands = commandsOf(text);
  const outcomes = commands.map((command, index) => {
    for (const name of [...state.programs.keys()]) {
      if (command.includes(name) || isReadBy(state, command, name)) {
        state.programs.delete(name);
      }
    }
    const outcome = runCommand(command, state.folder);
    const wanted = index === commands.length - 1 ? expected : 0;
    if (outcome.exitCode !== wanted) {
      throw new Error(
        `\`${command}\` ended with ${outcome.exitCode}, not ${wanted}: ${outcome.stderr}${outcome.stdout}`,
      );
    }
    return outcome;
  });
  state.last = {
    exitCode: expected,
    stdout: outcomes.map(({ stdout }) => stdout).join(""),
    stderr: outcomes.map(({ stderr }) => stderr).join(""),
  };
}

/** The commands of a block of shell, each in one line. */
export function commandsOf(text: string): string[] {
  return text
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** `cdktf synth` runs what `cdktf.json` names, and a program what it imports. */
function isReadBy({ folder, programs }: State, command: string, name: string): boolean {
  const settings = join(folder, "cdktf.json");
  const isImported = [...programs.values()].some(({ text }) =>
    text.includes(`from "./${name.replace(/\.ts$/, "")}"`),
  );
  return (
    isImported ||
    (command.endsWith("cdktf synth") && existsSync(settings) && readFileSync(settings, "utf8").includes(name))
  );
}

function rulesText({ folder }: State, stack: string): string {
  const stacks = join(folder, "cdktf.out", "stacks");
  const { stacks: known } = JSON.parse(readFileSync(join(folder, "cdktf.out", "manifest.json"), "utf8")) as {
    stacks: Record<string, unknown>;
  };
  const name = stack === "" ? (Object.keys(known)[0] ?? "") : stack;
  return `${showRules(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8")).trimEnd()}\n`;
}

function outputText(printed: string | undefined, lines: string): string {
  if (printed === undefined || printed === "") {
    throw new Error("nothing was printed above");
  }
  const [, first] = /^first (\d+) lines$/.exec(lines) ?? [];
  const all = printed.trimEnd().split("\n");
  if (lines !== "" && (first === undefined || all.length <= Number(first))) {
    throw new Error(`\`output: ${lines}\` has no meaning, for ${all.length} lines were printed`);
  }
  return `${(first === undefined ? all : [...all.slice(0, Number(first)), "…"]).join("\n")}\n`;
}

function prepareFolder(path: string, folder: string, document: string): void {
  if (path.startsWith(join("examples", ""))) {
    cpSync(dirname(path), folder, { recursive: true, filter: (from) => !from.includes("cdktf.out") });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  for (const [, from = "", to = ""] of document.matchAll(/^<!-- given: (\S+) as (\S+) -->$/gm)) {
    cpSync(join(folder, from), join(folder, to));
  }
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function at<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
