/** One line of the table: something of ours beside a named peer, measured side by side in one run. */
export interface Row {
  readonly what: string;
  readonly against: string;
  /** What was measured of ours and of the peer, with the unit: `612 ms`. Empty where only the ratio means something. */
  readonly ours: string;
  readonly peer: string;
  /** Ours divided by the peer's; undefined where it could not be measured. */
  readonly ratio?: number;
  /** From the smallest ratio of a round to the greatest. Default: it was counted, and not timed. */
  readonly spread?: readonly [least: number, most: number];
  /** What the ratio is to be at most; undefined where there is no goal. */
  readonly goal?: number;
  /** Why there is no ratio, or what else has to be known of it. */
  readonly note?: string;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The medians of pairs that were measured in turns, their ratio, and its spread over the rounds. */
export function compared(pairs: readonly (readonly [ours: number, peer: number])[]): {
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  readonly spread: readonly [number, number];
} {
  const ours = median(pairs.map(([each]) => each));
  const peer = median(pairs.map(([, each]) => each));
  const ratios = pairs.map(([one, other]) => one / other);
  return { ours, peer, ratio: ours / peer, spread: [Math.min(...ratios), Math.max(...ratios)] };
}

/** `12.3 ms`. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** `123 MiB`. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
