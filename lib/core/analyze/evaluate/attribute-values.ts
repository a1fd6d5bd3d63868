/** A string attribute as Terraform prints it. `null`, an absent key and `""` all mean that nothing is set. */
export type StringAttribute = string | null | undefined;

/**
 * A list or set of strings as Terraform prints it. `null`, an absent key and `[]` all mean that nothing is set.
 *
 * A single string stands where the whole list is an unresolved expression (`"${azurerm_subnet.a.address_prefixes}"`);
 * a `null` element is one that a plan does not know yet.
 */
export type ListAttribute = readonly (string | null)[] | StringAttribute;

/** The element that stands for a value which the plan does not know yet; nothing can read it. */
const NOT_KNOWN_YET = "";

/** The elements that are set; an element that is not known yet becomes a text that nothing can read. */
export function listOf(attribute: ListAttribute): readonly string[] {
  if (attribute === null || attribute === undefined || attribute === "") return [];
  if (typeof attribute === "string") return [attribute];
  return attribute.map((element) => element ?? NOT_KNOWN_YET);
}
