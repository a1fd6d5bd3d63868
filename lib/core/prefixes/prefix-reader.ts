import { parseCidr } from "../address/cidr";
import type { IpFamily } from "../address/ip-address-text";
import { hostBitsOfWord, wordsOf, writeBigint } from "./address-words";

const ZERO = 48;
const NINE = 57;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const TOO_LARGE = 1000;

/**
 * Reads prefixes one after the other, into the same few words. It accepts what `parseCidr` accepts and refuses what it
 * refuses, with the same problem, and makes no object for a prefix.
 */
export class PrefixReader {
  /** The family of the prefix that was read last. */
  public family: IpFamily = 4;
  /** Its length. */
  public prefixLength = 0;
  /** Its first address: one word of it for IPv4, four for IPv6. */
  public readonly first = new Uint32Array(4);
  private readonly groups = new Uint16Array(8);

  /** @returns the problem with the text, or `undefined` where it was read. See `Parsed` for the problem's form. */
  public read(text: string): string | undefined {
    if (this.readIpv4(text) || this.readIpv6(text)) {
      return undefined;
    }
    const slow = parseCidr(text);
    if (!slow.ok) {
      return slow.problem;
    }
    const { family, network, prefixLength } = slow.value;
    this.family = family;
    this.prefixLength = prefixLength;
    writeBigint(network, this.first, 0, wordsOf(family));
    return undefined;
  }

  private readIpv4(text: string): boolean {
    let address = 0;
    let at = 0;
    for (let dots = 0; dots < 4; dots += 1) {
      let number = digitAt(text, at);
      if (number > 9) {
        return false;
      }
      at += 1;
      for (let digit = digitAt(text, at); digit <= 9; digit = digitAt(text, at)) {
        number = number * 10 + digit;
        // A number with a leading zero is no larger than its last digits.
        if (number > 255 || number === digit) {
          return false;
        }
        at += 1;
      }
      if (text.charCodeAt(at) !== (dots < 3 ? DOT : SLASH)) {
        return false;
      }
      at += 1;
      address = (address << 8) | number;
    }
    const length = lengthAt(text, at);
    if (length > 32 || (address & hostBitsOfWord(0, length)) !== 0) {
      return false;
    }
    this.first[0] = address;
    this.family = 4;
    this.prefixLength = length;
    return true;
  }

  private readIpv6(text: string): boolean {
    const { groups, first } = this;
    let count = 0;
    let gap = -1;
    let at = 0;
    if (text.charCodeAt(0) === COLON) {
      if (text.charCodeAt(1) !== COLON) {
        return false;
      }
      gap = 0;
      at = 2;
    }
    // A group, then a colon, two colons or the slash; the slash may follow the two colons.
    while (text.charCodeAt(at) !== SLASH || count !== gap) {
      let value = 0;
      const start = at;
      for (let digit = hexadecimalDigitAt(text, at); digit < 16; digit = hexadecimalDigitAt(text, at)) {
        value = value * 16 + digit;
        at += 1;
      }
      if (at === start || at > start + 4 || count === 8) {
        return false;
      }
      groups[count] = value;
      count += 1;
      const unit = text.charCodeAt(at);
      if (unit === SLASH) {
        break;
      }
      if (unit !== COLON) {
        return false;
      }
      at += 1;
      if (text.charCodeAt(at) === COLON) {
        if (gap !== -1) {
          return false;
        }
        gap = count;
        at += 1;
      }
      // A single colon at the end is caught above: a group has to follow it.
    }
    if (gap === -1 ? count !== 8 : count > 7) {
      return false;
    }
    if (gap !== -1) {
      const behind = gap + 8 - count;
      groups.copyWithin(behind, gap, count);
      groups.fill(0, gap, behind);
    }
    for (let word = 0; word < 4; word += 1) {
      first[word] = ((groups[2 * word] ?? 0) << 16) | (groups[2 * word + 1] ?? 0);
    }
    const length = lengthAt(text, at + 1);
    if (length > 128 || (first[0] === 0 && first[1] === 0 && first[2] === 0xffff)) {
      return false;
    }
    for (let word = 0; word < 4; word += 1) {
      if (((first[word] ?? 0) & hostBitsOfWord(word, length)) !== 0) {
        return false;
      }
    }
    this.family = 6;
    this.prefixLength = length;
    return true;
  }
}

/** A prefix length up to the end of the text, or one that is too large. */
function lengthAt(text: string, from: number): number {
  let length = digitAt(text, from);
  for (let at = from + 1; at < text.length; at += 1) {
    const digit = digitAt(text, at);
    if (digit > 9 || length === 0 || length > 128) {
      return TOO_LARGE;
    }
    length = length * 10 + digit;
  }
  return length;
}

/** The value of a decimal digit, or a larger number. */
function digitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= ZERO && unit <= NINE ? unit - ZERO : TOO_LARGE;
}

/** The value of a hexadecimal digit, or a larger number. */
function hexadecimalDigitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= ZERO && unit <= NINE) {
    return unit - ZERO;
  }
  const letter = unit | 0x20;
  return letter >= 97 && letter <= 102 ? letter - 87 : TOO_LARGE;
}
