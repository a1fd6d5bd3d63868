import type { Access } from "../evaluate";

/** What one layer decides of a cell. */
export interface LayerVerdict {
  readonly access: Access;
  /** The deciding rule's place in its list, or, when undecided, that of the first rule that might; absent where none matches. */
  readonly rule?: number;
  /** Why it is undecided, as a clause about that rule; present only then. */
  readonly reason?: string;
}
