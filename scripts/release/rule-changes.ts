import { compareText } from "../../lib/core/address/compare-text";
import { choiceAt, relatedTo } from "./member-text";
import { choicesOf, type PublicRules, ruleOf } from "./public-rules";

/** What became of something that users have by name or number. */
export interface RuleChange {
  /** What is removed or changed breaks who has it; what is added does not. */
  readonly kind: "removed" | "changed" | "added";
  /** A phrase in Markdown: `` `route X` (direct) ``. */
  readonly what: string;
}

/**
 * What of the slots, names, places and addresses of one record another one has no longer, has otherwise or has newly. Rules
 * are compared in the choices that both have; flows are not compared.
 *
 * @returns the removed, then the changed, then the added
 */
export function ruleChanges(before: PublicRules, after: PublicRules): RuleChange[] {
  const changes = [
    ...choiceChanges(before, after),
    ...slotChanges(before, after),
    ...Object.keys(before.rules).flatMap((plan) => planChanges(before, after, plan)),
    ...addressChanges(before, after),
  ];
  const kinds: readonly RuleChange["kind"][] = ["removed", "changed", "added"];
  return kinds.flatMap((kind) => joined(changes.filter((each) => each.kind === kind)));
}

/** A change with where it is; the same change in several places is told once. */
interface PlacedChange extends RuleChange {
  readonly where?: string;
}

function joined(changes: readonly PlacedChange[]): RuleChange[] {
  const places = new Map<string, { kind: RuleChange["kind"]; where: Set<string> }>();
  for (const { kind, what, where } of changes) {
    const known = places.get(what) ?? { kind, where: new Set<string>() };
    places.set(what, known);
    if (where !== undefined) known.where.add(where);
  }
  return [...places].map(([what, { kind, where }]) => ({
    kind,
    what: where.size === 0 ? what : `${what} (${[...where].join("; ")})`,
  }));
}

function choiceChanges(before: PublicRules, after: PublicRules): PlacedChange[] {
  const [former, latter] = [selectionsOf(before), selectionsOf(after)];
  return [
    ...without(former, latter).map((each) => ({ kind: "removed" as const, ...choiceText(each) })),
    ...without(latter, former).map((each) => ({ kind: "added" as const, ...choiceText(each) })),
  ];
}

function choiceText(selection: string): { what: string; where: string } {
  const [choice = "", place = ""] = selection.split(" of ");
  return { what: `the choice \`${choice}\``, where: place };
}

function slotChanges({ slots: before }: PublicRules, { slots: after }: PublicRules): RuleChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort(compareText)
    .flatMap((id): RuleChange[] => {
      const [former, latter] = [before[id], after[id]];
      const what = `the requirement \`${id}\``;
      if (former === latter) return [];
      if (latter === undefined) return [{ kind: "removed", what }];
      if (former === undefined) return [{ kind: "added", what }];
      return [{ kind: "changed", what: `${what}: slot ${latter} instead of ${former}` }];
    });
}

function planChanges(before: PublicRules, after: PublicRules, plan: string): PlacedChange[] {
  const latterSelections = selectionsOf(after);
  const common = new Set([...selectionsOf(before)].filter((each) => latterSelections.has(each)));
  const [former, latter] = [rulesBySelection(before, plan), rulesBySelection(after, plan)];
  return [...common].flatMap((selection) => {
    const [was, is] = [former.get(selection) ?? NO_RULES, latter.get(selection) ?? NO_RULES];
    return [...new Set([...was.keys(), ...is.keys()])].sort(compareText).flatMap((name): PlacedChange[] => {
      const [at, now] = [was.get(name), is.get(name)];
      const rule = { what: `\`${name}\``, where: plan };
      if (at === now) return [];
      if (now === undefined) return [{ kind: "removed", ...rule }];
      if (at === undefined) return [{ kind: "added", ...rule }];
      return [{ kind: "changed", ...rule, what: `${rule.what}: priority ${now} instead of ${at}` }];
    });
  });
}

const NO_RULES: ReadonlyMap<string, string> = new Map();

/** The rules of each choice: their places by name. */
function rulesBySelection(
  record: PublicRules,
  plan: string,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const choices = choicesOf(record);
  const found = new Map<string, Map<string, string>>();
  for (const [text, relation] of Object.entries(record.rules[plan] ?? {})) {
    const { name, at } = ruleOf(text);
    for (const selection of relatedTo(relation, choices)) {
      found.set(selection, (found.get(selection) ?? new Map()).set(name, at));
    }
  }
  return found;
}

function addressChanges({ examples: before }: PublicRules, { examples: after }: PublicRules): PlacedChange[] {
  // An example that is gone, or new, says nothing of the rules that users have.
  return Object.keys(before)
    .filter((example) => after[example] !== undefined)
    .flatMap((example) => {
      const [former, latter] = [new Set(before[example]), new Set(after[example])];
      const where = `example ${example}`;
      return [
        ...without(former, latter).map((each) => ({ kind: "removed" as const, what: `\`${each}\``, where })),
        ...without(latter, former).map((each) => ({ kind: "added" as const, what: `\`${each}\``, where })),
      ];
    });
}

function selectionsOf(record: PublicRules): ReadonlySet<string> {
  return new Set(
    [...choicesOf(record)].flatMap(([place, choices]) => choices.map((choice) => choiceAt(choice, place))),
  );
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((each) => !others.has(each));
}
