import { isDeferred, type Text } from "../address/deferred";
import { parseResourceId, type ResourceKind } from "../address/resource-id";
import { refuseTemplate } from "../address/template";
import { limit } from "../catalog/limits";
import type { NameKind } from "../catalog/resource-names";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import { readName } from "./read-names";

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
  if (isDeferred(text)) {
    return;
  }
  const template = refuseTemplate(text);
  if (template !== undefined) {
    diagnostics.push(diagnostic("template-in-value", subject, template));
    return;
  }
  const id = parseResourceId(kind, text);
  if (!id.ok) {
    diagnostics.push(diagnostic("invalid-resource-id", subject, id.problem));
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
  const template = refuseTemplate(text);
  if (template !== undefined) {
    diagnostics.push(diagnostic("template-in-value", subject, template));
    return;
  }
  const regions = selection?.cloud.regions;
  const name = text.toLowerCase().replaceAll(" ", "");
  if (regions !== undefined && !regions.has(name)) {
    const message = `unknown region \`${text}\`${suggestion(name, [...regions.keys()])}`;
    diagnostics.push(diagnostic("unknown-region", subject, message));
  }
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
    const message = `the priority ${priority} is out of Azure's range for groups; use a whole number from ${min} to ${max}`;
    diagnostics.push(diagnostic("priority-out-of-range", subject, message));
  }
}
