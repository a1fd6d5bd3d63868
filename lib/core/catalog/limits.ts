import limitsDocument from "../../../catalog/limits.json";

/** The id of one of Azure's or the provider's limits; see `catalog/limits.json` for each one's source. */
export type LimitId = keyof typeof limitsDocument.limits;

/** The figure of a limit, in the unit that the catalog names. */
export function limit(id: LimitId): number {
  return limitsDocument.limits[id].value;
}
