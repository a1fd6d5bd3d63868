import { rememberedTexts } from "../../remembered";

/** An IP address as a number of 32 or 128 bits. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** The number of bits of an address. */
export function bitsOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

/** Reads an IPv4 literal (four decimal numbers without leading zeros) or an IPv6 literal; otherwise undefined. */
export const readIpAddress: (text: string) => IpAddress | undefined = rememberedTexts((text) => {
  const family = text.includes(":") ? 6 : 4;
  const value = family === 4 ? readIpv4(text) : readIpv6(text);
  return value === undefined ? undefined : { family, value };
});

function readIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
}

function readIpv6(text: string): bigint | undefined {
  const [before = "", after, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const left = readGroups(before, after === undefined);
  const right = readGroups(after ?? "", true);
  if (left === undefined || right === undefined) return undefined;
  const omitted = 8 - left.length - right.length;
  if (after === undefined ? omitted !== 0 : omitted < 1) return undefined;
  const groups = [...left, ...Array<bigint>(omitted).fill(0n), ...right];
  return groups.reduce((value, group) => value * 65536n + group, 0n);
}

/** The 16-bit groups of a part of an IPv6 literal; its end may be written as an IPv4 literal. */
function readGroups(text: string, isEnd: boolean): bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(BigInt(`0x${part}`));
    } else {
      const embedded = isEnd && index === parts.length - 1 ? readIpv4(part) : undefined;
      if (embedded === undefined) return undefined;
      groups.push(embedded / 65536n, embedded % 65536n);
    }
  }
  return groups;
}
