import { quoted } from "../../address/quoted";
import { LOCAL_TAGS } from "../local-tags";
import { rulesFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { freeDenySlot, INTERNET } from "./free-slot";

/**
 * In a network security group the first rule that matches decides, and tags share addresses. A deny that came before
 * another tag's allow could take its traffic away; one that came after the Internet's would deny nothing.
 */
export const rule = catalogRule(
  "bypass-denies-placed",
  "A deny beside a route comes after every outbound allow of a service tag, and before those of the Internet.",
  ({ service }) => {
    const { bypassDenies, securityRules } = service.rules;
    const file = rulesFile(service);
    const allows = securityRules.filter(
      ({ direction, tag }) => direction === "outbound" && !LOCAL_TAGS.has(tag),
    );
    const before = highest(allows.filter(({ tag }) => tag !== INTERNET));
    const after = lowest(allows.filter(({ tag }) => tag === INTERNET));
    const remedy = `give it a free one between, such as ${freeDenySlot(service.rules)}`;
    return bypassDenies.flatMap(({ slot, name }, index): Problem[] => {
      const at = { file, path: `bypassDenies[${index}].slot` };
      return [
        ...(before !== undefined && slot < before.slot
          ? [
              {
                ...at,
                message: `slot ${slot} of ${quoted(name)} is before slot ${before.slot} of ${quoted(before.name)}, whose traffic it may deny; ${remedy}`,
              },
            ]
          : []),
        ...(after !== undefined && slot > after.slot
          ? [
              {
                ...at,
                message: `slot ${slot} of ${quoted(name)} is after slot ${after.slot} of ${quoted(after.name)}, which lets out all that it should deny; ${remedy}`,
              },
            ]
          : []),
      ];
    });
  },
);

interface Slotted {
  readonly slot: number;
  readonly name: string;
}

function highest(rules: readonly Slotted[]): Slotted | undefined {
  return [...rules].sort((a, b) => b.slot - a.slot)[0];
}

function lowest(rules: readonly Slotted[]): Slotted | undefined {
  return [...rules].sort((a, b) => a.slot - b.slot)[0];
}
