import type { RulesDocument, ServiceDocuments } from "../documents";

/** Rules to this tag let out what a firewall judges by host. They come last. */
export const INTERNET = "Internet";

/** Slots are ten apart, so that what belongs between two of them later finds a place. */
const STEP = 10;

/** What a slot of rules.json is given to. */
export type SlotKind = "inbound" | "outbound" | "routes";

/** The slots that things of a kind have or had; denies beside routes are outbound rules too. */
export function givenSlots(
  { securityRules, subnetRules = [], bypassDenies, routes, retired }: RulesDocument,
  kind: SlotKind,
): ReadonlySet<number> {
  if (kind === "routes") {
    return new Set([...routes.map(({ slot }) => slot), ...retired.routes]);
  }
  return new Set([
    ...[...securityRules, ...subnetRules]
      .filter(({ direction }) => direction === kind)
      .map(({ slot }) => slot),
    ...(kind === "outbound" ? bypassDenies.map(({ slot }) => slot) : []),
    ...retired.securityRules[kind],
  ]);
}

/** The smallest multiple of ten that nothing of a kind has or had, and that the service's additions can take. */
export function freeSlot({ rules, freeFrom }: ServiceDocuments, kind: SlotKind): number {
  const given = givenSlots(rules, kind);
  let slot = Math.max(STEP, freeFrom?.rules ?? 0);
  while (given.has(slot)) {
    slot += STEP;
  }
  return slot;
}

/** The next slot for a deny: above those of all outbound rules but the Internet's, among which there is little room. */
export function freeDenySlot(rules: RulesDocument): number {
  const outbound = rules.securityRules.filter(
    ({ direction, tag }) => direction === "outbound" && tag !== INTERNET,
  );
  const given = givenSlots(rules, "outbound");
  let slot = highest([...outbound, ...rules.bypassDenies].map((each) => each.slot)) + 1;
  while (given.has(slot)) {
    slot += 1;
  }
  return slot;
}

/** The next multiple of ten above all the slots. */
export function slotAfter(slots: readonly number[]): number {
  return (Math.floor(highest(slots) / STEP) + 1) * STEP;
}

/** Above it, a slot is surely a slip, and no whole number would follow it. */
const HIGHEST = 1_000_000;

function highest(slots: readonly number[]): number {
  return slots.reduce(
    (most, slot) => (Number.isInteger(slot) && slot <= HIGHEST ? Math.max(most, slot) : most),
    0,
  );
}
