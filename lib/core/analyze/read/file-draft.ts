import type {
  ConfigurationPlace,
  ConfiguredRoute,
  ConfiguredRuleCollectionGroup,
  ConfiguredSecurityRule,
} from "../configuration";
import type { IpGroupUse } from "./attribute-context";
import type { FileFindings } from "./file-findings";
import type { PlacedValue } from "./placed-value";

/** A rule or route as it goes into the configuration, and where its name stands. */
export interface DraftRule<Configured> {
  readonly name: string;
  readonly configured: Configured;
  readonly place: PlacedValue;
  readonly findings: FileFindings;
}

/** A network security group or route table, with what stands inline in it. */
export interface DraftOwner<Configured> extends ConfigurationPlace {
  readonly name: string;
  /** Default: the file does not tell it. */
  readonly resourceGroup?: string;
  readonly rules: readonly DraftRule<Configured>[];
}

/** A route table: all that is not its routes. */
export interface DraftRouteTable extends DraftOwner<ConfiguredRoute> {
  readonly bgpRoutePropagationEnabled?: boolean;
}

/** How a separate rule or route names its owner. */
export interface OwnerReference {
  /** What the file calls it: a name, an id, or an expression. */
  readonly text: string;
  /** Its address, where the expression is one of the same file. */
  readonly address?: string;
  readonly name: string;
  /** Default: the file does not tell it. */
  readonly resourceGroup?: string;
}

/** A separate rule or route. */
export interface SeparateRule<Configured> {
  readonly owner: OwnerReference;
  readonly rule: DraftRule<Configured>;
}

/** An IP group, or prefixes that stand apart from theirs. */
export interface DraftIpGroup {
  /** The dialect's key of the group. */
  readonly key: string;
  /** What rules would call it in this file: its id, or an expression. */
  readonly text: string;
  readonly prefixes: readonly string[];
  /** Whether the group stands elsewhere, and these are only some of its prefixes. */
  readonly isPart: boolean;
}

/** What was read from one file, before the files are joined. */
export interface FileDraft {
  readonly findings: FileFindings;
  readonly securityGroups: DraftOwner<ConfiguredSecurityRule>[];
  readonly securityRules: SeparateRule<ConfiguredSecurityRule>[];
  readonly routeTables: DraftRouteTable[];
  readonly routes: SeparateRule<ConfiguredRoute>[];
  readonly ruleCollectionGroups: ConfiguredRuleCollectionGroup[];
  readonly ipGroups: DraftIpGroup[];
  readonly ipGroupUses: IpGroupUse[];
}

/** A draft with nothing in it yet. */
export function emptyDraft(findings: FileFindings): FileDraft {
  return {
    findings,
    securityGroups: [],
    securityRules: [],
    routeTables: [],
    routes: [],
    ruleCollectionGroups: [],
    ipGroups: [],
    ipGroupUses: [],
  };
}

/** Whether nothing was read that decides about packets or helps to. */
export function isEmptyDraft(draft: FileDraft): boolean {
  const { securityGroups, securityRules, routeTables, routes, ruleCollectionGroups, ipGroups } = draft;
  return [securityGroups, securityRules, routeTables, routes, ruleCollectionGroups, ipGroups].every(
    ({ length }) => length === 0,
  );
}
