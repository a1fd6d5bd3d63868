import { compared, mebibytes, median, milliseconds, type Row } from "../row";
import { inScratchFolder } from "../scratch-folder";
import { inTurns, type Run, wholeProcess } from "../whole-process";
import { compiledPrograms, type Programs } from "./programs";

const MANY = 500;
const FEW = 10;

/** Whole processes that synthesize, beside programs that make the same resources by hand. */
export function synthesisRows(rounds: number): Row[] {
  const programs = compiledPrograms();
  return [...ofOneStack(programs, rounds), ...ofManyStacks(programs, Math.max(2, Math.ceil(rounds / 4)))];
}

function ofOneStack({ example: [ours, byHand] }: Programs, rounds: number): Row[] {
  const runs = inScratchFolder((cwd) => inTurns([ours], [byHand], rounds, cwd));
  const what = "one stack, whole process (hub-spoke)";
  return [ofWall(what, runs, 1.1), ofMemory(what, runs, 1.15)];
}

function ofManyStacks({ workspaces: [ours, byHand] }: Programs, rounds: number): Row[] {
  const args = (program: string, count: number): string[] => [program, String(count), `out-${count}`];
  const runs = inScratchFolder((cwd) => inTurns(args(ours, MANY), args(byHand, MANY), rounds, cwd));
  const few = inScratchFolder((cwd) =>
    Array.from({ length: rounds * 2 + 1 }, () => wholeProcess(args(ours, FEW), cwd)).map(perStack(FEW)),
  );
  const many = runs.map(([run]) => perStack(MANY)(run));
  const ratios = many.map((each) => each / median(few));
  const what = `${MANY} stacks, mixed regions and features`;
  return [
    ofWall(what, runs, 1.1),
    ofMemory(what, runs),
    {
      what: `a stack of ${MANY}, without loading`,
      against: `a stack of ${FEW}`,
      ours: milliseconds(median(many)),
      peer: milliseconds(median(few)),
      ratio: median(many) / median(few),
      spread: [Math.min(...ratios), Math.max(...ratios)],
      goal: 1.2,
    },
  ];
}

type Pairs = readonly (readonly [ours: Run, peer: Run])[];

function ofWall(what: string, runs: Pairs, goal: number): Row {
  const { ours, peer, ...ratio } = compared(runs.map(([one, other]) => [one.wall, other.wall]));
  return {
    what: `${what}: time`,
    against: "by hand",
    ours: milliseconds(ours),
    peer: milliseconds(peer),
    ...ratio,
    goal,
  };
}

function ofMemory(what: string, runs: Pairs, goal?: number): Row {
  const { ours, peer, ...ratio } = compared(runs.map(([one, other]) => [one.peak, other.peak]));
  const row = {
    what: `${what}: peak memory`,
    against: "by hand",
    ours: mebibytes(ours),
    peer: mebibytes(peer),
    ...ratio,
  };
  return goal === undefined ? row : { ...row, goal };
}

/** What a program printed of its own time, for each of its stacks. */
function perStack(count: number): (run: Run) => number {
  return ({ stdout }) => Number(stdout.trim().split("\n").at(-1)) / count;
}
