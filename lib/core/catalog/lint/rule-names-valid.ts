import { quoted } from "../../address/quoted";
import { type NameKind, parseName } from "../resource-names";
import { rulesFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";

/** Azure compares names without case, and takes both directions' rules into one list. */
export const rule = catalogRule(
  "rule-names-valid",
  "The names of security rules and routes are names that Azure takes, and no two of a list differ by case only.",
  ({ service }) => {
    const { securityRules, bypassDenies, routes } = service.rules;
    const file = rulesFile(service);
    return [
      ...nameProblems(file, "security-rule", [
        ...placed("securityRules", securityRules),
        ...placed("bypassDenies", bypassDenies),
      ]),
      ...nameProblems(file, "route", placed("routes", routes)),
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
  return names.flatMap(({ path, name }, index) => {
    const at = { file, path: `${path}.name` };
    const first = names.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
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
