import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { ServiceDocuments } from "../documents";
import { ADDITIONS, type CatalogExtensionInput } from "./catalog-input";

/** Something wrong with an extension, by its path in the file. */
export interface PathProblem {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with an extension beside the service that it extends, apart from what the lint finds in both. */
export function extensionProblems(input: CatalogExtensionInput, base: ServiceDocuments): PathProblem[] {
  return [...takenIds(input, base), ...correctionProblems(input, base)];
}

const WHAT: Readonly<Record<(typeof ADDITIONS)[number], string>> = {
  documents: "document",
  sections: "section",
  parameters: "parameter",
  features: "feature",
  references: "reference",
};

function takenIds({ service = {} }: CatalogExtensionInput, base: ServiceDocuments): PathProblem[] {
  return ADDITIONS.flatMap((kind) =>
    Object.keys(service[kind] ?? {})
      .filter((id) => Object.hasOwn(base.service[kind] ?? {}, id))
      .map((id) => ({
        path: `service.${kind}.${id}`,
        message: `${base.service.displayName} has the ${WHAT[kind]} ${quoted(id)} already; choose another id, or use the one that is there`,
      })),
  );
}

function correctionProblems(
  { corrections = [] }: CatalogExtensionInput,
  base: ServiceDocuments,
): PathProblem[] {
  const ids = base.requirements.flatMap(({ requirements }) => requirements.map(({ id }) => id));
  const corrected = new Set((base.corrections ?? []).map(({ requirement }) => requirement));
  return corrections.flatMap(({ requirement, remove, replace }, index) => {
    const path = `corrections[${index}]`;
    const first = corrections.findIndex((other) => other.requirement === requirement);
    return [
      ...(ids.includes(requirement) || corrected.has(requirement)
        ? []
        : [
            {
              path: `${path}.requirement`,
              message: `${quoted(requirement)} is no requirement of ${base.service.displayName}${suggestion(requirement, ids)}`,
            },
          ]),
      ...(first === index && !corrected.has(requirement)
        ? []
        : [
            {
              path: `${path}.requirement`,
              message: `${quoted(requirement)} is corrected already${first === index ? "" : ` by corrections[${first}]`}; put both into one correction`,
            },
          ]),
      ...((remove === undefined) === (replace === undefined)
        ? [
            {
              path,
              message:
                "a correction either removes the requirement or replaces forms of it; write `remove` or `replace`",
            },
          ]
        : []),
    ];
  });
}
