import type { Direction, Packet } from "../evaluate";
import { isOrderOpen } from "../evaluate/rule-collection-order";
import { type LocalSide, localClasses } from "./flow-regions";
import { mergeRegions } from "./merge-regions";
import type { Part } from "./part";
import { PartIndex } from "./part-index";
import { partition } from "./partition";
import { LIST, type PathModel } from "./path-model";
import { type CellVerdict, isVerdictSettled, verdictOfCell } from "./path-verdict";
import { intersection, type Region, type Space } from "./space";

/** What a rule admits beyond what is required. */
export interface Excess {
  readonly layer: CellVerdict["layer"];
  /** The deciding rule's place in its list; absent where no rule decides, but a route. */
  readonly rule?: number;
  /** What it admits and nothing requires, in as few regions as were found; they do not overlap. */
  readonly regions: readonly Region[];
  /** Whether there is more than the regions say: the search was ended. */
  readonly isCut: boolean;
  /** Whether a requirement may ask for all of it, and only a service-tag file tells. */
  readonly isOpen: boolean;
  /** A packet of the first region. */
  readonly witness: Packet;
}

/** How many regions one rule's excess is looked at in, before its description is cut. */
const MOST_REGIONS = 24;

/** The same of regions of which only a service-tag file tells whether they are required. */
const MOST_OPEN_REGIONS = 48;

/** How many steps one rule's search may take. */
const MOST_STEPS = 20_000;

/**
 * The packets that leave the workload's subnets for elsewhere than the inside of the network, and those that come in
 * from there: what Azure's default rules let through within a virtual network is nobody's excess.
 */
export function outsideRegions({ space }: PathModel, local: LocalSide): Region[] {
  const { source, destination, service } = space;
  const region = (direction: Direction): Region => {
    const isOut = direction === "Outbound";
    return space.region({
      service: service.where((each) => each.direction === direction),
      source: isOut ? localClasses(source, local) : source.base.without(source.inside),
      destination: isOut ? destination.base.without(destination.inside) : localClasses(destination, local),
    });
  };
  return [region("Outbound"), region("Inbound")].flatMap((each) => ofOneFamily(space, each));
}

/** The packets of a region whose two ends have addresses of one family; no others exist. */
export function ofOneFamily({ source, destination }: Space, region: Region): Region[] {
  const [ofDestination, service, ofSource, ...others] = region;
  if (ofDestination === undefined || service === undefined || ofSource === undefined) return [];
  const regions: Region[] = [
    [ofDestination.without(destination.ipv6), service, ofSource.without(source.ipv6), ...others],
    [ofDestination.and(destination.ipv6), service, ofSource.and(source.ipv6), ...others],
  ];
  return regions.filter((sets) => sets.every((set) => !set.isEmpty));
}

/**
 * What each rule admits that no requirement asks for.
 *
 * @param required parts of the list `LIST.required`
 * @param regions where to look
 */
export function admittedBeyond(
  model: PathModel,
  required: readonly Part[],
  regions: readonly Region[],
): Excess[] {
  const deciding = model.parts.filter(
    ({ list, answer, open }) =>
      (list === LIST.security || list === LIST.firewall) && answer === "yes" && open === undefined,
  );
  const byRule = new Map<string, Part[]>();
  for (const part of deciding) {
    if (!allows(model, part)) continue;
    const key = `${part.list} ${part.rule}`;
    byRule.set(key, [...(byRule.get(key) ?? []), part]);
  }
  const all = new PartIndex([...model.parts, ...required]);
  return [...byRule.values()].flatMap((ofRule) => {
    const [first] = ofRule;
    if (first === undefined) return [];
    const found = excessOf(model, all, first, ofRule, regions);
    return found === undefined ? [] : [found];
  });
}

function allows({ securityRules, firewallRules }: PathModel, { list, rule }: Part): boolean {
  return list === LIST.security
    ? securityRules?.[rule]?.access === "Allow"
    : firewallRules?.[rule]?.place.collection.action === "Allow";
}

