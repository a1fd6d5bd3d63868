import type {
  EntryDocument,
  RequirementDocument,
  ServiceDocument,
  ServiceDocuments,
} from "../catalog/documents";

/** The forms of a requirement, in the order that documents show them. */
export const SHOWN_FORMS = ["tags", "routes", "hosts", "urls", "subnets"] as const;

/** An entry of any form, as its file has it. */
export interface ShownEntry extends EntryDocument {
  readonly form: (typeof SHOWN_FORMS)[number];
  /** Tags, hosts or URLs; empty for connections between subnets. */
  readonly values: readonly string[];
  readonly protocol?: string;
  readonly ports?: readonly string[];
  readonly tls?: boolean;
  readonly nextHop?: string;
  readonly prefixes?: string;
}

/** A requirement with the features that bring it and take it away. */
export interface ShownRequirement {
  readonly requirement: RequirementDocument;
  /** Any of them brings it. Default: it is always needed. */
  readonly features?: readonly string[];
  readonly unless: readonly string[];
}

/** What an entry of any form may have. */
type EntryOfAnyForm = Omit<ShownEntry, "form" | "values"> & {
  readonly tag?: string;
  readonly hosts?: readonly string[];
  readonly urls?: readonly string[];
};

/** All requirements of a service, in the order of their slots. */
export function shownRequirements({ requirements }: ServiceDocuments): ShownRequirement[] {
  return requirements
    .flatMap(({ features, unless = [], requirements: each }) =>
      each.map((requirement) => ({ requirement, ...(features === undefined ? {} : { features }), unless })),
    )
    .sort((a, b) => a.requirement.slot - b.requirement.slot);
}

/** The entries of a requirement that hold, or held, in a cloud. */
export function entriesOfCloud(requirement: RequirementDocument, cloud: string): ShownEntry[] {
  return SHOWN_FORMS.flatMap((form) =>
    ((requirement[form] ?? []) as readonly EntryOfAnyForm[])
      .filter(({ clouds }) => clouds?.includes(cloud) ?? true)
      .map((entry) => ({
        ...entry,
        form,
        values: entry.hosts ?? entry.urls ?? (entry.tag === undefined ? [] : [entry.tag]),
      })),
  );
}

/** Whether the newest revision has the entry. */
export function isCurrent({ until }: { readonly until?: string }): boolean {
  return until === undefined;
}

/** The revisions that an entry or a feature holds in, in words: `all`, `since 2025-04-03`, `only 2022-09-08`. */
export function revisionsInWords(
  { since, until }: { readonly since?: string; readonly until?: string },
  { revisions }: ServiceDocument,
): string {
  const having = revisions.filter((each) => each >= (since ?? "") && (until === undefined || each < until));
  const first = having[0] ?? "";
  const last = having[having.length - 1] ?? "";
  if (having.length === revisions.length) {
    return "all";
  }
  if (until === undefined) {
    return `since ${first}`;
  }
  return first === last ? `only ${first}` : `${first} to ${last}`;
}
