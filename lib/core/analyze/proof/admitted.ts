import { ofOneFamily } from "./admitted-flows";
import { breadthOf, describeRegion, type FlowDescription } from "./flow-description";
import { mergeRegions } from "./merge-regions";
import { partition } from "./partition";
import type { PathModel } from "./path-model";
import { isVerdictSettled, verdictOfCell } from "./path-verdict";
import type { Region } from "./space";

/** Everything of a region that the path admits for sure, in merged regions, the narrowest first. */
export function admittedRegions(model: PathModel, region: Region = model.space.everything()): Region[] {
  const found: Region[] = [];
  for (const inside of ofOneFamily(model.space, region)) {
    partition(inside, model.parts, {
      isSettled: (whole, cut) => isVerdictSettled(model, whole, cut),
      visit: (cell) => {
        if (verdictOfCell(model, cell).access === "Allow") found.push(cell.region);
        return true;
      },
    });
  }
  return mergeRegions(found)
    .map((each) => ({ each, breadth: breadthOf(model.space, each) }))
    .sort((a, b) => a.breadth - b.breadth)
    .map(({ each }) => each);
}

/** The same as descriptions. */
export function admitted(model: PathModel, region?: Region): FlowDescription[] {
  return admittedRegions(model, region).map((each) => describeRegion(model.space, each));
}
