import { compareText } from "../address/compare-text";
import type { Configuration } from "../analyze/configuration";
import {
  type ChangedFlow,
  type CheckContext,
  type ConfigurationPath,
  configurationPaths,
  type DecidingRule,
  type DifferenceModels,
  difference,
  differenceModels,
  type PathModel,
} from "../analyze/proof";
import type { ClassSet } from "../analyze/proof/class-set";
import type { EndpointDimension } from "../analyze/proof/endpoint-dimension";
import { localClasses } from "../analyze/proof/flow-regions";
import { layersOfPath } from "../analyze/proof/layers-of-path";
import { localSideOf } from "../analyze/proof/local-side";
import { rulePlace } from "../analyze/proof/rule-place";
import type { Region, Space } from "../analyze/proof/space";
import { type ChangeSide, effectOf, type FlowChange } from "./flow-change";

/** What became of a comparison: the changes, or why the two cannot be compared. */
export type ConfigurationChanges =
  | { readonly changes: readonly FlowChange[] }
  | { readonly changes?: undefined; readonly problem: string };

const VERDICTS = { Allow: "allowed", Deny: "denied", Undecided: "undecided" } as const;

/**
 * The flows that one configuration lets through and another does not: a proof, and no sample.
 *
 * Where each holds one path, the two are compared, whatever their resources are called. Where one holds several, each is
 * compared with the one of the other that has the same names. Where the workload's subnets are known, or the rules write
 * them, what they send and receive is compared; otherwise every packet.
 *
 * @returns the changes of each pair of paths, the narrowest first, and unclear ones last
 */
export function configurationChanges(
  before: Configuration,
  after: Configuration,
  context: CheckContext,
): ConfigurationChanges {
  const pairs = pairsOf(configurationPaths(before), configurationPaths(after));
  if (!("pairs" in pairs)) {
    return pairs;
  }
  const changes = pairs.pairs.flatMap(([former, latter]) => changesOf(former, latter, context));
  return { changes: [...new Map(changes.map((each) => [JSON.stringify(each), each])).values()] };
}

function pairsOf(
  before: readonly ConfigurationPath[],
  after: readonly ConfigurationPath[],
): { readonly pairs: [ConfigurationPath, ConfigurationPath][] } | { readonly problem: string } {
  const [former] = before;
  const [latter] = after;
  if (former !== undefined && latter !== undefined && before.length === 1 && after.length === 1) {
    return { pairs: [[former, latter]] };
  }
  const named = (paths: readonly ConfigurationPath[]) => new Map(paths.map((path) => [nameOf(path), path]));
  const [befores, afters] = [named(before), named(after)];
  const lonely = [...befores.keys(), ...afters.keys()].filter(
    (name) => !befores.has(name) || !afters.has(name),
  );
  if (lonely.length > 0 || befores.size < before.length || afters.size < after.length) {
    const names = [...new Set(lonely)].sort(compareText).join("; ");
    const which = names === "" ? "names stand twice" : `only one of the two has: ${names}`;
    return {
      problem: `a file holds several security groups, route tables or policies, which are compared by their names, and ${which}; give files that hold the same ones, or one path each`,
    };
  }
  return {
    pairs: [...befores].flatMap(([name, path]): [ConfigurationPath, ConfigurationPath][] => {
      const other = afters.get(name);
      return other === undefined ? [] : [[path, other]];
    }),
  };
}

function nameOf({ securityGroup, routeTable, ruleCollectionGroups }: ConfigurationPath): string {
  const [group] = ruleCollectionGroups ?? [];
  return [
    ...(securityGroup === undefined ? [] : [`security group ${securityGroup.name}`]),
    ...(routeTable === undefined ? [] : [`route table ${routeTable.name}`]),
    ...(group === undefined ? [] : [`policy ${group.policy}`]),
  ].join(", ");
}

function changesOf(former: ConfigurationPath, latter: ConfigurationPath, given: CheckContext): FlowChange[] {
  const subnets =
    given.subnets ??
    [...new Set([former, latter].flatMap((path) => localSideOf(path).subnets))].sort(compareText);
  const { virtualNetworkPrefixes = [], ...facts } = given;
  // The subnets lie in the address space, and are told apart.
  const addressSpace = [...new Set([...virtualNetworkPrefixes, ...subnets])];
  const known = addressSpace.length === 0 ? facts : { ...facts, virtualNetworkPrefixes: addressSpace };
  const models = differenceModels(layersOfPath(former, known), layersOfPath(latter, known));
  const side = (
    path: ConfigurationPath,
    model: PathModel,
    access: keyof typeof VERDICTS,
    deciding: DecidingRule | undefined,
  ): ChangeSide => {
    const text = deciding === undefined ? "" : rulePlace({ path, model }, deciding.layer, deciding.rule).text;
    return { verdict: VERDICTS[access], rules: text === "" ? [] : [text] };
  };
  return changedFlows(models, subnets).map(({ change, before, after, description, rules }) => {
    const { direction, protocol, port, source, destination, host } = description;
    return {
      change,
      effect: effectOf(change),
      direction,
      protocol,
      port,
      source,
      destination,
      ...(host === undefined ? {} : { host }),
      before: side(former, models.before, before, rules.before),
      after: side(latter, models.after, after, rules.after),
    };
  });
}

/**
 * The changes of what leaves the workload's subnets, and of what enters them, the unclear ones last; of everything where
 * the subnets are not known.
 *
 * That an address of the virtual network which nobody tells may lie in any prefix is no change: private addresses and
 * those of the address space are looked at one by one.
 */
function changedFlows(models: DifferenceModels, subnets: readonly string[]): readonly ChangedFlow[] {
  const { space } = models.before;
  if (subnets.length === 0) {
    return difference(models);
  }
  const all = ownRegions(space, subnets, (far) => far.base).flatMap((region) => difference(models, region));
  const sure = all.filter(({ change }) => change !== "unclear");
  if (sure.length === all.length) {
    return sure;
  }
  const told = ownRegions(space, subnets, (far) => far.base.without(far.inside.without(far.told)));
  const unclear = told.flatMap((region) => difference(models, region));
  return [...sure, ...unclear.filter(({ change }) => change === "unclear")];
}

function ownRegions(
  space: Space,
  subnets: readonly string[],
  farClasses: (far: EndpointDimension) => ClassSet,
): Region[] {
  const { source, destination, service } = space;
  return [
    space.region({
      service: service.where(({ direction }) => direction === "Outbound"),
      source: localClasses(source, { subnets }),
      destination: farClasses(destination),
    }),
    space.region({
      service: service.where(({ direction }) => direction === "Inbound"),
      source: farClasses(source),
      destination: localClasses(destination, { subnets }),
    }),
  ].filter((region) => region.every((set) => !set.isEmpty));
}
