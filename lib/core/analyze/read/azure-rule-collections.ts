import { quoted } from "../../address/quoted";
import type { Block } from "./attribute-context";
import type { Attributes } from "./attributes";
import type { FileFindings } from "./file-findings";
import { Unresolved } from "./placed-value";
import {
  addCollection,
  addOpenCollection,
  type CollectionSource,
  type Collections,
  noCollections,
  RULE_KINDS,
  type RuleKind,
  tellRepeatedRules,
} from "./rule-collections";

const KINDS_BY_TYPE: ReadonlyMap<string, RuleKind> = new Map([
  ["NatRule", "nat"],
  ["NetworkRule", "network"],
  ["ApplicationRule", "application"],
]);
const ACTIONS = ["Allow", "Deny", "Dnat"];

/**
 * Reads the `ruleCollections` of a group. Azure keeps rules of one type in a collection; where types are mixed, each
 * becomes a collection of its own with the same name, priority and action. A rule whose type is not told may be of
 * the types of the others, or of any.
 *
 * Source: ARM template reference, `Microsoft.Network/firewallPolicies/ruleCollectionGroups`, 2024-03-01.
 */
export function readAzureRuleCollections(
  group: Attributes,
  doubt: Unresolved | undefined,
  findings: FileFindings,
): Collections {
  const collections = noCollections();
  for (const block of group.blocks("ruleCollections")) {
    if (block.place === undefined) {
      for (const kind of RULE_KINDS) {
        addOpenCollection(collections, kind, block.doubt ?? new Unresolved(group.owner));
      }
      continue;
    }
    const name = group.of(block.place, `a rule collection of ${group.owner}`).name("rule collection");
    const collection = group.of(block.place, `rule collection ${quoted(name)} of ${group.owner}`);
    const rules = collection.requiredBlocks("rules");
    tellRepeatedRules(collection, rules, findings);
    const source = {
      name,
      priority: collection.number("priority"),
      action: actionOf(collection),
      attributes: collection,
    };
    addKinds(collections, source, rules, doubt);
  }
  return collections;
}

function addKinds(
  collections: Collections,
  source: Omit<CollectionSource, "rules">,
  rules: readonly Block[],
  doubt: Unresolved | undefined,
): void {
  const typed = rules.map((block) => ({ block, kind: kindOf(source.attributes, block) }));
  const told = RULE_KINDS.filter((kind) => typed.some((rule) => rule.kind === kind));
  const isAnyOpen = typed.some(({ kind }) => kind instanceof Unresolved);
  for (const kind of isAnyOpen && told.length === 0 ? RULE_KINDS : told) {
    const ofKind = typed.flatMap((rule): readonly Block[] => {
      if (rule.kind instanceof Unresolved) return [{ doubt: rule.kind }];
      return rule.kind === kind ? [rule.block] : [];
    });
    addCollection(collections, kind, { ...source, rules: ofKind }, doubt);
  }
}

function kindOf(collection: Attributes, { place, doubt }: Block): RuleKind | Unresolved {
  if (place === undefined) return doubt ?? new Unresolved(collection.owner);
  const rule = collection.of(place, `a rule of ${collection.owner}`);
  const type = rule.requiredWord("ruleType", [...KINDS_BY_TYPE.keys()]);
  return KINDS_BY_TYPE.get(type ?? "") ?? new Unresolved(`[ruleType ${type ?? ""}]`);
}

/** `action: { type: "Allow" }` */
function actionOf(collection: Attributes): string | null {
  const action = collection.block("action");
  if (action === undefined) return collection.requiredWord("action", ACTIONS);
  if (action.place === undefined) return action.doubt?.text ?? null;
  return collection.of(action.place, `\`action\` of ${collection.owner}`).requiredWord("type", ACTIONS);
}
