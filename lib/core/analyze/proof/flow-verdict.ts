import type { Access, Packet } from "../evaluate";
import { partition } from "./partition";
import type { PathModel } from "./path-model";
import { type CellVerdict, isVerdictSettled, verdictOfCell } from "./path-verdict";
import type { Region } from "./space";

/** A part of what was asked about, with one verdict. */
export interface RegionVerdict {
  readonly region: Region;
  readonly verdict: CellVerdict;
}

/** What becomes of all packets of a region. */
export interface FlowVerdict {
  /** `Mixed`: some get through for sure, some are denied for sure, and of none is it undecided. */
  readonly access: Access | "Mixed";
  /** The parts, at least one. */
  readonly parts: readonly RegionVerdict[];
}

/** What the path decides of a region, part by part: for sure where it says Allow or Deny. */
export function verdictOf(model: PathModel, region: Region): FlowVerdict {
  const parts: RegionVerdict[] = [];
  if (region.every((set) => !set.isEmpty)) {
    partition(region, model.parts, {
      isSettled: (whole, cut) => isVerdictSettled(model, whole, cut),
      visit: (cell) => {
        parts.push({ region: cell.region, verdict: verdictOfCell(model, cell) });
        return true;
      },
    });
  }
  return verdictOfParts(parts);
}

/** What some parts are together. */
export function verdictOfParts(parts: readonly RegionVerdict[]): FlowVerdict {
  return { access: accessOf(parts), parts };
}

/** The parts that do not get through for sure, or the first part of one that does. */
export function deciding({ parts }: FlowVerdict): RegionVerdict | undefined {
  return (
    parts.find(({ verdict }) => verdict.access === "Deny") ??
    parts.find(({ verdict }) => verdict.access === "Undecided") ??
    parts[0]
  );
}

/** A packet of a part, to confirm its verdict with. */
export function witnessOf(model: PathModel, { region }: RegionVerdict): Packet {
  return model.space.witnessOf(region);
}

function accessOf(parts: readonly RegionVerdict[]): FlowVerdict["access"] {
  const kinds = new Set(parts.map(({ verdict }) => verdict.access));
  if (kinds.has("Undecided") || kinds.size === 0) return "Undecided";
  if (kinds.size > 1) return "Mixed";
  return kinds.has("Allow") ? "Allow" : "Deny";
}
