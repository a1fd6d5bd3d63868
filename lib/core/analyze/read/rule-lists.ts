import { quoted } from "../../address/quoted";
import type { ConfigurationPlace, ConfiguredRoute, ConfiguredSecurityRule } from "../configuration";
import type { Block } from "./attribute-context";
import { type Attributes, UNREADABLE } from "./attributes";
import type { DraftRule } from "./file-draft";
import type { FileFindings } from "./file-findings";
import { Unresolved } from "./placed-value";
import { openRoute, readRoute } from "./route";
import { openSecurityRule, type RuleSource, readSecurityRule } from "./security-rule";

/** Where rules stand, for what is made of them. */
export interface RulePlace {
  readonly file: string;
  readonly address: string;
  readonly findings: FileFindings;
  /** Whether a rule that has an `id` stands there. Default: rules stand where their owner does. */
  readonly byId?: boolean;
}

/**
 * Reads the security rules in a list of blocks.
 *
 * @param owner the attributes of what holds them
 * @param doubt why what holds them may not exist, or several times: then a rule stands before them that may do anything
 */
export function readSecurityRules(
  owner: Attributes,
  blocks: readonly Block[],
  place: RulePlace,
  doubt?: Unresolved,
): readonly DraftRule<ConfiguredSecurityRule>[] {
  return ruleList(owner, blocks, doubt).map(({ source, block }) => {
    const rule = source === undefined ? openSecurityRule(doubtOf(block)) : readSecurityRule(source);
    return draftOf(owner, block, place, rule.name, { ...standingAt(block, place), rule });
  });
}

/** Reads the routes in a list of blocks, likewise. */
export function readRoutes(
  owner: Attributes,
  blocks: readonly Block[],
  place: RulePlace,
  doubt?: Unresolved,
): readonly DraftRule<ConfiguredRoute>[] {
  return ruleList(owner, blocks, doubt).map(({ source, block }) => {
    const route = source === undefined ? openRoute(doubtOf(block)) : readRoute(source);
    return draftOf(owner, block, place, route.name, { ...standingAt(block, place), route });
  });
}

/** The name and attributes of a block, `rule 3` where it has no name; nothing where none can be told. */
export function sourceOf(owner: Attributes, block: Block, index: number): RuleSource | undefined {
  const { place, doubt } = block;
  if (place === undefined) return undefined;
  const isMuted = doubt !== undefined;
  const number = `rule ${index + 1}`;
  const name = block.name ?? owner.of(place, `${number} of ${owner.owner}`, isMuted).name(number);
  const what = `${quoted(name)} of ${owner.owner}`;
  const properties = owner.dialect.propertiesOf(place);
  if (properties instanceof Unresolved) {
    owner.of(place, what, isMuted).tellUndecided(place, "`properties`", properties.text);
    return undefined;
  }
  return { name, attributes: owner.of(properties, what, isMuted), doubt };
}

/** Why a block cannot be told. */
export function doubtOf(block: Block): Unresolved {
  return block.doubt ?? new Unresolved(UNREADABLE);
}

function ruleList(
  owner: Attributes,
  blocks: readonly Block[],
  doubt: Unresolved | undefined,
): readonly { readonly source: RuleSource | undefined; readonly block: Block }[] {
  const all = doubt === undefined ? blocks : [{ doubt }, ...blocks];
  return all.map((block, index) => ({ block, source: sourceOf(owner, block, index) }));
}

function standingAt(block: Block, { file, address, byId = false }: RulePlace): ConfigurationPlace {
  const id = byId ? block.place?.member("id").value : undefined;
  return { file, address: typeof id === "string" && id !== "" ? id : address };
}

function draftOf<Configured>(
  owner: Attributes,
  block: Block,
  { findings }: RulePlace,
  name: string,
  configured: Configured,
): DraftRule<Configured> {
  return { name, configured, place: block.place ?? owner.place, findings };
}
