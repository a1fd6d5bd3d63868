import type { AddressRange } from "../evaluate/prefixes";

/** An address as a literal that the evaluator reads: four decimal numbers, or eight groups of hexadecimal digits. */
export function addressLiteral(family: 4 | 6, value: bigint): string {
  if (family === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => `${(value >> shift) & 255n}`).join(".");
  }
  return [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n]
    .map((shift) => ((value >> shift) & 65535n).toString(16))
    .join(":");
}

/** A range as a CIDR block where it is one, as an address where it is one, otherwise `first-last`. */
export function rangeText({ family, first, last }: AddressRange): string {
  const literal = addressLiteral(family, first);
  if (first === last) return literal;
  const size = last - first + 1n;
  const bits = size.toString(2).length - 1;
  const isBlock = size === 1n << BigInt(bits) && first % size === 0n;
  return isBlock
    ? `${literal}/${(family === 4 ? 32 : 128) - bits}`
    : `${literal}-${addressLiteral(family, last)}`;
}
