import { parseProtocol } from "../../address/protocol";
import type { RulesDocument } from "../documents";
import { tagCorrectionOf } from "../tag-aliases";
import { entriesOf, type PlacedEntry } from "./catalog-entries";
import { rulesFile } from "./catalog-files";
import { catalogRule } from "./catalog-rule";
import { firstPlaces } from "./first-places";
import { freeDenySlot, freeSlot, INTERNET, type SlotKind } from "./free-slot";

/** A rule without a slot would have no priority, and the compilers would stop. */
export const rule = catalogRule(
  "slots-used",
  "Every rule, route and deny that requirements make has one slot in rules.json, and no slot is unused.",
  ({ service }) => {
    const { rules } = service;
    const needs = entriesOf(service).flatMap(needsOf);
    const held = placesIn(rules);
    const [firstNeeds, firstHeld] = [firstPlaces(needs, identity), firstPlaces(held, identity)];
    const lacking = needs.filter(
      (need, index) => !firstHeld.has(identity(need)) && firstNeeds.get(identity(need)) === index,
    );
    const file = rulesFile(service);
    const free = {
      inbound: freeSlot(service, "inbound"),
      outbound: freeSlot(service, "outbound"),
      routes: freeSlot(service, "routes"),
    };
    const freeDeny = freeDenySlot(rules);
    return [
      ...lacking.map(({ list, kind, members, at }) => {
        const slot = list === "bypassDenies" ? freeDeny : free[kind];
        const message = `rules.json has no slot for it; add to \`${list}\`: { "slot": ${slot}, ${members}, "name": "..." }`;
        return { ...at, message };
      }),
      ...held.flatMap((place, index) => {
        const { kind, key, path, slot } = place;
        const first = firstHeld.get(identity(place)) ?? index;
        if (first !== index) {
          return [{ file, path, message: `it is the same as ${held[first]?.path}; remove it` }];
        }
        // Rules to the Internet let out what a firewall judges by host: they serve requirements of any feature.
        const used = key.includes(`/${INTERNET}/`) || firstNeeds.has(identity(place));
        const retired = kind === "routes" ? "retired.routes" : `retired.securityRules.${kind}`;
        const message = `no requirement uses it; correct it, or, where what used it was removed, put ${slot} into \`${retired}\` and remove it here`;
        return used ? [] : [{ file, path, message }];
      }),
    ];
  },
);

type ListName = "securityRules" | "subnetRules" | "routes" | "bypassDenies";

/** What identifies a slot: its list, and what it is for. */
interface Key {
  readonly list: ListName;
  readonly key: string;
}

interface Place extends Key {
  readonly kind: SlotKind;
  readonly path: string;
  readonly slot: number;
}

interface Need extends Key {
  readonly kind: SlotKind;
  /** What a slot for it is written with. */
  readonly members: string;
  readonly at: { readonly file: string; readonly path: string };
}

function identity({ list, key }: Key): string {
  return `${list} ${key}`;
}

/** The slots that an entry makes the compilers look up. */
function needsOf(placed: PlacedEntry): Need[] {
  const { file, path, of } = placed;
  if (placed.form !== "routes" && !parseProtocol(placed.entry.protocol).ok) {
    return [];
  }
  const at = { file, path: "tag" in placed.entry ? `${path}.tag` : `${path}.protocol` };
  const ruleNeed = (direction: string, tag: string, protocol: string): Need => ({
    list: "securityRules",
    key: ruleKey({ direction, tag, protocol }),
    kind: direction === "inbound" ? "inbound" : "outbound",
    members: membersOf({ direction, tag, protocol }),
    at,
  });
  if (placed.form === "subnets") {
    const { protocol } = placed.entry;
    return (["inbound", "outbound"] as const).map((direction) => ({
      list: "subnetRules",
      key: `${direction}/${protocol}`,
      kind: direction,
      members: membersOf({ direction, protocol }),
      at,
    }));
  }
  if (placed.form === "hosts" || placed.form === "urls") {
    // The NSG lets hosts' ports out to the Internet; any protocol with ports is TCP and UDP there.
    const { protocol } = placed.entry;
    const transports = protocol === "Any" ? ["Tcp", "Udp"] : [protocol];
    return transports.map((transport) => ruleNeed("outbound", INTERNET, transport));
  }
  const { tag } = placed.entry;
  if (tagCorrectionOf(tag) !== undefined) {
    return [];
  }
  if (placed.form === "tags") {
    // Another direction has no rules of tags, which `forms-agree` tells.
    const { direction } = of.requirement;
    const isRule = direction === "inbound" || direction === "outbound";
    return isRule ? [ruleNeed(direction, tag, placed.entry.protocol)] : [];
  }
  const members = membersOf({ tag });
  return [
    { list: "routes", key: tag, kind: "routes", members, at },
    { list: "bypassDenies", key: tag, kind: "outbound", members, at },
  ];
}

function membersOf(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, text]) => `"${name}": ${JSON.stringify(text)}`)
    .join(", ");
}

function placesIn({ securityRules, subnetRules = [], routes, bypassDenies }: RulesDocument): Place[] {
  return [
    ...securityRules.map(
      (each, index): Place => ({
        list: "securityRules",
        key: ruleKey(each),
        kind: each.direction === "inbound" ? "inbound" : "outbound",
        path: `securityRules[${index}]`,
        slot: each.slot,
      }),
    ),
    ...subnetRules.map(
      ({ direction, protocol, slot }, index): Place => ({
        list: "subnetRules",
        key: `${direction}/${protocol}`,
        kind: direction === "inbound" ? "inbound" : "outbound",
        path: `subnetRules[${index}]`,
        slot,
      }),
    ),
    ...routes.map(
      ({ tag, slot }, index): Place => ({
        list: "routes",
        key: tag,
        kind: "routes",
        path: `routes[${index}]`,
        slot,
      }),
    ),
    ...bypassDenies.map(
      ({ tag, slot }, index): Place => ({
        list: "bypassDenies",
        key: tag,
        kind: "outbound",
        path: `bypassDenies[${index}]`,
        slot,
      }),
    ),
  ];
}

function ruleKey(each: {
  readonly direction: string;
  readonly tag: string;
  readonly protocol: string;
}): string {
  return `${each.direction}/${each.tag}/${each.protocol}`;
}
