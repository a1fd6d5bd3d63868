import { compareText } from "../../lib/core/address/compare-text";
import type { Service } from "../../lib/core/catalog/service";
import { membersOf, memberText, type RelationText, relationText } from "./member-text";
import { type PlannedSelection, plannedSelections, requirementsOf } from "./planned-selections";
import { flowLines } from "./recorded-flows";
import { PLANS, ruleNames } from "./rule-names";

/**
 * What users of a version have in their Terraform states, and the flows that it stands for: `release/public-rules.json`.
 *
 * A place is a cloud and a revision, `public/2026-03-19`; a choice is what a `PlannedSelection` chooses there. Lists are
 * written as `memberText` does.
 */
export interface PublicRules {
  /** The version that has these rules. */
  readonly version: string;
  /** The choices that there are at each place. */
  readonly choices: Readonly<Record<string, string>>;
  /** The slots of requirements, by id. */
  readonly slots: Readonly<Record<string, number>>;
  /** Which choices bring a requirement, by id. */
  readonly requirements: Readonly<Record<string, RelationText>>;
  /** The places that have a flow, by requirement and flow; the flow as `flowLines` writes it. */
  readonly flows: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Which choices bring a rule, by plan and rule; the rule as `ruleNames` tells it, `name` or `name @ place`. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, RelationText>>>>;
  /** The Terraform addresses of the examples. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/**
 * The rules of a service at this moment.
 *
 * @param selections those that are recorded. Default: all
 */
export function publicRules(
  version: string,
  service: Service,
  examples: PublicRules["examples"],
  selections: readonly PlannedSelection[] = plannedSelections(service),
): PublicRules {
  const choices = new Map<string, readonly string[]>();
  for (const each of selections) {
    choices.set(placeOf(each), [...(choices.get(placeOf(each)) ?? []), each.choice]);
  }
  return {
    version,
    choices: Object.fromEntries([...choices].map(([place, each]) => [place, each.join(" ")])),
    slots: Object.fromEntries(service.requirements.map(({ id, slot }) => [id, slot])),
    requirements: related(selections, choices, (each) =>
      requirementsOf(each).map(({ requirement }) => requirement.id),
    ),
    flows: flowsOf(selections, [...choices.keys()]),
    rules: Object.fromEntries(
      Object.keys(PLANS).map((plan) => [
        plan,
        related(selections, choices, (each) =>
          [...ruleNames(each, plan)].map(([name, at]) => ruleText(name, at)),
        ),
      ]),
    ),
    examples,
  };
}

/** The choices of each place. */
export function choicesOf({ choices }: PublicRules): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(choices).map(([place, each]) => [place, each.split(" ")]));
}

/** The flows that a requirement has at a place, as `flowLines` writes them. */
export function flowsAt(record: PublicRules, requirement: string, place: string): string[] {
  const places = Object.keys(record.choices);
  return Object.entries(record.flows[requirement] ?? {})
    .filter(([, where]) => membersOf(where, places).has(place))
    .map(([line]) => line);
}

/** A rule of a record: its name, and its place among the others; the place of a route is empty. */
export function ruleOf(text: string): { readonly name: string; readonly at: string } {
  const [name = "", at = ""] = text.split(AT);
  return { name, at };
}

/** Between a rule's name and its place. */
const AT = " @ ";

function ruleText(name: string, at: string): string {
  return at === "" ? name : `${name}${AT}${at}`;
}

function placeOf({ cloud, revision }: PlannedSelection): string {
  return `${cloud}/${revision}`;
}

/** By the text of each thing, which choices have it. */
function related(
  selections: readonly PlannedSelection[],
  choices: ReadonlyMap<string, readonly string[]>,
  thingsOf: (selection: PlannedSelection) => readonly string[],
): Readonly<Record<string, RelationText>> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const selection of selections) {
    const place = placeOf(selection);
    for (const thing of thingsOf(selection)) {
      const byPlace = found.get(thing) ?? new Map<string, Set<string>>();
      found.set(thing, byPlace.set(place, (byPlace.get(place) ?? new Set()).add(selection.choice)));
    }
  }
  return Object.fromEntries(
    inOrder(found).map(([thing, byPlace]) => [thing, relationText(byPlace, choices)]),
  );
}

function flowsOf(selections: readonly PlannedSelection[], places: readonly string[]): PublicRules["flows"] {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const selection of selections) {
    for (const selected of requirementsOf(selection)) {
      const lines = found.get(selected.requirement.id) ?? new Map<string, Set<string>>();
      found.set(selected.requirement.id, lines);
      for (const line of flowLines(selected)) {
        lines.set(line, (lines.get(line) ?? new Set()).add(placeOf(selection)));
      }
    }
  }
  return Object.fromEntries(
    inOrder(found).map(([id, lines]) => [
      id,
      Object.fromEntries(inOrder(lines).map(([line, where]) => [line, memberText(where, places)])),
    ]),
  );
}

function inOrder<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}
