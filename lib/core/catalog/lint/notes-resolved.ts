import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { ServiceDocument, ServiceDocuments } from "../documents";
import { type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { ownValue } from "./own-value";

/** A note that offers what is on anyway would never be told, and one without its reference could not be verified. */
export const rule = catalogRule(
  "notes-resolved",
  "Each note's reference exists and each reference is used; a note offers a known feature that is off by default and that neither brings nor removes the requirement itself.",
  ({ service }) => {
    const all = requirementsOf(service);
    return [
      ...idleReferences(all, service),
      ...all.flatMap((placed) => noteProblems(placed, service.service)),
    ];
  },
);

function idleReferences(all: readonly PlacedRequirement[], documents: ServiceDocuments): Problem[] {
  const used = new Set(
    all.flatMap(({ requirement }) => (requirement.notes ?? []).map(({ reference }) => reference)),
  );
  return Object.keys(documents.service.references ?? {})
    .filter((id) => !used.has(id))
    .map((id) => ({
      file: serviceFile(documents),
      path: `references.${id}`,
      message: `no note names the reference ${quoted(id)}; remove it, or name it in a note`,
    }));
}

function noteProblems(placed: PlacedRequirement, service: ServiceDocument): Problem[] {
  const { file, path, requirement } = placed;
  return (requirement.notes ?? []).flatMap(({ reference, offers, tell }, index) => {
    const at = `${path}.notes[${index}]`;
    const unknown = reference === undefined ? undefined : referenceProblem(reference, service);
    const wrong = offers === undefined ? undefined : offerProblem(offers, placed, service);
    return [
      ...(unknown === undefined ? [] : [{ file, path: `${at}.reference`, message: unknown }]),
      ...(wrong === undefined ? [] : [{ file, path: `${at}.offers`, message: wrong }]),
      ...(tell === true && offers === undefined
        ? [
            {
              file,
              path: `${at}.tell`,
              message:
                "what is told has to say what to do; name the feature that it `offers`, or remove `tell`",
            },
          ]
        : []),
    ];
  });
}

function referenceProblem(id: string, { references = {} }: ServiceDocument): string | undefined {
  return Object.hasOwn(references, id)
    ? undefined
    : `${quoted(id)} is no reference of the service${suggestion(id, Object.keys(references))}`;
}

function offerProblem(
  id: string,
  { features: bringing = [], unless, requirement }: PlacedRequirement,
  { features }: ServiceDocument,
): string | undefined {
  const feature = ownValue(features, id);
  if (feature === undefined) {
    return `${quoted(id)} is no feature of the service${suggestion(id, Object.keys(features))}`;
  }
  if (feature.default) {
    return `${quoted(id)} is on by default, so that there is nothing to offer; offer one that is off, or remove \`offers\``;
  }
  if (bringing.includes(id)) {
    return `${quoted(id)} is what brings ${quoted(requirement.id)}, so that it is on already; offer another, or remove \`offers\``;
  }
  return unless.includes(id)
    ? `${quoted(id)} takes ${quoted(requirement.id)} away, so that it allows nothing for it; offer another, or remove \`offers\``
    : undefined;
}
