import { type ChangelogSection, changelogSections, rulesChangedText, withRulesChanged } from "./changelog";
import { flowChanges } from "./flow-changes";
import type { PublicRules } from "./public-rules";
import { ruleChanges } from "./rule-changes";
import { type Effect, versionProblem } from "./version-step";

/** What the rules of the project are compared with. */
export interface ReleaseState {
  /** The record of the last release; before the first one, of that which is to come. */
  readonly recorded: PublicRules;
  /** The rules at this moment, with the version of package.json. */
  readonly present: PublicRules;
  /** CHANGELOG.md. */
  readonly changelog: string;
}

/** What the comparison says. */
export interface ReleaseJudgement {
  /** What stands in the way of a release, each a sentence with its remedy. */
  readonly problems: readonly string[];
  /** The differences, as the part "Rules changed" of the changelog; empty where there are none. */
  readonly rulesChanged: string;
}

/** Compares the rules with the last release's: whether the version says enough, and what the changelog has to say. */
export function judgeRelease({ recorded, present, changelog }: ReleaseState): ReleaseJudgement {
  const sections = changelogSections(changelog);
  const rules = ruleChanges(recorded, present);
  const flows = flowChanges(recorded, present);
  const rulesChanged = rulesChangedText(recorded.version, flows, rules);
  if (isBeforeFirstRelease(sections)) {
    return { problems: draftProblems(recorded, present), rulesChanged };
  }
  const breaks = rules.filter(({ kind }) => kind !== "added");
  const effect: Effect = breaks.length > 0 ? "breaking" : rules.length + flows.length > 0 ? "other" : "none";
  const tooClose = versionProblem(recorded.version, present.version, effect);
  return {
    problems: [
      ...(tooClose === undefined
        ? []
        : [[tooClose, ...breaks.map(({ kind, what }) => `  ${kind}: ${what}`)].join("\n")]),
      ...changelogProblems(sections, recorded, present, changelog, rulesChanged),
    ],
    rulesChanged,
  };
}

/**
 * Why a record of a version cannot take the place of the one that there is, or nothing where it can.
 *
 * @param recorded the version that is recorded
 */
export function recordProblem(changelog: string, recorded: string, version: string): string | undefined {
  const sections = changelogSections(changelog);
  if (isBeforeFirstRelease(sections)) {
    return undefined;
  }
  if (recorded === version) {
    return `${version} is recorded already, and released; what changes after that needs another version`;
  }
  return sections.find((section) => section.version === version)?.date === undefined
    ? `${version} is not released: CHANGELOG.md gives it no day; the record stays that of ${recorded} until then`
    : undefined;
}

/** Before the first release nobody has the rules, and they may change; the record follows them. */
function draftProblems(recorded: PublicRules, present: PublicRules): string[] {
  return JSON.stringify(recorded) === JSON.stringify(present)
    ? []
    : [
        "release/public-rules.json is not what the catalog and the examples give; nothing is released yet, so run `npm run rules -- --record` and look at the difference",
      ];
}

function changelogProblems(
  sections: readonly ChangelogSection[],
  recorded: PublicRules,
  present: PublicRules,
  changelog: string,
  rulesChanged: string,
): string[] {
  const [newest] = sections;
  if (newest?.version !== present.version) {
    return [
      `the newest section of CHANGELOG.md is of ${newest?.version}, and package.json has ${present.version}; add \`## ${present.version} (unreleased)\` and say what is new`,
    ];
  }
  // Its part was written against the release before, which is not recorded any more.
  return recorded.version === present.version ||
    withRulesChanged(changelog, present.version, rulesChanged) === changelog
    ? []
    : ["CHANGELOG.md does not say what changes in rules; run `npm run rules -- --write`"];
}

function isBeforeFirstRelease(sections: readonly ChangelogSection[]): boolean {
  return sections.every(({ date }) => date === undefined);
}
