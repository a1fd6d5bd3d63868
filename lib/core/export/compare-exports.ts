import { compareText } from "../address/compare-text";
import {
  disjointPorts,
  formatPorts,
  type PortRange,
  portsContain,
  portsKey,
  portsOf,
} from "../address/port-range";
import { PROTOCOLS, type Protocol, protocolContains } from "../address/protocol";
import { groupedBy } from "../grouped-by";
import type { ComparableExport } from "./comparable-export";
import { portSetKey } from "./destination-order";
import { type Reach, reachBeyond, reachOf, reachOfAll } from "./reach";
import { DESTINATION_KINDS, type Destination, type DestinationKind } from "./selection-export";

/** How two exports differ. */
export interface ExportDifference {
  readonly metadata: readonly MetadataDifference[];
  /** What only the latter lets through: it is wider by these. */
  readonly gained: readonly ReachChange[];
  /** What only the former lets through: it is narrower by these. */
  readonly lost: readonly ReachChange[];
  /** How many entries only one of the two has, whatever they reach. */
  readonly entries: { readonly added: number; readonly removed: number };
}

/** A key of the metadata whose values differ; null where an export does not have it. */
export interface MetadataDifference {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Destinations that are gained or lost on some ports. */
export interface ReachChange {
  /** `Any` for every protocol there is, `Other` for every one that has no name here. */
  readonly protocol: Protocol | "Other";
  readonly ports: readonly string[];
  readonly kind: DestinationKind;
  /** Of addresses the fewest prefixes that hold them exactly, else names. */
  readonly destinations: readonly string[];
  /** How many addresses the prefixes have, as text. Default: the destinations are names. */
  readonly addresses?: string;
}

/**
 * Compares what two exports let through: addresses exactly, by protocol and port, however they are divided into
 * prefixes and port sets; names by the patterns that cover them. Addresses and names are not compared with each other,
 * because which addresses a name has is not known.
 */
export function compareExports(before: ComparableExport, after: ComparableExport): ExportDifference {
  const [former, latter] = [before.destinations, after.destinations].map(groupsOf);
  const cells = cellsOf([...(former ?? []), ...(latter ?? [])]);
  const reached = (groups: readonly Group[] | undefined, { protocol, range }: Cell): Reach =>
    reachOfAll((groups ?? []).filter((group) => holds(group, protocol, range)).map(({ reach }) => reach));
  const gained: CellChange[] = [];
  const lost: CellChange[] = [];
  for (const cell of cells) {
    const [was, is] = [reached(former, cell), reached(latter, cell)];
    gained.push(...changesIn(cell, is, was));
    lost.push(...changesIn(cell, was, is));
  }
  const [formerKeys, latterKeys] = [before, after].map(
    ({ destinations }) =>
      new Set(destinations.map((each) => `${portSetKey(each)} ${each.kind} ${each.destination}`)),
  );
  const only = (one: Set<string> = new Set(), other: Set<string> = new Set()) =>
    [...one].filter((key) => !other.has(key)).length;
  return {
    metadata: metadataDifferences(before, after),
    gained: joined(gained),
    lost: joined(lost),
    entries: { added: only(latterKeys, formerKeys), removed: only(formerKeys, latterKeys) },
  };
}

interface Group extends Pick<Destination, "protocol" | "ports"> {
  readonly reach: Reach;
}

/** A protocol and ports that every destination has as a whole or not at all. `Any` is what no other protocol is. */
interface Cell {
  readonly protocol: Protocol;
  readonly range: PortRange;
}

interface CellChange extends Cell {
  readonly kind: DestinationKind;
  readonly destinations: readonly string[];
  readonly addresses?: string;
}

function groupsOf(destinations: readonly Destination[]): Group[] {
  return [...groupedBy(destinations, portSetKey).values()].flatMap((group) =>
    group.slice(0, 1).map(({ protocol, ports }) => ({ protocol, ports, reach: reachOf(group) })),
  );
}

function cellsOf(groups: readonly Group[]): Cell[] {
  const ranges = disjointPorts(groups.map(({ ports }) => ports));
  return PROTOCOLS.flatMap((protocol) => ranges.map((range) => ({ protocol, range })));
}

function holds({ protocol, ports }: Group, of: Protocol, range: PortRange): boolean {
  return protocolContains(protocol, of) && portsContain(ports, [range]);
}

function changesIn(cell: Cell, reach: Reach, other: Reach): CellChange[] {
  const { addresses, names } = reachBeyond(reach, other);
  const count = addresses.addressCount(4) + addresses.addressCount(6);
  return DESTINATION_KINDS.flatMap((kind): CellChange[] => {
    if (kind === "address-prefix") {
      return addresses.isEmpty
        ? []
        : [{ ...cell, kind, destinations: addresses.prefixes(), addresses: String(count) }];
    }
    return names[kind].length === 0 ? [] : [{ ...cell, kind, destinations: names[kind] }];
  });
}

/** The same change on several ports as one, and on every protocol as one of any protocol. */
function joined(changes: readonly CellChange[]): ReachChange[] {
  const alike = groupedBy(changes, ({ protocol, kind, destinations }) =>
    JSON.stringify([protocol, kind, destinations]),
  );
  const byPorts = [...alike.values()].flatMap((group) =>
    group.slice(0, 1).map((change) => ({ change, ports: portsOf(group.map(({ range }) => range)) })),
  );
  const byProtocol = groupedBy(byPorts, ({ change, ports }) =>
    JSON.stringify([portsKey(ports), change.kind, change.destinations]),
  );
  return [...byProtocol.values()].flatMap((group) => {
    const isAny = group.length === PROTOCOLS.length;
    return (isAny ? group.slice(-1) : group).map(({ change, ports }): ReachChange => {
      const { protocol, kind, destinations, addresses } = change;
      return {
        protocol: protocol === "Any" && !isAny ? "Other" : protocol,
        ports: formatPorts(ports),
        kind,
        destinations,
        ...(addresses === undefined ? {} : { addresses }),
      };
    });
  });
}

function metadataDifferences(before: ComparableExport, after: ComparableExport): MetadataDifference[] {
  const keys = [...new Set([...before.metadata.keys(), ...after.metadata.keys()])].sort(compareText);
  return keys
    .map((key) => ({
      key,
      before: before.metadata.get(key) ?? null,
      after: after.metadata.get(key) ?? null,
    }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
}
