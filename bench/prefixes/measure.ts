import { type Contender, type Run, runContender, runIprange } from "./contenders";
import type { Workloads } from "./workloads";

/** What was measured of one contender: medians over the rounds, in milliseconds of CPU time and bytes. */
export interface Figures {
  readonly name: string;
  readonly version: string;
  /** Parse and collapse the list, the first time in a process. */
  readonly listFirst: number;
  /** The same again and again: the median of a process. */
  readonly listRepeated: number;
  /** Read the file, parse and collapse, the first time in a process. */
  readonly file: number;
  /** The most memory of the process that does that. */
  readonly filePeak: number;
  /** The most memory of a process that loads the library and does nothing. */
  readonly idlePeak: number;
}

/** The comparison with `iprange`, on the IPv4 prefixes. */
export interface IprangeFigures {
  readonly oursFirst: number;
  readonly oursRepeated: number;
  /** Of the whole process: reading lines, collapsing, writing. */
  readonly iprangeCpu: number;
}

/** Everything that was measured. */
export interface Measured {
  readonly prefixes: number;
  readonly collapsed: number;
  readonly rounds: number;
  readonly figures: readonly Figures[];
  readonly iprange?: IprangeFigures;
}

const REPEATED = 20;

/** Measures all contenders in turns, so that what slows the machine down slows all of them down. */
export function measure(contenders: readonly Contender[], workloads: Workloads, rounds: number): Measured {
  const runs = contenders.map(() => ({ list: [] as Run[], file: [] as Run[], idle: [] as Run[] }));
  const ipv4: { ours: Run; iprange: NonNullable<ReturnType<typeof runIprange>> }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    contenders.forEach((contender, index) => {
      runs[index]?.list.push(runContender(contender, "list", workloads.list, REPEATED));
      runs[index]?.file.push(runContender(contender, "file", workloads.file, 1));
      runs[index]?.idle.push(runContender(contender, "nothing", "", 1));
    });
    const [ours] = contenders;
    const iprange = runIprange(workloads.ipv4Lines);
    if (ours !== undefined && iprange !== undefined) {
      ipv4.push({ ours: runContender(ours, "list", workloads.ipv4List, REPEATED), iprange });
    }
  }
  const collapsed = agreed(
    contenders,
    runs.map(({ list, file }) => [...list, ...file]),
  );
  refuseOtherCount(ipv4);
  return {
    prefixes: workloads.prefixes,
    collapsed,
    rounds,
    figures: contenders.map(({ name, version }, index) => {
      const { list = [], file = [], idle = [] } = runs[index] ?? {};
      return {
        name,
        version,
        listFirst: median(list.map(first)),
        listRepeated: median(list.map(repeated)),
        file: median(file.map(first)),
        filePeak: median(file.map(({ peakBytes }) => peakBytes)),
        idlePeak: median(idle.map(({ peakBytes }) => peakBytes)),
      };
    }),
    ...(ipv4.length > 0 && {
      iprange: {
        oursFirst: median(ipv4.map(({ ours }) => first(ours))),
        oursRepeated: median(ipv4.map(({ ours }) => repeated(ours))),
        iprangeCpu: median(ipv4.map(({ iprange }) => iprange.cpu)),
      },
    }),
  };
}

/** How many prefixes there are in the end. Times of different answers are not worth comparing. */
function agreed(contenders: readonly Contender[], runs: readonly (readonly Run[])[]): number {
  const answers = runs.flat().map(({ prefixes }) => [...prefixes].sort().join("\n"));
  const odd = answers.findIndex((answer) => answer !== answers[0]);
  if (odd !== -1) {
    const name = contenders[runs.findIndex((own) => own.includes(runs.flat()[odd] as Run))]?.name;
    throw new Error(`${name} has other prefixes than ${contenders[0]?.name}`);
  }
  return runs[0]?.[0]?.prefixes.length ?? 0;
}

function refuseOtherCount(ipv4: readonly { ours: Run; iprange: { count: number } }[]): void {
  for (const { ours, iprange } of ipv4) {
    if (ours.prefixes.length !== iprange.count) {
      throw new Error(`iprange has ${iprange.count} prefixes, and ours are ${ours.prefixes.length}`);
    }
  }
}

function first({ times }: Run): number {
  return times[0] ?? Number.NaN;
}

function repeated({ times }: Run): number {
  return median(times.slice(1));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
