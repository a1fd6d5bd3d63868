import type { IpFamily } from "../address/ip-address-text";

/** Counts of addresses, as numbers for IPv4 and as bigints for IPv6, of which no double is exact. */
export interface CostArithmetic<T> {
  readonly zero: T;
  /** More than any count, also after several were added. */
  readonly impossible: T;
  readonly add: (a: T, b: T) => T;
  readonly subtract: (a: T, b: T) => T;
  readonly isLess: (a: T, b: T) => boolean;
  /** How many addresses a prefix of a length has. */
  readonly sizeOf: (prefixLength: number) => T;
  readonly toBigint: (cost: T) => bigint;
}

/** Exact for all counts of IPv4: at most 2^32 addresses. */
export const IPV4_COSTS: CostArithmetic<number> = {
  zero: 0,
  impossible: Number.POSITIVE_INFINITY,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  isLess: (a, b) => a < b,
  sizeOf: (prefixLength) => 2 ** (32 - prefixLength),
  toBigint: BigInt,
};

/** Exact for all counts of IPv6. */
export const IPV6_COSTS: CostArithmetic<bigint> = {
  zero: 0n,
  impossible: 1n << 160n,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  isLess: (a, b) => a < b,
  sizeOf: (prefixLength) => 1n << BigInt(128 - prefixLength),
  toBigint: (cost) => cost,
};

/** Runs something with the arithmetic of a family. */
export function withCostsOf<R>(family: IpFamily, run: <T>(costs: CostArithmetic<T>) => R): R {
  return family === 4 ? run(IPV4_COSTS) : run(IPV6_COSTS);
}
