import type { RulesDocument } from "../documents";

/** Rules to this tag let out what a firewall judges by host. They come last. */
export const INTERNET = "Internet";

/** Slots are ten apart, so that what belongs between two of them later finds a place. */
const STEP = 10;

/** What a slot of rules.json is given to. */
export type SlotKind = "inbound" | "outbound" | "routes";

/** The slots that things of a kind have or had; denies beside routes are outbound rules too. */
export function givenSlots(
  { securityRules, bypassDenies, routes, retired }: RulesDocument,
  kind: SlotKind,
): number[] {
  if (kind === "routes") {
    return [...routes.map(({ slot }) => slot), ...retired.routes];
  }
  return [
    ...securityRules.filter(({ direction }) => direction === kind).map(({ slot }) => slot),
    ...(kind === "outbound" ? bypassDenies.map(({ slot }) => slot) : []),
    ...retired.securityRules[kind],
  ];
}

/** The smallest multiple of ten that nothing of a kind has or had. */
export function freeSlot(rules: RulesDocument, kind: SlotKind): number {
  const given = givenSlots(rules, kind);
  let slot = STEP;
  while (given.includes(slot)) {
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
  let slot = [...outbound, ...rules.bypassDenies].reduce((most, each) => Math.max(most, each.slot), 0) + 1;
  while (given.includes(slot)) {
    slot += 1;
  }
  return slot;
}

/** The next multiple of ten above all the slots. */
export function slotAfter(slots: readonly number[]): number {
  const highest = slots.reduce((most, slot) => Math.max(most, slot), 0);
  return (Math.floor(highest / STEP) + 1) * STEP;
}
