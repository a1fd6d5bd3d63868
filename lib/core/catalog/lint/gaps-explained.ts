import { quoted } from "../../address/quoted";
import type { CloudId } from "../cloud";
import type { ServiceDocuments } from "../documents";
import { entriesIn, type PlacedEntry, type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf, revisionsOf } from "./document-validity";
import { listed } from "./listed";
import { ownValue } from "./own-value";

const FORMS = ["tags", "hosts", "urls", "subnets", "routes"] as const;

type Holds = (cloud: CloudId, revision: string) => boolean;

/** Where a form is missing, in words. */
interface Gap {
  readonly where: string;
  readonly gap: string;
}

/** A row that was forgotten while copying one table for each cloud looks exactly like a need that a cloud lacks. */
export const rule = catalogRule(
  "gaps-explained",
  "A form that a requirement has in one cloud and not in another, or in two revisions and not between them, has a note that says why.",
  ({ clouds, service }) => {
    const ids = Object.keys(clouds) as CloudId[];
    return requirementsOf(service).flatMap((placed) => {
      const own = entriesIn(placed);
      const explained = (placed.requirement.notes ?? []).length > 0;
      return explained ? [] : FORMS.flatMap((form) => formProblems(placed, own, form, service, ids));
    });
  },
);

function formProblems(
  placed: PlacedRequirement,
  own: readonly PlacedEntry[],
  form: (typeof FORMS)[number],
  documents: ServiceDocuments,
  ids: readonly CloudId[],
): Problem[] {
  const entries = own.filter((each) => each.form === form);
  if (entries.some(({ entry }) => entry.note !== undefined)) {
    return [];
  }
  const { file, path, features, requirement } = placed;
  const { service } = documents;
  const having =
    features === undefined
      ? ids
      : ids.filter((id) =>
          features.some((each) => cloudsOf(ownValue(service.features, each) ?? {}, ids).includes(id)),
        );
  const clouds = having.filter((id) => !requirement.undocumentedIn?.includes(id));
  const holdsIn: Holds = (cloud, revision) =>
    entries.some(
      ({ entry }) =>
        cloudsOf(entry, clouds).includes(cloud) && (revisionsOf(entry, service) ?? []).includes(revision),
    );
  return [
    ...cloudGaps(clouds, service.revisions, holdsIn),
    ...revisionGaps(clouds, service.revisions, holdsIn),
  ].map(({ where, gap }) => ({
    file,
    path: `${path}.${form}`,
    message: `${where} the ${form} of ${quoted(requirement.id)} hold ${gap}; add what is missing, or say in a note why there is none`,
  }));
}

/** Clouds that lack the form while others have it, told once for all revisions with the same gap. */
function cloudGaps(clouds: readonly CloudId[], revisions: readonly string[], holdsIn: Holds): Gap[] {
  const byGap = new Map<string, string[]>();
  for (const revision of revisions) {
    const having = clouds.filter((cloud) => holdsIn(cloud, revision));
    const lacking = clouds.filter((cloud) => !having.includes(cloud));
    if (having.length > 0 && lacking.length > 0) {
      const gap = `in ${listed(having)} and not in ${listed(lacking)}`;
      byGap.set(gap, [...(byGap.get(gap) ?? []), revision]);
    }
  }
  return [...byGap].map(([gap, those]) => ({ where: `in ${listed(those)}`, gap }));
}

/** Revisions of one cloud that lack the form between two that have it. */
function revisionGaps(clouds: readonly CloudId[], revisions: readonly string[], holdsIn: Holds): Gap[] {
  return clouds.flatMap((cloud) => {
    const held = revisions.map((revision) => holdsIn(cloud, revision));
    const [first, last] = [held.indexOf(true), held.lastIndexOf(true)];
    const between = revisions.filter((_, index) => !held[index] && index > first && index < last);
    return between.length === 0
      ? []
      : [{ where: `in \`${cloud}\``, gap: `before and after ${listed(between)} and not there` }];
  });
}
