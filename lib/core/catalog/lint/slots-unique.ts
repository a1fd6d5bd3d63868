import { quoted } from "../../address/quoted";
import type { ServiceDocuments } from "../documents";
import { CATALOG_SECURITY_RULES, LOCAL_SECURITY_RULES } from "../priority-bands";
import { requirementsOf } from "./catalog-entries";
import { rulesFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { firstPlaces } from "./first-places";
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
    const [requirements, routes] = [requirementSlots(service), routesOf(service)];
    return [
      ...requirementIdProblems(service),
      ...slotProblems(requirements, retired.requirements, "requirements"),
      ...slotProblems(inbound, retired.securityRules.inbound, "inbound rules"),
      ...slotProblems(outbound, retired.securityRules.outbound, "outbound rules"),
      ...slotProblems(routes, retired.routes, "routes"),
      ...[...requirements, ...inbound, ...outbound, ...routes]
        .filter(({ slot }) => !Number.isSafeInteger(slot))
        .map(({ file, path, slot }) => ({
          file,
          path: `${path}.slot`,
          message: `slot ${slot} is no whole number; write one from 0 up, such as 10`,
        })),
      ...[...requirements, ...routes]
        .filter(({ slot }) => slot < 0)
        .map(({ file, path, slot }) => ({
          file,
          path: `${path}.slot`,
          message: `slot ${slot} is below 0; write a whole number from 0 up, such as 10`,
        })),
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
  const first = documents.freeFrom?.requirements ?? 0;
  const ofBase = slotAfter(
    all.filter(({ features }) => features === undefined).map(({ requirement }) => requirement.slot),
  );
  const ofFeatures = slotAfter([...all.map(({ requirement }) => requirement.slot), ...retired.requirements]);
  return all.map(({ file, path, features, requirement: { id, slot } }) => ({
    file,
    path,
    name: id,
    slot,
    free: features === undefined && first === 0 ? ofBase : Math.max(first, ofFeatures),
  }));
}

/** The security rules of a direction: of tags, between subnets, and the denies beside routes, which are outbound. */
function securityRulesOf(documents: ServiceDocuments, direction: "inbound" | "outbound"): Holder[] {
  const { securityRules, subnetRules = [], bypassDenies } = documents.rules;
  const file = rulesFile(documents);
  const free = freeSlot(documents, direction);
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
    ...subnetRules.flatMap((each, index) =>
      each.direction === direction ? [placed("subnetRules", each, index)] : [],
    ),
    ...(direction === "outbound"
      ? bypassDenies.map((each, index) => placed("bypassDenies", each, index))
      : []),
  ];
}

function routesOf(documents: ServiceDocuments): Holder[] {
  const file = rulesFile(documents);
  const free = freeSlot(documents, "routes");
  return documents.rules.routes.map(({ slot, name }, index) => ({
    file,
    path: `routes[${index}]`,
    name,
    slot,
    free,
  }));
}

function slotProblems(holders: readonly Holder[], retired: readonly number[], what: string): Problem[] {
  const places = firstPlaces(holders, ({ slot }) => slot);
  const never = new Set(retired);
  return holders.flatMap(({ file, path, slot, free }, index) => {
    const at = { file, path: `${path}.slot` };
    const first = places.get(slot) ?? index;
    return [
      ...(first === index
        ? []
        : [
            {
              ...at,
              message: `slot ${slot} of ${what} is taken by ${quoted(holders[first]?.name ?? "")}; give it a free one, such as ${free}`,
            },
          ]),
      ...(never.has(slot)
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
  const places = firstPlaces(all, ({ requirement }) => requirement.id);
  return all.flatMap(({ file, path, requirement: { id } }, index) => {
    const first = places.get(id) ?? index;
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
