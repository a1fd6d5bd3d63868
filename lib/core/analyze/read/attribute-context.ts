import type { Dialect } from "./dialect";
import type { FileFindings } from "./file-findings";
import type { PlacedValue, Unresolved } from "./placed-value";

/** An IP group that a rule names. */
export interface IpGroupUse {
  readonly place: PlacedValue;
  /** What the rule calls it: an id, or an expression. */
  readonly text: string;
  /** The dialect's key of that text. */
  readonly key: string;
  /** The rule, for messages. */
  readonly owner: string;
}

/** What stands behind the attributes of one file. */
export interface AttributeContext {
  readonly dialect: Dialect;
  readonly findings: FileFindings;
  /** The IP groups that the file's rules name, in the order of reading. Whether they are known shows only later. */
  readonly ipGroupUses: IpGroupUse[];
}

/** A block of attributes. Without a place, none can be told; with a doubt, there may be none, or many such blocks. */
export interface Block {
  readonly place?: PlacedValue;
  /** Default: what the block's `name` says. */
  readonly name?: string | undefined;
  readonly doubt?: Unresolved | undefined;
}
