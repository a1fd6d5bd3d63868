import { compareText } from "../address/compare-text";
import { isDeferred } from "../address/deferred";
import type { FirewallWorkload } from "./firewall-rules";
import { hashOf } from "./text-hash";

/**
 * What some of a firewall's workloads are called in the names of rules and IP groups: nothing for all of them, the
 * region where they are the workloads of one, the workload's own name where it is one, else a number that follows from
 * their selections. None of these changes when a workload is added that selects what another one does.
 *
 * Where another workload selects the same and is none of them, the number follows from the parameters that they share as
 * well, as workspaces do that have one storage account; and where that is not enough (the other one has another catalog),
 * from their names. So no two sets have one name.
 */
export function sourceSetName(
  workloads: readonly FirewallWorkload[],
  all: readonly FirewallWorkload[],
): string {
  if (workloads.length === all.length) {
    return "";
  }
  const regions = new Set(workloads.map(({ selection }) => selection.region.name));
  const [region = ""] = regions;
  const ofRegion = all.filter(({ selection }) => selection.region.name === region);
  if (regions.size === 1 && ofRegion.length === workloads.length) {
    return region;
  }
  const [one] = workloads;
  if (workloads.length === 1 && one !== undefined && !isTaken(one.name, all)) {
    return one.name;
  }
  const ways = [[], sharedParameters(workloads)].map((shared) => keysOf(workloads, all, shared));
  const keys = ways.find((each) => each !== undefined) ?? workloads.map(({ name }) => `name ${name}`);
  return hashOf([...keys].sort(compareText).join("\n"));
}

/** What workloads select, with some parameters; undefined where another workload selects the same. */
function keysOf(
  workloads: readonly FirewallWorkload[],
  all: readonly FirewallWorkload[],
  parameters: readonly string[],
): ReadonlySet<string> | undefined {
  const keyOf = (workload: FirewallWorkload): string => selectionKey(workload, parameters);
  const keys = new Set(workloads.map(keyOf));
  return all.filter((each) => keys.has(keyOf(each))).length === workloads.length ? keys : undefined;
}

/** Whether a workload's name is what some set of workloads is called, or the IP group of all sources. */
function isTaken(name: string, all: readonly FirewallWorkload[]): boolean {
  const others = ["all", ...all.map(({ selection }) => selection.region.name)];
  return others.includes(name.toLowerCase()) || /^[0-9a-f]{8}$/i.test(name);
}

/** What a workload selects, apart from the values that are its own. */
function selectionKey({ selection }: FirewallWorkload, shared: readonly string[]): string {
  const { region, revision, features, parameters } = selection;
  const values = shared.map((id) => `${id}=${parameters.get(id)}`);
  return [region.name, revision, ...[...features].sort(compareText), ...values].join(" ");
}

/** The parameters that have one known value in several workloads. */
function sharedParameters(workloads: readonly FirewallWorkload[]): string[] {
  const [first, ...others] = workloads.map(({ selection }) => selection.parameters);
  return [...(first ?? [])]
    .filter(([id, value]) => !isDeferred(value) && others.every((each) => each.get(id) === value))
    .map(([id]) => id)
    .sort(compareText);
}
