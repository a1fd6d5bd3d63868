import type { ExportDifference, ReachChange } from "./compare-exports";
import { DESTINATION_KINDS, type DestinationKind } from "./selection-export";

const KINDS: Readonly<Record<DestinationKind, string>> = {
  "address-prefix": "addresses",
  "service-tag": "service tags",
  domain: "domains",
  "wildcard-domain": "domains with wildcards",
  url: "URLs",
};

/** Whether nothing is let through by one of two exports alone. */
export function reachesTheSame({ gained, lost }: ExportDifference): boolean {
  return gained.length + lost.length === 0;
}

/**
 * The difference of two exports for people: in what they were made otherwise, then what is gained (`+`) and lost (`-`),
 * with every prefix and name in a line of its own.
 */
export function exportDifferenceText(difference: ExportDifference): string {
  const { metadata, gained, lost, entries } = difference;
  const made = metadata.map(
    ({ key, before, after }) => `  ${key}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );
  const written = entries.added + entries.removed;
  const verdict = reachesTheSame(difference)
    ? written === 0
      ? "Nothing is gained or lost."
      : `Nothing is gained or lost; ${written} entries are divided otherwise.`
    : [...effect("wider", gained), ...effect("narrower", lost)].join("; ").concat(".");
  const lines = [
    ...(made.length === 0 ? [] : ["Made from:", ...made, ""]),
    verdict.charAt(0).toUpperCase() + verdict.slice(1),
    ...gained.flatMap((change) => changeLines("+", change)),
    ...lost.flatMap((change) => changeLines("-", change)),
  ];
  return `${lines.join("\n")}\n`;
}

function effect(word: string, changes: readonly ReachChange[]): string[] {
  const counts = DESTINATION_KINDS.flatMap((kind) => {
    const ofKind = changes.filter((change) => change.kind === kind);
    const count = ofKind.reduce(
      (sum, { addresses, destinations }) => sum + BigInt(addresses ?? destinations.length),
      0n,
    );
    return count === 0n ? [] : [`${count} ${count === 1n ? singular(kind) : KINDS[kind]}`];
  });
  return counts.length === 0 ? [] : [`${word} by ${counts.join(", ")}`];
}

function singular(kind: DestinationKind): string {
  return kind === "address-prefix"
    ? "address"
    : kind === "wildcard-domain"
      ? "domain with a wildcard"
      : KINDS[kind].slice(0, -1);
}

function changeLines(
  sign: string,
  { protocol, ports, kind, destinations, addresses }: ReachChange,
): string[] {
  const count = addresses === undefined ? "" : ` (${addresses})`;
  return [
    `${protocol} ${ports.join(", ")}, ${KINDS[kind]}${count}:`,
    ...destinations.map((destination) => `  ${sign} ${destination}`),
  ];
}
