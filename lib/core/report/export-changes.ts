import { compareText } from "../address/compare-text";
import { intersectPorts } from "../address/port-range";
import { protocolContains } from "../address/protocol";
import type { ComparableDestination, ComparableExport } from "../export/comparable-export";
import { compareExports, type ReachChange } from "../export/compare-exports";
import { reachOf } from "../export/reach";
import { readPortSet } from "../export/read-destination";
import { groupedBy } from "../grouped-by";
import { parsePrefixes } from "../prefixes/parse-prefixes";
import { effectOf, type FlowChange } from "./flow-change";
import { OWN_SUBNETS } from "./flow-list";

/**
 * The flows that one export lists and another does not, however they are divided into prefixes and port sets: one for
 * each prefix or name, with the requirements that it serves.
 *
 * @returns the lost ones, then the gained ones, each in the order of `compareExports`
 */
export function exportChanges(before: ComparableExport, after: ComparableExport): FlowChange[] {
  const { lost, gained } = compareExports(before, after);
  return [
    ...lost.flatMap((change) => changesOf("lost", change, before)),
    ...gained.flatMap((change) => changesOf("gained", change, after)),
  ];
}

function changesOf(change: "gained" | "lost", reach: ReachChange, having: ComparableExport): FlowChange[] {
  const listed = having.destinations.filter((each) => each.kind === reach.kind && mayReach(each, reach));
  const requirementsOf = reach.kind === "address-prefix" ? byAddress(listed) : byName(listed);
  return reach.destinations.map((destination): FlowChange => {
    const present = { verdict: "required", rules: requirementsOf(destination) } as const;
    const absent = { verdict: "not-required", rules: [] } as const;
    return {
      change,
      effect: effectOf(change),
      direction: "outbound",
      protocol: reach.protocol,
      port: reach.ports.join(", "),
      source: OWN_SUBNETS,
      destination,
      before: change === "lost" ? present : absent,
      after: change === "lost" ? absent : present,
    };
  });
}

/** Whether a destination has a part in what is reached on some ports. */
function mayReach({ protocol, ports }: ComparableDestination, reach: ReachChange): boolean {
  const read = readPortSet("Any", reach.ports);
  const ofReach = reach.protocol === "Other" ? "Any" : reach.protocol;
  return (
    (protocolContains(protocol, ofReach) || ofReach === "Any") &&
    read.ok &&
    intersectPorts(ports, read.value.ports).length > 0
  );
}

function byName(listed: readonly ComparableDestination[]): (name: string) => readonly string[] {
  const named = groupedBy(listed, ({ destination }) => destination);
  return (name) => sorted((named.get(name) ?? []).flatMap(({ requirements }) => requirements));
}

/** A prefix of the difference may be a part of one that is listed, or of several. */
function byAddress(listed: readonly ComparableDestination[]): (prefix: string) => readonly string[] {
  const groups = [...groupedBy(listed, ({ requirements }) => JSON.stringify(requirements)).values()].map(
    (group) => ({ addresses: reachOf(group).addresses, requirements: group[0]?.requirements ?? [] }),
  );
  return (prefix) => {
    const read = parsePrefixes([prefix]);
    return read.ok
      ? sorted(
          groups.flatMap(({ addresses, requirements }) =>
            addresses.intersection(read.value).isEmpty ? [] : requirements,
          ),
        )
      : [];
  };
}

function sorted(requirements: readonly string[]): readonly string[] {
  return [...new Set(requirements)].sort(compareText);
}
