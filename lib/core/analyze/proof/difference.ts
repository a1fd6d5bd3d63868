import type { Access, Packet } from "../evaluate";
import { ofOneFamily } from "./admitted-flows";
import { breadthOf, describeRegion, type FlowDescription } from "./flow-description";
import type { Mentions } from "./mentions";
import { mergeRegions } from "./merge-regions";
import type { Part } from "./part";
import { partition } from "./partition";
import { type PathLayers, PathModel } from "./path-model";
import { type CellVerdict, isVerdictSettled, verdictOfCell } from "./path-verdict";
import type { Region } from "./space";

/** Flows that two configurations treat in different ways. */
export interface ChangedFlow {
  /** `gained`: admitted by the second for sure and by the first not. `lost`: the other way round. `unclear`: one of the two is undecided. */
  readonly change: "gained" | "lost" | "unclear";
  readonly before: Access;
  readonly after: Access;
  readonly description: FlowDescription;
  /** A packet of them. */
  readonly witness: Packet;
  /** The deciding rules: their place in the lists of the two models; absent where no rule decides. */
  readonly rules: { readonly before?: DecidingRule; readonly after?: DecidingRule };
}

/** A rule by the layer and its place in the layer's order. */
export interface DecidingRule {
  readonly layer: CellVerdict["layer"];
  readonly rule?: number;
}

/** Two configurations in one space. */
export interface DifferenceModels {
  readonly before: PathModel;
  readonly after: PathModel;
}

/** Puts two paths into spaces that are cut alike, so that a class means the same in both. */
export function differenceModels(before: PathLayers, after: PathLayers): DifferenceModels {
  const also =
    ({ securityRules, routes, policy, virtualNetworkPrefixes }: PathLayers) =>
    (mentions: Mentions): void => {
      mentions.securityRules(securityRules ?? []);
      mentions.network([], virtualNetworkPrefixes ?? []);
      mentions.alsoRouted(routes ?? []);
      if (policy !== undefined) mentions.firewall(policy);
    };
  return { before: new PathModel(before, also(after)), after: new PathModel(after, also(before)) };
}

/**
 * The flows gained and lost from one configuration to another, the narrowest first. Both have to have the same address
 * space: with another one the same address is another endpoint.
 *
 * @throws RangeError when the two are not cut alike.
 */
export function difference({ before, after }: DifferenceModels, region?: Region): ChangedFlow[] {
  const { space } = before;
  if (shapeOf(before) !== shapeOf(after)) {
    throw new RangeError(
      "the two configurations have different address spaces; compare what stands in one virtual network",
    );
  }
  const shift = LISTS;
  const parts: Part[] = [
    ...before.parts,
    ...after.parts.map((part) => ({ ...part, list: part.list + shift })),
  ];
  const split = (given: readonly Part[]): [Part[], Part[]] => [
    given.filter(({ list }) => list < shift),
    given.filter(({ list }) => list >= shift).map((part) => ({ ...part, list: part.list - shift })),
  ];
  const groups = new Map<string, { first: CellVerdict; second: CellVerdict; regions: Region[] }>();
  for (const inside of ofOneFamily(space, region ?? space.everything())) {
    partition(inside, parts, {
      isSettled: (whole, cut) => {
        const [wholeBefore, wholeAfter] = split(whole);
        const [cutBefore, cutAfter] = split(cut);
        return (
          isVerdictSettled(before, wholeBefore, cutBefore) && isVerdictSettled(after, wholeAfter, cutAfter)
        );
      },
      visit: (cell) => {
        const [partsBefore, partsAfter] = split(cell.parts);
        const first = verdictOfCell(before, { region: cell.region, parts: partsBefore });
        const second = verdictOfCell(after, { region: cell.region, parts: partsAfter });
        if (first.access === second.access) return true;
        const key = JSON.stringify([first.access, second.access, decidingRule(first), decidingRule(second)]);
        const known = groups.get(key) ?? { first, second, regions: [] };
        groups.set(key, known);
        known.regions.push(cell.region);
        return true;
      },
    });
  }
  return [...groups.values()]
    .flatMap(({ first, second, regions }) =>
      mergeRegions(regions).map((each) => ({ each, first, second, breadth: breadthOf(space, each) })),
    )
    .sort((a, b) => a.breadth - b.breadth)
    .map(({ each, first, second }) => ({
      change: changeOf(first.access, second.access),
      before: first.access,
      after: second.access,
      description: describeRegion(space, each),
      witness: space.witnessOf(each),
      rules: { before: decidingRule(first), after: decidingRule(second) },
    }));
}

/** One more than the greatest number of a list. */
const LISTS = 16;

function changeOf(before: Access, after: Access): ChangedFlow["change"] {
  if (before === "Undecided" || after === "Undecided") return "unclear";
  return after === "Allow" ? "gained" : "lost";
}

function decidingRule({ layer, security, firewall }: CellVerdict): DecidingRule {
  const rule = (layer === "firewall" ? firewall : security)?.rule;
  return { layer, ...(rule === undefined ? {} : { rule }) };
}

/** The classes of a space as a text: two spaces with the same are cut alike. */
function shapeOf({ space }: PathModel): string {
  return JSON.stringify([
    ...[space.destination, space.source].map(({ classes }) =>
      classes.flatMap(({ endpoint, isTwin }) => (isTwin ? [] : [endpoint])),
    ),
    space.service.classes,
    space.target.classes,
    space.sourcePorts.intervals,
  ]);
}
