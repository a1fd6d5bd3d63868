import { spawnSync } from "node:child_process";
import * as fileSystem from "node:fs";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { renderModuleByFramework } from "../../lib/cli/render-module";
import { runCommandLine } from "../../lib/cli/run-command-line";
import { runProgram } from "./run-program";
import { synthesisMessages } from "./synthesis-messages";

/** What a command of a document gave. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The width of the terminal that documents show. */
const COLUMNS = 120;

/** Programs that are not here, or need Azure; what they would read and write stands in the document. */
const OUTSIDE: ReadonlySet<string> = new Set(["az", "git", "terraform"]);

/** What `package.json` says of the packages that users install beside this one. */
interface PackageFile {
  readonly name: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Runs one command of a document in a folder: the command line of this package and TypeScript programs in this process,
 * Node.js' test runner in one of its own. Of an installation it looks up that these are packages that the project names.
 * `az`, `git` and `terraform` are taken as done, and so are this repository's own scripts, which tests of their own run.
 *
 * @throws Error when nothing here knows how to run the command
 */
export function runCommand(command: string, folder: string): CommandOutcome {
  const [line = "", target] = command.split(/ > (?=\S+$)/);
  const words = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])(.*)\1$/, "$2"),
  );
  const outcome = runWords(words, folder, target === undefined);
  if (target === undefined) {
    return outcome;
  }
  if (!OUTSIDE.has(words[0] ?? "")) {
    writeFileSync(join(folder, target), outcome.stdout);
  }
  return { ...outcome, stdout: "" };
}

function runWords(words: readonly string[], folder: string, isShown: boolean): CommandOutcome {
  const [program = "", ...args] = words;
  if (OUTSIDE.has(program)) {
    return done("");
  }
  if (/^npm (ci && npm run synth|test|run [a-z:-]+)$/.test(words.join(" "))) {
    return done("");
  }
  if (program === "npm" && (args[0] === "init" || args[0] === "install")) {
    refuseUnknownPackages(args.slice(1).filter((each) => !each.startsWith("-")));
    return done("");
  }
  if (program === "npx" && args[0] === "azure-network-catalog") {
    return runCommandLine(args.slice(1), {
      stdout: isShown ? { columns: COLUMNS, colours: false } : { colours: false },
      stderr: { columns: COLUMNS, colours: false },
      workingDirectory: folder,
      fileSystem,
      renderModule: renderModuleByFramework,
      uninterrupted: (work) => work(),
    });
  }
  if (program === "npx" && args[0] === "tsx" && args[1] === "--test") {
    return runTests(args.slice(2), folder);
  }
  if (program === "npx" && args[0] === "tsx" && args.length === 2) {
    return done(runProgram(join(folder, args[1] ?? "")));
  }
  if (program === "npx" && args.join(" ") === "cdktf synth") {
    const { app } = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8")) as { app: string };
    const outcome = runCommand(app, folder);
    return { ...outcome, stdout: outcome.stdout + synthesisMessages(join(folder, "cdktf.out")) };
  }
  throw new Error(`no test knows how to run \`${words.join(" ")}\``);
}

function done(stdout: string): CommandOutcome {
  return { exitCode: 0, stdout, stderr: "" };
}

function refuseUnknownPackages(named: readonly string[]): void {
  const { name, peerDependencies, devDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as PackageFile;
  const known: ReadonlyMap<string, string> = new Map([
    ...Object.entries(devDependencies),
    ...Object.entries(peerDependencies),
    [name, ""],
  ]);
  for (const each of named) {
    const [, packageName = "", version] = /^(@?[^@]+)(?:@(.+))?$/.exec(each) ?? [];
    const range = known.get(packageName);
    if (range === undefined || (version !== undefined && version !== range)) {
      throw new Error(`\`${each}\` is no package that package.json names, or not in this version`);
    }
  }
}

function runTests(files: readonly string[], folder: string): CommandOutcome {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve("tsx/cli"), "--tsconfig", resolve("tsconfig.dev.json"), "--test", ...files],
    { cwd: folder, encoding: "utf8", env },
  );
  return { exitCode: status ?? 1, stdout, stderr };
}