function excessOf(
  model: PathModel,
  parts: PartIndex,
  { list, rule }: Part,
  ofRule: readonly Part[],
  regions: readonly Region[],
): Excess | undefined {
  const found = new FewRegions(MOST_REGIONS);
  const open = new FewRegions(MOST_OPEN_REGIONS);
  let steps = 0;
  let isCut = false;
  const layer = list === LIST.security ? "nsg" : "firewall";
  const inside = ofRule
    .map((part) => byName(model, part))
    .flatMap((part) => {
      const common = within(part, regions);
      const met = common.length === 0 ? [] : bearingOn(model, part, parts.meeting(part.region));
      return common.map((region) => ({ region, met }));
    });
  for (const { region, met } of inside) {
    if (isCut) break;
    const isWhole = partition(region, met, {
      step: () => {
        steps += 1;
        return steps <= MOST_STEPS;
      },
      isSettled: (whole, cut) =>
        isRequired(whole) ||
        isBefore(whole, list, rule) ||
        (!cut.some((part) => part.list === LIST.required) && isVerdictSettled(model, whole, cut)),
      visit: (cell) => {
        if (isRequired(cell.parts) || isBefore(cell.parts, list, rule)) return true;
        const verdict = verdictOfCell(model, cell);
        const decided = layer === "nsg" ? verdict.security : verdict.firewall;
        if (verdict.access !== "Allow" || verdict.layer !== layer || decided?.rule !== rule) return true;
        const mayBeRequired = cell.parts.some((part) => part.list === LIST.required);
        return mayBeRequired ? open.add(cell.region) : found.add(cell.region);
      },
    });
    isCut = !isWhole;
  }
  const isOpen = found.isEmpty;
  const merged = (isOpen ? open : found).merged();
  const [first] = merged;
  return first === undefined
    ? undefined
    : { layer, rule, regions: merged, isCut, isOpen, witness: model.space.witnessOf(first) };
}

/** Regions that are merged as they come, until too many are left. */
class FewRegions {
  private regions: Region[] = [];

  public constructor(private readonly most: number) {}

  public get isEmpty(): boolean {
    return this.regions.length === 0;
  }

  /** @returns whether there is room for more */
  public add(region: Region): boolean {
    this.regions.push(region);
    if (this.regions.length >= this.most) this.regions = this.merged();
    return this.regions.length < this.most;
  }

  public merged(): Region[] {
    return mergeRegions(this.regions);
  }
}

/**
 * A rule that decides by name, for any address, is looked at where the address says nothing: the host lies in no
 * service tag that is told. What it admits elsewhere as well is the same names.
 */
function byName({ space }: PathModel, part: Part): Part {
  const [destination, service, source, target, sourcePort] = part.region;
  if (destination?.isFull !== true || target === undefined || target.isFull) return part;
  const nowhere = space.destination.elsewhere;
  return service === undefined || source === undefined || sourcePort === undefined
    ? part
    : { ...part, region: [nowhere, service, source, target, sourcePort] };
}

/**
 * The parts on which it depends whether a rule decides on what it surely matches: rules of its list that come behind
 * it do not, unless nothing says which of the two comes first.
 */
function bearingOn(
  { securityRules, firewallRules }: PathModel,
  { list, rule }: Part,
  met: readonly Part[],
): Part[] {
  const own = firewallRules?.[rule]?.place;
  return met.filter((part) => {
    if (part.list !== list || part.rule <= rule) return true;
    if (list === LIST.security)
      return securityRules?.[part.rule]?.priority === securityRules?.[rule]?.priority;
    const other = firewallRules?.[part.rule]?.place;
    return (
      own !== undefined &&
      other !== undefined &&
      own.collection !== other.collection &&
      isOrderOpen(own, other)
    );
  });
}

/** What of a part lies in the regions. */
function within(part: Part, regions: readonly Region[]): Region[] {
  return regions.flatMap((region) => {
    const common = intersection(part.region, region);
    return common === undefined ? [] : [common];
  });
}

function isRequired(parts: readonly Part[]): boolean {
  return parts.some((part) => part.list === LIST.required && part.open === undefined);
}

/** Whether a rule of the list before the given one surely decides. */
function isBefore(whole: readonly Part[], list: number, rule: number): boolean {
  return whole.some(
    (part) => part.list === list && part.rule < rule && part.answer === "yes" && part.open === undefined,
  );
}
