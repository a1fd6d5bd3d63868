import { bitsOf, type IpAddress, readIpAddress } from "./ip-addresses";

/** The addresses from `first` to `last`, both included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** A range that is a CIDR block; `length` is 0 to 32, or 0 to 128. */
export interface Prefix extends AddressRange {
  readonly length: number;
}

/**
 * Reads a CIDR block or a single address. Undefined for anything else, and for a block with host bits set:
 * whether Azure refuses `10.0.0.5/24` or reads it as `10.0.0.0/24` differs from service to service.
 */
export function readPrefix(text: string): Prefix | undefined {
  const [literal = "", lengthText, ...more] = text.split("/");
  const address = readIpAddress(literal);
  if (address === undefined || more.length > 0) return undefined;
  const bits = bitsOf(address.family);
  if (lengthText !== undefined && !/^(0|[1-9]\d{0,2})$/.test(lengthText)) return undefined;
  const length = lengthText === undefined ? bits : Number(lengthText);
  if (length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  if (address.value % size !== 0n) return undefined;
  return { family: address.family, first: address.value, last: address.value + size - 1n, length };
}

/** Reads `a-b`, two addresses of one family, the first not above the second; otherwise undefined. */
export function readAddressRange(text: string): AddressRange | undefined {
  const [firstText = "", lastText = "", ...more] = text.split("-");
  const first = readIpAddress(firstText);
  const last = readIpAddress(lastText);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  if (first.family !== last.family || first.value > last.value) return undefined;
  return { family: first.family, first: first.value, last: last.value };
}

/** Whether the address lies in the range. */
export function holdsAddress(range: AddressRange, address: IpAddress): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

/** Whether every address of `inner` lies in `outer`. */
export function liesWithin(inner: AddressRange, outer: AddressRange): boolean {
  return inner.family === outer.family && outer.first <= inner.first && inner.last <= outer.last;
}
