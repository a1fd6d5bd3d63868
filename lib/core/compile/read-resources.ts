import { isDeferred, type Text } from "../address/deferred";
import { type Parsed, parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import { parseResourceId, type ResourceKind } from "../address/resource-id";
import { refuseTemplate } from "../address/template";
import { CLOUD_DOCUMENTS, CLOUD_IDS } from "../catalog/built-in";
import { limit } from "../catalog/limits";
import type { NameKind } from "../catalog/resource-names";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import { readName } from "./read-names";
import { readText } from "./read-text";

/** Checks the name of a resource, unless Terraform knows it only later. */
export function readResourceName(
  kind: NameKind,
  text: Text,
  subject: string,
  diagnostics: Diagnostic[],
): void {
  if (!isDeferred(text)) {
    readName(kind, text, subject, diagnostics);
  }
}

/** Checks the id of a resource, unless Terraform knows it only later. */
export function readResourceId(
  kind: ResourceKind,
  text: Text,
  subject: string,
  diagnostics: Diagnostic[],
): void {
  if (!isDeferred(text)) {
    readText(text, (given) => parseResourceId(kind, given), "invalid-resource-id", subject, diagnostics);
  }
}

/** Checks a location: a region of the selection's cloud, by its programmatic or its display name's letters. */
export function readLocation(
  text: Text,
  selection: Selection | undefined,
  subject: string,
  diagnostics: Diagnostic[],
): void {
  if (isDeferred(text)) {
    return;
  }
  const regions = selection?.cloud.regions;
  const parse = (given: string): Parsed<string> => {
    const name = given.toLowerCase().replaceAll(" ", "");
    return regions === undefined || regions.has(name)
      ? parsed(name)
      : refused(`unknown region ${quoted(given)}${suggestion(name, [...regions.keys()])}`);
  };
  readText(text, parse, "unknown-region", subject, diagnostics);
}

/** Checks a location where no selection tells the cloud: a region of any. */
export function readRegionOfAnyCloud(text: Text, subject: string, diagnostics: Diagnostic[]): void {
  if (isDeferred(text)) {
    return;
  }
  const regions = CLOUD_IDS.flatMap((id) => Object.keys(CLOUD_DOCUMENTS[id].regions));
  const parse = (given: string): Parsed<string> => {
    const name = given.toLowerCase().replaceAll(" ", "");
    return regions.includes(name)
      ? parsed(name)
      : refused(`unknown region ${quoted(given)}${suggestion(name, regions)}`);
  };
  readText(text, parse, "unknown-region", subject, diagnostics);
}

/** Checks tags: plain text in names and values. */
export function readTags(
  tags: Readonly<Record<string, Text>>,
  subject: string,
  diagnostics: Diagnostic[],
): void {
  for (const name of Object.keys(tags).sort()) {
    const value = tags[name];
    for (const text of [name, value]) {
      const template = text === undefined || isDeferred(text) ? undefined : refuseTemplate(text);
      if (template !== undefined) {
        diagnostics.push(diagnostic("template-in-value", `${subject}.${name}`, template));
      }
    }
  }
}

/** Checks the priority of a rule collection group. */
export function readGroupPriority(priority: number, subject: string, diagnostics: Diagnostic[]): void {
  const min = limit("rule-collection-group-priority-min");
  const max = limit("rule-collection-group-priority-max");
  if (!Number.isInteger(priority) || priority < min || priority > max) {
    diagnostics.push(diagnostic("priority-out-of-range", subject, groupPriorityProblem(`${priority}`)));
  }
}

/** What is said of a priority that no rule collection group can have. */
export function groupPriorityProblem(shown: string): string {
  const min = limit("rule-collection-group-priority-min");
  const max = limit("rule-collection-group-priority-max");
  return `the priority ${shown} is out of Azure's range for groups; use a whole number from ${min} to ${max}`;
}
