import type { Figures, Measured } from "./measure";

const MEGABYTE = 2 ** 20;

/** What was measured, as tables with ratios: how many times as much as ours. */
export function reportText(
  measured: Measured,
  origin: string,
  ipv4Prefixes: number,
  skipped: readonly string[],
): string {
  const { figures, prefixes, collapsed, rounds, iprange } = measured;
  const [ours] = figures;
  if (ours === undefined) {
    return "";
  }
  const lines = [
    `${origin}: ${prefixes} prefixes, ${collapsed} when collapsed; medians of ${rounds} rounds, every library in turn`,
    "",
    "CPU time to parse, collapse and write all prefixes, in ms (times ours):",
    "  list first     texts in memory, the first time in a new process",
    "  list repeated  the same again in that process",
    "  file           from the file: read, JSON, and all checks that the library makes",
    "",
    row(["", "list first", "list repeated", "file", ""]),
    ...figures.map((each) =>
      row([
        each.name,
        withRatio(each.listFirst, ours.listFirst),
        withRatio(each.listRepeated, ours.listRepeated),
        withRatio(each.file, ours.file),
        each.version,
      ]),
    ),
    "",
    "Most memory of the process that reads the file, in MiB (times ours):",
    "",
    row(["", "process", "idle process", "above idle", ""]),
    ...figures.map((each) =>
      row([
        each.name,
        withRatio(each.filePeak / MEGABYTE, ours.filePeak / MEGABYTE),
        (each.idlePeak / MEGABYTE).toFixed(1),
        withRatio(above(each), above(ours)),
        "",
      ]),
    ),
  ];
  if (iprange !== undefined) {
    const { oursFirst, oursRepeated, iprangeCpu } = iprange;
    lines.push(
      "",
      `The ${ipv4Prefixes} IPv4 prefixes beside iprange (C), CPU time in ms:`,
      `  ours, in a process: first ${oursFirst.toFixed(1)}, repeated ${oursRepeated.toFixed(1)}`,
      `  iprange, the whole process from lines to lines: ${iprangeCpu.toFixed(1)}`,
      `  ours are ${(oursFirst / iprangeCpu).toFixed(1)} and ${(oursRepeated / iprangeCpu).toFixed(1)} times that`,
    );
  }
  return [...lines, ...skipped.map((each) => `skipped ${each}`), ""].join("\n");
}

function above({ filePeak, idlePeak }: Figures): number {
  return (filePeak - idlePeak) / MEGABYTE;
}

function withRatio(value: number, ours: number): string {
  return `${value.toFixed(1)} (${(value / ours).toFixed(1)})`;
}

function row([name = "", ...cells]: readonly string[]): string {
  const last = cells.pop() ?? "";
  return `${name.padEnd(12)}${cells.map((cell) => cell.padStart(18)).join("")}  ${last}`.trimEnd();
}
