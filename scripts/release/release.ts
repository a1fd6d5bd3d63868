import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { auditShipped } from "./audit";
import { buildArtifacts, type RepositoryState, releaseProblems } from "./prepare-release";
import { releaseState } from "./rules";

const USAGE =
  "usage: npm run release -- [--dry-run] [--skip-check] [--skip-tests] [--skip-audit] [--out FOLDER]";

/** What was asked for. */
interface ReleaseOptions {
  readonly isDryRun: boolean;
  readonly skips: ReadonlySet<string>;
  readonly out: string;
}

/**
 * Makes a release up to its upload, and prints the command that uploads it. Ends with 1 where something stands in the way,
 * and with 2 where it was called wrongly.
 */
function main({ isDryRun, skips, out }: ReleaseOptions): void {
  const repository = repositoryState();
  const state = releaseState();
  const { version } = state.present;
  const { version: lockedVersion } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    version: string;
  };
  const { problems, notYet } = releaseProblems({
    state,
    lockedVersion,
    ...(repository === undefined ? {} : { repository }),
  });
  for (const each of isDryRun ? notYet : []) {
    console.log(`before the release: ${each}`);
  }
  refuse([...problems, ...(isDryRun ? [] : notYet)]);
  console.log(`the rules, the version ${version} and CHANGELOG.md agree`);

  if (skips.has("audit")) {
    console.log("skipped: the audit of what ships");
  } else {
    audit(isDryRun);
  }
  if (skips.has("check")) {
    console.log("skipped: npm run check; what is packed is what was compiled last");
  } else {
    // What is compiled and has no source any more would be packed.
    run("git", ["clean", "-fdXq", "--", "lib"]);
    run("npm", ["run", "check"]);
  }
  if (skips.has("tests")) {
    console.log("skipped: npm test");
  } else {
    run("npm", ["test"]);
  }

  const { tarball, paths } = buildArtifacts(out, version, repository?.committed ?? NO_TIME);
  console.log(`packed ${tarball.files.length} files, ${tarball.size} bytes, ${tarball.integrity}`);
  console.log(paths.map((path) => `  ${path}`).join("\n"));
  console.log(
    [
      isDryRun ? "This was a dry run. A release ends with:" : "Nothing is uploaded yet. Upload it with:",
      `  npm publish ${isAbsolute(tarball.path) ? "" : "./"}${tarball.path} --provenance --access public`,
      "Provenance is signed where a CI vouches for it by OIDC, as .github/workflows/release.yml has it; elsewhere npm",
      "refuses `--provenance`. After the release, run `npm run rules -- --record` and commit the record.",
    ].join("\n"),
  );
}

/** Advisories stop a release; so does a registry that does not answer, except in a dry run. */
function audit(isDryRun: boolean): void {
  const found = auditShipped();
  if (found.outcome === "clean") {
    console.log("npm audit knows nothing against what ships");
  } else if (found.outcome === "unanswered" && isDryRun) {
    console.log(
      `before the release: npm audit had no answer (${found.text}); run it where the registry has one`,
    );
  } else if (found.outcome === "unanswered") {
    refuse([`npm audit had no answer (${found.text}); try again, or leave it out with \`--skip-audit\``]);
  } else {
    refuse([`npm audit knows of ${found.text} in what ships; update it with \`npm update\``]);
  }
}

/** Stands for the time of a commit that is not known. */
const NO_TIME = "1970-01-01T00:00:00Z";

function repositoryState(): RepositoryState | undefined {
  const [changes, tags, here, committed] = [
    ["status", "--porcelain"],
    ["tag", "--list"],
    ["tag", "--points-at", "HEAD"],
    ["log", "-1", "--format=%cI"],
  ].map(linesOf);
  return changes === undefined || tags === undefined || here === undefined || committed === undefined
    ? undefined
    : {
        changes,
        tagsElsewhere: tags.filter((tag) => !here.includes(tag)),
        committed: committed[0] ?? NO_TIME,
      };
}

/** What git prints, or nothing where there is no git or no clone. */
function linesOf(args: readonly string[]): string[] | undefined {
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8" });
  return status === 0 ? stdout.split("\n").filter((line) => line !== "") : undefined;
}

function run(command: string, args: readonly string[]): void {
  console.log(`${command} ${args.join(" ")}`);
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    refuse([`\`${command} ${args.join(" ")}\` ended with ${status}`]);
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exit(1);
  }
}

function readOptions(): ReleaseOptions {
  const { values } = parseArgs({
    options: {
      "dry-run": { type: "boolean", default: false },
      "skip-check": { type: "boolean", default: false },
      "skip-tests": { type: "boolean", default: false },
      "skip-audit": { type: "boolean", default: false },
      out: { type: "string", default: join("dist", "release") },
    },
  });
  const skips = (["check", "tests", "audit"] as const).filter((step) => values[`skip-${step}`]);
  return { isDryRun: values["dry-run"], skips: new Set(skips), out: values.out };
}

let options: ReleaseOptions | undefined;
try {
  options = readOptions();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  process.exitCode = 2;
}
if (options !== undefined) {
  main(options);
}
