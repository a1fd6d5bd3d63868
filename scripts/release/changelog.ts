import type { FlowChanges } from "./flow-changes";
import type { RuleChange } from "./rule-changes";

/** A version's section of CHANGELOG.md. */
export interface ChangelogSection {
  readonly version: string;
  /** `YYYY-MM-DD`. Default: it is not released. */
  readonly date?: string;
}

const SECTION = /^## (\S+) \((unreleased|\d{4}-\d{2}-\d{2})\)$/;
const RULES_HEADING = "### Rules changed";

/**
 * The sections of a changelog, the newest first.
 *
 * @throws Error when a heading names no version and date
 */
export function changelogSections(changelog: string): ChangelogSection[] {
  return changelog
    .split("\n")
    .filter((line) => line.startsWith("## "))
    .map((line) => {
      const [, version, date] = SECTION.exec(line) ?? [];
      if (version === undefined || date === undefined) {
        throw new Error(
          `CHANGELOG.md has the heading \`${line}\`; write \`## 0.2.0 (unreleased)\`, or the day in it`,
        );
      }
      return { version, ...(date === "unreleased" ? {} : { date }) };
    });
}

/** What a version changes in rules, as the part "Rules changed" of its section; empty where it is nothing. */
export function rulesChangedText(
  before: string,
  flows: readonly FlowChanges[],
  rules: readonly RuleChange[],
): string {
  if (flows.length === 0 && rules.length === 0) {
    return "";
  }
  const flowParts = flows.flatMap(({ where, changes }) => [
    `- ${capitalized(where)}:`,
    ...changes.map((change) => `  - ${change}`),
  ]);
  const ruleParts = rules.map(({ kind, what }) => `- ${capitalized(kind)}: ${what}`);
  return [
    `${RULES_HEADING}\n\nWritten by \`npm run rules -- --write\`: what a selection requires otherwise than in ${before}.`,
    ...(flowParts.length === 0 ? [] : [flowParts.join("\n")]),
    ...(ruleParts.length === 0 ? [] : [`Names, slots and addresses:\n\n${ruleParts.join("\n")}`]),
  ].join("\n\n");
}

/**
 * A changelog whose section of a version has this part "Rules changed" at its end, and no other.
 *
 * @throws Error when there is no such section
 */
export function withRulesChanged(changelog: string, version: string, text: string): string {
  const lines = changelog.trimEnd().split("\n");
  const start = lines.findIndex((line) => SECTION.exec(line)?.[1] === version);
  if (start === -1) {
    throw new Error(
      `CHANGELOG.md has no section of ${version}; add \`## ${version} (unreleased)\` and say what is new`,
    );
  }
  const next = lines.findIndex((line, index) => index > start && line.startsWith("## "));
  const end = next === -1 ? lines.length : next;
  const section = lines.slice(start, end);
  const former = section.indexOf(RULES_HEADING);
  const kept = (former === -1 ? section : section.slice(0, former)).join("\n").trimEnd();
  const parts = [
    lines.slice(0, start).join("\n").trimEnd(),
    kept,
    ...(text === "" ? [] : [text]),
    lines.slice(end).join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
