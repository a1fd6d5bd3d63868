import type { IpFamily } from "../address/ip-address-text";

/** The bits of addresses as 32-bit words, the highest word first: one for IPv4, four for IPv6. */
export type AddressWords = Uint32Array;

/** How many words an address of a family has. */
export function wordsOf(family: IpFamily): 1 | 4 {
  return family === 4 ? 1 : 4;
}

/** How many bits an address of a family has. */
export function widthOf(family: IpFamily): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** Compares two addresses by their places in arrays of words: negative, zero or positive. */
export function compareAddresses(
  a: AddressWords,
  atA: number,
  b: AddressWords,
  atB: number,
  words: number,
): number {
  for (let word = 0; word < words; word += 1) {
    const left = a[atA + word] ?? 0;
    const right = b[atB + word] ?? 0;
    if (left !== right) {
      return left < right ? -1 : 1;
    }
  }
  return 0;
}

/** Whether the address at `atB` is the one right after the address at `atA`. */
export function isNextAddress(
  a: AddressWords,
  atA: number,
  b: AddressWords,
  atB: number,
  words: number,
): boolean {
  let word = words - 1;
  while (word > 0 && (a[atA + word] ?? 0) === 0xffff_ffff) {
    if ((b[atB + word] ?? 0) !== 0) {
      return false;
    }
    word -= 1;
  }
  // In the highest word the sum is not cut to 32 bits, so that the last address of all has no next one.
  if ((b[atB + word] ?? 0) !== (a[atA + word] ?? 0) + 1) {
    return false;
  }
  for (word -= 1; word >= 0; word -= 1) {
    if ((a[atA + word] ?? 0) !== (b[atB + word] ?? 0)) {
      return false;
    }
  }
  return true;
}

/** Writes the address after the one at `atFrom`. The last address of all is followed by the first. */
export function writeNextAddress(
  from: AddressWords,
  atFrom: number,
  to: AddressWords,
  atTo: number,
  words: number,
): void {
  let carry = 1;
  for (let word = words - 1; word >= 0; word -= 1) {
    const sum = (from[atFrom + word] ?? 0) + carry;
    to[atTo + word] = sum;
    carry = sum > 0xffff_ffff ? 1 : 0;
  }
}

/** Writes the address before the one at `atFrom`. The first address of all follows the last. */
export function writePreviousAddress(
  from: AddressWords,
  atFrom: number,
  to: AddressWords,
  atTo: number,
  words: number,
): void {
  let borrow = 1;
  for (let word = words - 1; word >= 0; word -= 1) {
    const rest = (from[atFrom + word] ?? 0) - borrow;
    to[atTo + word] = rest;
    borrow = rest < 0 ? 1 : 0;
  }
}

/** The bits of one word that lie behind the first `prefixLength` bits of an address: those that hosts differ in. */
export function hostBitsOfWord(word: number, prefixLength: number): number {
  const fixed = prefixLength - 32 * word;
  return fixed <= 0 ? 0xffff_ffff : fixed >= 32 ? 0 : 0xffff_ffff >>> fixed;
}

/** How many trailing bits of an address are zero. */
export function trailingZeros(address: AddressWords, at: number, words: number): number {
  for (let word = words - 1; word >= 0; word -= 1) {
    const value = address[at + word] ?? 0;
    if (value !== 0) {
      return 32 * (words - 1 - word) + 31 - Math.clz32(value & -value);
    }
  }
  return 32 * words;
}

/** How many leading bits two addresses share. */
export function sharedBits(
  a: AddressWords,
  atA: number,
  b: AddressWords,
  atB: number,
  words: number,
): number {
  for (let word = 0; word < words; word += 1) {
    const different = (a[atA + word] ?? 0) ^ (b[atB + word] ?? 0);
    if (different !== 0) {
      return 32 * word + Math.clz32(different);
    }
  }
  return 32 * words;
}

/** The address as a number. For the surface only: no algorithm counts with it. */
export function addressToBigint(address: AddressWords, at: number, words: number): bigint {
  let bits = 0n;
  for (let word = 0; word < words; word += 1) {
    bits = (bits << 32n) | BigInt(address[at + word] ?? 0);
  }
  return bits;
}

/** Writes a number of 32 or 128 bits as words. */
export function writeBigint(bits: bigint, to: AddressWords, at: number, words: number): void {
  for (let word = 0; word < words; word += 1) {
    to[at + word] = Number((bits >> BigInt(32 * (words - 1 - word))) & 0xffff_ffffn);
  }
}
