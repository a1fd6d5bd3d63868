import type { Configuration } from "../analyze/configuration";
import { type CheckContext, configurationPaths, type SearchHit, search } from "../analyze/proof";
import type { Selection } from "../catalog/selection";
import { type AskedFlow, type AskedPath, askedPath } from "./asked-path";

/** What a search ends with, over all paths of a configuration. */
export interface SearchOutcome {
  /** A flow that is admitted for sure and not required. */
  readonly found?: SearchHit;
  /** One of which that is not sure; only where nothing was found. */
  readonly undecided?: SearchHit;
}

/**
 * Whether any flow of those that are asked about is admitted and not required: a proof, and no sample, but for what is
 * undecided.
 */
export function searchConfiguration(
  configuration: Configuration,
  selection: Selection,
  context: CheckContext,
  asked: AskedFlow,
): SearchOutcome {
  let undecided: SearchHit | undefined;
  for (const path of configurationPaths(configuration)) {
    const outcome = searchPath(askedPath(path, selection, context, asked));
    if (outcome.found !== undefined) {
      return outcome;
    }
    undecided ??= outcome.undecided;
  }
  return undecided === undefined ? {} : { undecided };
}

function searchPath({ model, required, sure, told, isToldAsked }: AskedPath): SearchOutcome {
  const parts = required.flatMap((each) => each.parts);
  const first = search(model, parts, sure);
  if (first.found !== undefined) {
    return first;
  }
  // What depends on the tags that an address may be in is left out: every address may be in every one.
  const { found } = search(model, parts, told);
  if (found !== undefined && isToldAsked) {
    return { found };
  }
  const undecided = first.undecided ?? found;
  return undecided === undefined ? {} : { undecided };
}
