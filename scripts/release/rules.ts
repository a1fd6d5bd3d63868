import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machineLearningService } from "../../lib/core/catalog/built-in";
import { writeIfChanged } from "../write-if-changed";
import { withRulesChanged } from "./changelog";
import { exampleAddresses } from "./example-addresses";
import { judgeRelease, type ReleaseState, recordProblem } from "./judge-release";
import { type PublicRules, publicRules } from "./public-rules";

/** Where the record of the last release is. */
export const RECORD = "release/public-rules.json";
const CHANGELOG = "CHANGELOG.md";

const USAGE = "usage: npm run rules [-- --record | --write]";

/** A record as its file has it. */
export function recordText(rules: PublicRules): string {
  return `${JSON.stringify(rules, undefined, 1)}\n`;
}

/** What the project has to be judged by as a release. */
export function releaseState(): ReleaseState {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  return {
    recorded: JSON.parse(readFileSync(RECORD, "utf8")) as PublicRules,
    present: publicRules(version, machineLearningService(), exampleAddresses()),
    changelog: readFileSync(CHANGELOG, "utf8"),
  };
}

/** Compares the rules with the last release's, or writes what follows from that; ends with 1 where a release would not do. */
function main(): void {
  const { record, write } = parseArgs({
    options: { record: { type: "boolean" }, write: { type: "boolean" } },
    strict: true,
  }).values;
  if (record === true && write === true) {
    throw new Error(USAGE);
  }
  const state = releaseState();
  if (record === true) {
    const { present, recorded, changelog } = state;
    const problem = recordProblem(changelog, recorded.version, present.version);
    // After the first release the record is there already.
    if (problem !== undefined && recordText(recorded) !== recordText(present)) {
      throw new Error(problem);
    }
    writeIfChanged(RECORD, recordText(present));
    return;
  }
  if (write === true) {
    const { rulesChanged } = judgeRelease(state);
    if (state.recorded.version !== state.present.version) {
      writeIfChanged(CHANGELOG, withRulesChanged(state.changelog, state.present.version, rulesChanged));
    }
  }
  const { problems, rulesChanged } = judgeRelease({ ...state, changelog: readFileSync(CHANGELOG, "utf8") });
  console.log(
    rulesChanged === "" ? `no rule differs from the record of ${state.recorded.version}` : rulesChanged,
  );
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exitCode = 1;
  }
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
