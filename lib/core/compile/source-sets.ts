import { compareText } from "../address/compare-text";
import type { FirewallWorkload } from "./firewall-rules";

/**
 * What some of a firewall's workloads are called in the names of rules and IP groups: nothing for all of them, the
 * region where they are the workloads of one, the workload's own name where it is one, else a number that follows from
 * their selections. None of these changes when a workload is added that selects what another one does.
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
  if (workloads.length === 1 && one !== undefined) {
    return one.name;
  }
  const selections = new Set(workloads.map(selectionKey));
  return hashOf([...selections].sort(compareText).join("\n"));
}

/** What a workload selects, apart from the values that are its own. */
function selectionKey({ selection: { region, revision, features } }: FirewallWorkload): string {
  return [region.name, revision, ...[...features].sort(compareText)].join(" ");
}

/** FNV-1a of 32 bits, as eight digits: short, and the same everywhere. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
