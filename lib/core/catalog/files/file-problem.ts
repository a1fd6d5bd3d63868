import { compareText } from "../../address/compare-text";
import type { Position } from "./text-positions";

/**
 * What is wrong with a catalog file.
 *
 * - `catalog-file-syntax`: the text is not JSON or YAML as it is read here.
 * - `catalog-file-too-large`, `catalog-file-too-deep`: it exceeds a limit of the reader.
 * - `catalog-file-shape`: a value has another type than the schema asks for, or is missing. Nothing that relies on
 *   the document's types can look at it.
 * - `catalog-file-value`: the types are right, a value is not.
 */
export type FileProblemCode =
  | "catalog-file-syntax"
  | "catalog-file-too-large"
  | "catalog-file-too-deep"
  | "catalog-file-shape"
  | "catalog-file-value";

/** Something that is wrong with a catalog file. */
export interface FileProblem {
  readonly code: FileProblemCode;
  /** The file, as its reader named it. */
  readonly file: string;
  /** The place in the document: `requirements[3].tags[0].ports[1]`. Empty for the file as a whole. */
  readonly path: string;
  /** The place in the text. Default: the problem is the file's as a whole. */
  readonly position?: Position;
  /** What is wrong, the value, what is allowed, and what to do: lower case, without a full stop at its end. */
  readonly message: string;
}

/** Orders problems by their places in the text; those of the file as a whole come first. */
export function compareProblems(a: FileProblem, b: FileProblem): number {
  return (
    (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
    (a.position?.column ?? 0) - (b.position?.column ?? 0) ||
    compareText(a.path, b.path) ||
    compareText(a.message, b.message)
  );
}
