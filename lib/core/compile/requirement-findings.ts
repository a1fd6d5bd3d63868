import { isBrought } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import { holds, type Requirement, type Validity } from "../catalog/service";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";

/**
 * What there is to say of the requirements that a selection brings, whatever form they take: needs that the documents
 * leave out for the cloud, corrections of the user's catalog, and what others know beside the documents.
 */
export function requirementFindings(selection: Selection): Diagnostic[] {
  return [...ofRequirements(selection), ...removed(selection)];
}

function removed({ service }: Selection): Diagnostic[] {
  return service.removed.map(({ id, reason }) =>
    diagnostic("requirement-corrected", `requirement ${id}`, `\`${id}\` was taken away: ${reason}`, id),
  );
}

function ofRequirements(selection: Selection): Diagnostic[] {
  return selection.service.requirements
    .filter((requirement) => isBrought(requirement, selection.features))
    .flatMap((requirement) => [
      ...undocumented(requirement, selection),
      ...corrected(requirement, selection),
      ...(isHere(requirement, selection) ? fieldNotes(requirement, selection) : []),
    ]);
}

function undocumented(requirement: Requirement, selection: Selection): Diagnostic[] {
  const { cloud, revision } = selection;
  const { id, purpose, undocumentedIn } = requirement;
  if (!undocumentedIn.has(cloud.id) || !isDocumentedIn(requirement, selection)) {
    return [];
  }
  const message = `\`${id}\` (${purpose}) has no documented form in ${cloud.displayName} at ${revision}; nothing is allowed for it`;
  return [diagnostic("undocumented-in-cloud", `requirement ${id}`, message, id)];
}

/** Whether the revision documents the requirement for any cloud. */
function isDocumentedIn(requirement: Requirement, { revisionIndex }: Selection): boolean {
  return entriesOf(requirement).some(
    ({ validity }) => revisionIndex >= validity.since && revisionIndex < validity.until,
  );
}

function entriesOf({ tags, hosts, urls, subnets, routes }: Requirement): { readonly validity: Validity }[] {
  return [...tags, ...hosts, ...urls, ...subnets, ...routes];
}

/** Whether the requirement has any form in the selection's cloud and revision. */
function isHere(requirement: Requirement, { cloud, revisionIndex }: Selection): boolean {
  return entriesOf(requirement).some(({ validity }) => holds(validity, cloud.id, revisionIndex));
}

function corrected(requirement: Requirement, selection: Selection): Diagnostic[] {
  const { id, corrected: reason } = requirement;
  if (reason === undefined || !isHere(requirement, selection)) {
    return [];
  }
  const message = `\`${id}\` is not as the documents have it: ${reason}`;
  return [diagnostic("requirement-corrected", `requirement ${id}`, message, id)];
}

function fieldNotes({ id, notes }: Requirement, selection: Selection): Diagnostic[] {
  const { service, features, cloud, revisionIndex } = selection;
  return notes.flatMap(({ text, reference, offers, tell }) => {
    const offered = offers === undefined || !tell ? undefined : service.features.get(offers);
    if (
      offered === undefined ||
      features.has(offered.id) ||
      !holds(offered.validity, cloud.id, revisionIndex)
    ) {
      return [];
    }
    const known = reference === undefined ? "" : ` (${reference.title}, ${reference.url})`;
    const message = `${text}${known} The feature \`${offered.id}\` allows for it.`;
    return [diagnostic("field-note", `requirement ${id}`, message, id)];
  });
}
