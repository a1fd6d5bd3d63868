import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { CloudId } from "../cloud";
import type { ServiceDocument } from "../documents";

/** When an entry or a feature holds, as its file says. */
interface ValidityDocument {
  readonly clouds?: readonly string[];
  /** Default: the oldest revision. */
  readonly since?: string;
  readonly until?: string;
}

/**
 * The revisions in which an entry or a feature holds, oldest first; at least one. `undefined` where `since` and
 * `until` are wrong, see {@link validityProblems}: one rule tells that, and the others have nothing to go by.
 */
export function revisionsOf(
  { since, until }: ValidityDocument,
  { revisions }: ServiceDocument,
): readonly string[] | undefined {
  const first = since === undefined ? 0 : revisions.indexOf(since);
  const end = until === undefined ? revisions.length : revisions.indexOf(until);
  return first === -1 || end <= first ? undefined : revisions.slice(first, end);
}

/** The clouds of `all` that an entry or a feature holds in, in the order of `all`. */
export function cloudsOf({ clouds }: ValidityDocument, all: readonly CloudId[]): readonly CloudId[] {
  return clouds === undefined ? all : all.filter((id) => clouds.includes(id));
}

/** What is wrong with `since` and `until`, which every reader of the catalog looks up in the list of revisions. */
export function validityProblems(
  { since, until }: ValidityDocument,
  { revisions }: ServiceDocument,
): { readonly key: string; readonly message: string }[] {
  const unknown = [
    ["since", since],
    ["until", until],
  ].flatMap(([key = "", value]) =>
    value === undefined || revisions.includes(value)
      ? []
      : [{ key, message: `${quoted(value)} is no revision of the service${suggestion(value, revisions)}` }],
  );
  if (unknown.length > 0 || until === undefined) {
    return unknown;
  }
  const first = since ?? revisions[0] ?? "";
  return revisions.indexOf(first) < revisions.indexOf(until)
    ? []
    : [
        {
          key: "until",
          message: `${quoted(until)} is not after ${quoted(first)}, so that it holds in no revision; \`until\` is the first revision that no longer has it`,
        },
      ];
}
