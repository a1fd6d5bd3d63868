/** What becomes of a packet. `Undecided`: the given values do not tell. */
export type Access = "Allow" | "Deny" | "Undecided";

/** Reads the `access` of a security rule, or the `action` of a rule collection; anything else is `Undecided`. */
export function accessOf(text: string | null | undefined): Access {
  return text === "Allow" || text === "Deny" ? text : "Undecided";
}
