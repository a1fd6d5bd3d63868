import type { AttributeNames } from "./attribute-names";
import type { PlacedValue, Unresolved } from "./placed-value";

/** How one kind of file writes values. */
export interface Dialect {
  /** What the kind of file calls the attributes. */
  readonly names: AttributeNames;
  /** The value that stands here, through a reference where that can be told, or the expression that stands for it. */
  resolve(place: PlacedValue): PlacedValue | Unresolved;
  /** Where the attributes of a resource or rule stand: in the object itself, or in its `properties`. */
  propertiesOf(place: PlacedValue): PlacedValue | Unresolved;
  /**
   * Whether numbers and truth values stand for texts and the other way round, as where Terraform converts them.
   *
   * Source: Terraform language, "Type Constraints", section "Conversion of Primitive Types".
   */
  readonly convertsPrimitives: boolean;
  /** Whether the words of enumerations may stand in any case, as Azure's API takes them. */
  readonly ignoresCase: boolean;
  /** Whether a reference is an object with the `id`, and not the id itself. */
  readonly wrapsIds: boolean;
  /** Whether a `dynamic` block stands for any number of blocks. */
  readonly hasDynamicBlocks: boolean;
  /** Why expressions are not resolved and what to do, to follow "… is `${…}`, ". */
  readonly advice: string;
  /** By which IP groups are told apart: the same for every text that names one group. */
  ipGroupKey(text: string): string;
}
