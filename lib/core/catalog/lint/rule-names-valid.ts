import { quoted } from "../../address/quoted";
import { PLATFORM_SECURITY_RULE_NAMES } from "../priority-bands";
import { type NameKind, parseName } from "../resource-names";
import { rulesFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { firstPlaces } from "./first-places";

/** Azure compares names without case, and takes both directions' rules into one list. */
export const rule = catalogRule(
  "rule-names-valid",
  "The names of security rules and routes are names that Azure takes, no two of a list differ by case only, and none is that of a rule which comes with every allow list.",
  ({ service }) => {
    const { securityRules, subnetRules = [], bypassDenies, routes } = service.rules;
    const file = rulesFile(service);
    return [
      ...nameProblems(file, "security-rule", [
        ...placed("securityRules", securityRules),
        ...placed("subnetRules", subnetRules),
        ...placed("bypassDenies", bypassDenies),
      ]),
      ...nameProblems(file, "route", placed("routes", routes)),
      ...takenNames(file, [
        ...placed("securityRules", securityRules),
        ...placed("subnetRules", subnetRules),
        ...placed("bypassDenies", bypassDenies),
      ]),
    ];
  },
);

interface PlacedName {
  readonly path: string;
  readonly name: string;
}

function placed(list: string, named: readonly { readonly name: string }[]): PlacedName[] {
  return named.map(({ name }, index) => ({ path: `${list}[${index}]`, name }));
}

function nameProblems(file: string, kind: NameKind, names: readonly PlacedName[]): Problem[] {
  const places = firstPlaces(names, ({ name }) => name.toLowerCase());
  return names.flatMap(({ path, name }, index) => {
    const at = { file, path: `${path}.name` };
    const first = places.get(name.toLowerCase()) ?? index;
    const parsed = parseName(kind, name);
    return [
      ...(parsed.ok ? [] : [{ ...at, message: parsed.problem }]),
      ...(first === index
        ? []
        : [
            {
              ...at,
              message: `${quoted(name)} is the name of \`${names[first]?.path}\` too, apart from case; choose another`,
            },
          ]),
    ];
  });
}

/** Names of the rules that every group gets beside the catalog's. */
function takenNames(file: string, names: readonly PlacedName[]): Problem[] {
  const taken = new Set(PLATFORM_SECURITY_RULE_NAMES.map((name) => name.toLowerCase()));
  return names
    .filter(({ name }) => taken.has(name.toLowerCase()))
    .map(({ path, name }) => ({
      file,
      path: `${path}.name`,
      message: `${quoted(name)} is the name of a rule that comes with every allow list; choose another`,
    }));
}
