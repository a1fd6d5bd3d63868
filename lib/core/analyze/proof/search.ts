import type { Packet } from "../evaluate";
import { ofOneFamily } from "./admitted-flows";
import { describeRegion, type FlowDescription } from "./flow-description";
import type { Part } from "./part";
import { partition } from "./partition";
import { LIST, type PathModel } from "./path-model";
import { isVerdictSettled, verdictOfCell } from "./path-verdict";
import type { Region } from "./space";

/** A flow that was looked for. */
export interface SearchHit {
  /** One of its packets. */
  readonly witness: Packet;
  readonly description: FlowDescription;
}

/** What a search of a region ends with. */
export interface SearchResult {
  /** A flow that is admitted for sure and not required; undefined when there is none. */
  readonly found?: SearchHit;
  /** One of which it cannot be told; only where nothing was found for sure. */
  readonly undecided?: SearchHit;
}

/**
 * Whether any packet of a region is admitted and not required: a proof, and no sample. What is not found does not
 * exist, but for what is undecided.
 */
export function search(model: PathModel, required: readonly Part[], region: Region): SearchResult {
  let found: SearchHit | undefined;
  let undecided: SearchHit | undefined;
  const isRequired = (parts: readonly Part[]): boolean =>
    parts.some(({ list, open }) => list === LIST.required && open === undefined);
  for (const inside of ofOneFamily(model.space, region)) {
    partition(inside, [...model.parts, ...required], {
      isSettled: (whole, cut) =>
        isRequired(whole) ||
        (!cut.some(({ list }) => list === LIST.required) && isVerdictSettled(model, whole, cut)),
      visit: (cell) => {
        if (isRequired(cell.parts)) return true;
        const { access } = verdictOfCell(model, cell);
        if (access === "Deny") return true;
        const hit: SearchHit = {
          witness: model.space.witnessOf(cell.region),
          description: describeRegion(model.space, cell.region),
        };
        const mayBeRequired = cell.parts.some(({ list }) => list === LIST.required);
        if (access === "Allow" && !mayBeRequired) {
          found = hit;
          return false;
        }
        undecided ??= hit;
        return true;
      },
    });
    if (found !== undefined) return { found };
  }
  return undecided === undefined ? {} : { undecided };
}
