import type { ServiceDocuments } from "../documents";
import { rulesFile, serviceFile } from "../lint/catalog-files";
import type { LintFinding } from "../lint/catalog-rule";
import { ADDITIONS, type CatalogExtensionInput, RULE_LISTS } from "./catalog-input";
import { listName } from "./extend-documents";

/**
 * Where a finding of the lint stands in the user's file; `undefined` where it stands in what is extended, which was
 * sound before: what an addition or a correction does to it (a slot that nothing uses any more) harms nobody.
 */
export type PlaceOf = (finding: LintFinding) => string | undefined;

/** The places of a file that describes a service of its own. */
export function placesInService(documents: ServiceDocuments, file: string): PlaceOf {
  return (finding) => placeInLists(finding, documents, file) ?? placeOfFile(finding, documents);
}

function placeOfFile({ file, path }: LintFinding, documents: ServiceDocuments): string | undefined {
  if (file === serviceFile(documents)) {
    return under("service", path);
  }
  return file === rulesFile(documents) ? under("rules", path) : "";
}

/** The places of a file that extends a service. */
export function placesInExtension(
  base: ServiceDocuments,
  input: CatalogExtensionInput,
  extended: ServiceDocuments,
  file: string,
): PlaceOf {
  return (finding) =>
    placeInLists(finding, extended, file) ??
    placeOfCorrection(finding, extended, input) ??
    placeOfAddition(finding, extended, input) ??
    placeOfRule(finding, base, extended);
}

/** In one of the file's own lists of requirements. */
function placeInLists(
  { file: found, path }: LintFinding,
  { requirementFiles = [] }: ServiceDocuments,
  file: string,
): string | undefined {
  const isOwn = found.startsWith(listName(file, "")) && requirementFiles.includes(found);
  return isOwn ? under(found.slice(file.length + 1), path) : undefined;
}

/** In the forms that a correction has written anew, or at the correction where its requirement is meant. */
function placeOfCorrection(
  { file, path }: LintFinding,
  { requirements, requirementFiles = [] }: ServiceDocuments,
  { corrections = [] }: CatalogExtensionInput,
): string | undefined {
  const [, at, rest = ""] = /^requirements\[(\d+)\](?:\.(.*))?$/.exec(path) ?? [];
  const corrected = requirements[requirementFiles.indexOf(file)]?.requirements[Number(at)];
  const index = corrections.findIndex(({ requirement }) => requirement === corrected?.id);
  if (index === -1) {
    return undefined;
  }
  const form = /^[a-z]+/.exec(rest)?.[0] ?? "";
  const replaced = Object.hasOwn(corrections[index]?.replace ?? {}, form);
  return replaced ? `corrections[${index}].replace.${rest}` : `corrections[${index}]`;
}

/** In what is added to the service by id. */
function placeOfAddition(
  { file, path }: LintFinding,
  extended: ServiceDocuments,
  { service = {} }: CatalogExtensionInput,
): string | undefined {
  if (file !== serviceFile(extended)) {
    return undefined;
  }
  const isOwn = ADDITIONS.some((kind) =>
    Object.keys(service[kind] ?? {}).some(
      (id) => path === `${kind}.${id}` || path.startsWith(`${kind}.${id}.`),
    ),
  );
  return isOwn ? under("service", path) : undefined;
}

/** In a list of rules, which the file's own rules end. */
function placeOfRule(
  { file, path }: LintFinding,
  base: ServiceDocuments,
  extended: ServiceDocuments,
): string | undefined {
  const [, list = "", at = "", rest = ""] = /^([A-Za-z]+)\[(\d+)\](.*)$/.exec(path) ?? [];
  const kind = RULE_LISTS.find((each) => each === list);
  if (file !== rulesFile(extended) || kind === undefined) {
    return undefined;
  }
  const index = Number(at) - (base.rules[kind] ?? []).length;
  return index < 0 ? undefined : `rules.${kind}[${index}]${rest}`;
}

function under(part: string, path: string): string {
  return path === "" ? part : path.startsWith("[") ? `${part}${path}` : `${part}.${path}`;
}
