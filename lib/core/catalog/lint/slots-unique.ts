import { quoted } from "../../address/quoted";
import type { ServiceDocuments } from "../documents";
import { CATALOG_SECURITY_RULES, LOCAL_SECURITY_RULES } from "../priority-bands";
import { requirementsOf } from "./catalog-entries";
import { rulesFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { freeSlot, slotAfter } from "./free-slot";

/** The highest slot of a security rule: what is added to a band's first priority may not leave the band. */
export const LAST_SECURITY_RULE_SLOT = Math.min(
  ...[CATALOG_SECURITY_RULES, LOCAL_SECURITY_RULES].map(({ first, last }) => last - first),
);

/** Something that has a slot, where it stands, and a slot that it could have instead. */
interface Holder {
  readonly file: string;
  readonly path: string;
  readonly name: string;
  readonly slot: number;
  readonly free: number;
}

/** Priorities, names and positions are public: a slot that two things had would move one of them. */
export const rule = catalogRule(
  "slots-unique",
  "Every slot belongs to one thing for ever: none is given twice, none is a retired one; requirement ids are unique too.",
  ({ service }) => {
    const { retired } = service.rules;
    const [inbound, outbound] = [securityRulesOf(service, "inbound"), securityRulesOf(service, "outbound")];
    return [
      ...requirementIdProblems(service),
      ...slotProblems(requirementSlots(service), retired.requirements, "requirements"),
      ...slotProblems(inbound, retired.securityRules.inbound, "inbound rules"),
      ...slotProblems(outbound, retired.securityRules.outbound, "outbound rules"),
      ...slotProblems(routesOf(service), retired.routes, "routes"),
      ...[...inbound, ...outbound]
        .filter(({ slot }) => slot > LAST_SECURITY_RULE_SLOT || slot < 0)
        .map(({ file, path, slot }) => ({
          file,
          path: `${path}.slot`,
          message: `slot ${slot} leaves the band of the catalog's priorities; use one from 0 to ${LAST_SECURITY_RULE_SLOT}`,
        })),
    ];
  },
);

function requirementSlots(documents: ServiceDocuments): Holder[] {
  const all = requirementsOf(documents);
  const { retired } = documents.rules;
  const given = [...all.map(({ requirement }) => requirement.slot), ...retired.requirements];
  const ofBase = all
    .filter(({ feature }) => feature === undefined)
    .map(({ requirement }) => requirement.slot);
  return all.map(({ file, path, feature, requirement: { id, slot } }) => ({
    file,
    path,
    name: id,
    slot,
    free: feature === undefined ? slotAfter(ofBase) : slotAfter(given),
  }));
}

/** The security rules of a direction, with the denies beside routes, which are outbound. */
function securityRulesOf(documents: ServiceDocuments, direction: "inbound" | "outbound"): Holder[] {
  const { securityRules, bypassDenies } = documents.rules;
  const file = rulesFile(documents);
  const free = freeSlot(documents.rules, direction);
  const placed = (
    list: string,
    { slot, name }: { readonly slot: number; readonly name: string },
    index: number,
  ): Holder => ({
    file,
    path: `${list}[${index}]`,
    name,
    slot,
    free,
  });
  return [
    ...securityRules.flatMap((each, index) =>
      each.direction === direction ? [placed("securityRules", each, index)] : [],
    ),
    ...(direction === "outbound"
      ? bypassDenies.map((each, index) => placed("bypassDenies", each, index))
      : []),
  ];
}

function routesOf(documents: ServiceDocuments): Holder[] {
  const file = rulesFile(documents);
  return documents.rules.routes.map(({ slot, name }, index) => ({
    file,
    path: `routes[${index}]`,
    name,
    slot,
    free: freeSlot(documents.rules, "routes"),
  }));
}

function slotProblems(holders: readonly Holder[], retired: readonly number[], what: string): Problem[] {
  return holders.flatMap(({ file, path, slot, free }, index) => {
    const at = { file, path: `${path}.slot` };
    const first = holders.findIndex((other) => other.slot === slot);
    return [
      ...(first === index
        ? []
        : [
            {
              ...at,
              message: `slot ${slot} of ${what} is taken by ${quoted(holders[first]?.name ?? "")}; give it a free one, such as ${free}`,
            },
          ]),
      ...(retired.includes(slot)
        ? [
            {
              ...at,
              message: `slot ${slot} of ${what} is retired and is never given again; give it a free one, such as ${free}`,
            },
          ]
        : []),
    ];
  });
}

function requirementIdProblems(documents: ServiceDocuments): Problem[] {
  const all = requirementsOf(documents);
  return all.flatMap(({ file, path, requirement: { id } }, index) => {
    const first = all.findIndex((other) => other.requirement.id === id);
    return first === index
      ? []
      : [
          {
            file,
            path: `${path}.id`,
            message: `the id ${quoted(id)} is taken by ${all[first]?.path} of ${all[first]?.file}; choose another`,
          },
        ];
  });
}
