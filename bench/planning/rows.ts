import { spawn } from "node:child_process";
import { compiledFile, ROOT } from "../compiled-program";
import { compared, milliseconds, type Row } from "../row";
import { wholeProcess } from "../whole-process";

/** What planning costs: of one selection, of many workloads behind one firewall, and of the matrix. */
export async function planningRows(matrixCount: number): Promise<Row[]> {
  return [...ofOneSelection(), ...ofHub(), ...(await ofMatrix(matrixCount))];
}

function ofOneSelection(): Row[] {
  const program = compiledFile("one-selection", "planning/one-selection.ts");
  const rounds = JSON.parse(wholeProcess([program], ROOT).stdout) as [planning: number, synthesis: number][];
  const { ours, peer, ...ratio } = compared(rounds);
  const plannings = rounds.map(([planning]) => planning);
  const GOAL = 3000;
  return [
    {
      what: "planning one selection, all layers",
      against: "its synthesis, in a warm process",
      ours: milliseconds(ours),
      peer: milliseconds(peer),
      ...ratio,
      goal: 0.02,
    },
    {
      what: `${GOAL} selections planned, on one core`,
      against: "1 s",
      ours: milliseconds(ours * GOAL),
      peer: milliseconds(1000),
      ratio: (ours * GOAL) / 1000,
      spread: [(Math.min(...plannings) * GOAL) / 1000, (Math.max(...plannings) * GOAL) / 1000],
      goal: 1,
      note: `${Math.round(1000 / ours)} a second`,
    },
  ];
}

interface HubFigure {
  readonly different: number;
  readonly count: number;
  readonly milliseconds: number;
  readonly rules: number;
}

function ofHub(): Row[] {
  const program = compiledFile("hub", "planning/hub.ts");
  const rounds = Array.from(
    { length: 5 },
    () => JSON.parse(wholeProcess([program], ROOT).stdout) as HubFigure[],
  );
  const of = (different: number, count: number): HubFigure[] =>
    rounds.flatMap((figures) =>
      figures.filter((each) => each.different === different && each.count === count),
    );
  const perWorkload = (figures: readonly HubFigure[]): number[] =>
    figures.map(({ milliseconds: time, count }) => time / count);
  return [10, 100, 1000].map((count): Row => {
    const pairs = perWorkload(of(5, count)).map(
      (each, round) => [each, perWorkload(of(5, 10))[round] ?? Number.NaN] as const,
    );
    const { ours, peer, ...ratio } = compared(pairs);
    const rules = [...new Set([...of(5, 10), ...of(5, count)].map((each) => each.rules))];
    return {
      what: `a workload of ${count} behind one policy`,
      against: "a workload of 10, times log n",
      ours: milliseconds(ours),
      peer: milliseconds(peer),
      ...ratio,
      goal: Math.max(1, Math.log(count) / Math.log(10)),
      note: `rules: ${rules.join(", then ")}`,
    };
  });
}

interface MatrixFigures {
  readonly features: number;
  readonly places: number;
  readonly planned: number;
  readonly refused: number;
  readonly proofs: number;
  readonly blocked: number;
  readonly rules: number;
  readonly bound: number;
  readonly planning: number;
  readonly proving: number;
}

const MILLION = 1_000_000;
const MINUTES = 15;
const PROCESSES = 2;

async function ofMatrix(count: number): Promise<Row[]> {
  const program = compiledFile("matrix", "planning/matrix.ts");
  const start = performance.now();
  const parts = await Promise.all(
    Array.from({ length: PROCESSES }, (_, first) =>
      outputOf([program, `${first}`, `${PROCESSES}`, `${count}`]),
    ),
  );
  const wall = performance.now() - start;
  const figures = parts.map((text) => JSON.parse(text) as MatrixFigures);
  const sum = (key: keyof MatrixFigures): number => figures.reduce((total, each) => total + each[key], 0);
  const [{ features, places } = { features: 0, places: 0 }] = figures;
  const ratio = (wall / count) * (MILLION / (MINUTES * 60_000));
  const share = sum("proving") / (sum("planning") + sum("proving"));
  return [
    {
      what: `${count.toLocaleString("en")} selections of the matrix, planned and proved on two cores`,
      against: `a million in ${MINUTES} minutes`,
      ours: `${(wall / 60_000).toFixed(1)} min`,
      peer: `${((count / MILLION) * MINUTES).toFixed(1)} min`,
      ratio,
      goal: 1,
      note: `${places} regions, sets of ${features} features, 10 ways out; ${sum("planned")} plans, ${sum("refused")} refused; ${sum("proofs")} proofs, ${Math.round(share * 100)} % of the time; ${sum("blocked")} plans that block what they claim`,
    },
    {
      what: "firewall rules of the plans that were proved, as few as can be",
      against: "the lower bound",
      ours: `${sum("rules")}`,
      peer: `${sum("bound")}`,
      ratio: sum("rules") / sum("bound"),
      goal: 1,
    },
  ];
}

function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${args.join(" ")} ended with ${code}`)),
    );
  });
}
