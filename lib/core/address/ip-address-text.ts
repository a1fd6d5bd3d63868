import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted } from "./quoted";

/** 4 for IPv4, 6 for IPv6. */
export type IpFamily = 4 | 6;

/** An address as its bits: 32 of them for IPv4, 128 for IPv6. */
export interface IpAddressBits {
  readonly family: IpFamily;
  readonly bits: bigint;
}

/**
 * Reads the text of one address, without prefix length.
 *
 * IPv4: four decimal numbers without leading zeros, since some programs read `010` as eight. IPv6: the forms of
 * RFC 4291 section 2.2 except the dotted one, without zone id and brackets. IPv4-mapped addresses
 * (`::ffff:0:0/96`) are refused: they name an IPv4 address in a second way that no comparison here would see.
 *
 * @param whole the text that the user wrote, which the problem quotes
 */
export function readIpAddress(address: string, whole: string): Parsed<IpAddressBits> {
  if (!address.includes(":")) {
    const bits = readIpv4(address, whole);
    return bits.ok ? parsed({ family: 4, bits: bits.value }) : bits;
  }
  const read = readIpv6(address, whole);
  if (!read.ok) {
    return read;
  }
  const { bits, dotted } = read.value;
  if (isIpv4Mapped(bits)) {
    const ipv4 = formatIpAddress(4, bits & 0xffff_ffffn);
    return refused(
      `${quoted(whole)} is an IPv4-mapped IPv6 address; write the IPv4 address \`${ipv4}\`, or the IPv4 network that is meant`,
    );
  }
  if (dotted) {
    return refused(
      `${quoted(whole)} ends in a dotted IPv4 part; write the address in hexadecimal, \`${formatIpAddress(6, bits)}\``,
    );
  }
  return parsed({ family: 6, bits });
}

/** Whether an IPv6 address lies in `::ffff:0:0/96` (RFC 4291 section 2.5.5.2). */
export function isIpv4Mapped(bits: bigint): boolean {
  return bits >> 32n === 0xffffn;
}

/** The canonical text of an address: dotted decimal, or RFC 5952 section 4 (never its dotted form). */
export function formatIpAddress(family: IpFamily, bits: bigint): string {
  return family === 4 ? pieces(bits, 4, 8n).join(".") : formatIpv6(bits);
}

/** Whether a text was surely meant as an address or network, right or wrong: for messages, never for decisions. */
export function looksLikeIpAddress(text: string): boolean {
  return /^[0-9]+(\.[0-9]+){3}(\/.*)?$/.test(text) || /^\[?[0-9a-f.]*:[0-9a-f.]*:/i.test(text);
}

function readIpv4(address: string, whole: string): Parsed<bigint> {
  const numbers = address.split(".");
  if (numbers.length !== 4) {
    return refused(
      `${quoted(whole)} does not have the 4 numbers of an IPv4 address; write all four, as in \`10.0.0.0\``,
    );
  }
  let bits = 0n;
  for (const number of numbers) {
    if (/^0[0-9]+$/.test(number)) {
      return refused(
        `${quoted(whole)} has a leading zero in ${quoted(number)}, which some programs read as octal; write decimal numbers without leading zeros`,
      );
    }
    if (!/^[0-9]{1,3}$/.test(number) || Number(number) > 255) {
      return refused(
        `${quoted(whole)} has ${quoted(number)} where an IPv4 address has a number; write a whole number from 0 to 255`,
      );
    }
    bits = (bits << 8n) | BigInt(number);
  }
  return parsed(bits);
}

function readIpv6(address: string, whole: string): Parsed<{ bits: bigint; dotted: boolean }> {
  const zone = address.indexOf("%");
  if (zone !== -1) {
    return refused(
      `${quoted(whole)} has the zone id ${quoted(address.slice(zone))}; write the address without it`,
    );
  }
  if (/[[\]]/.test(address)) {
    return refused(`${quoted(whole)} has brackets; write the IPv6 address without them`);
  }
  const tail = address.slice(address.lastIndexOf(":") + 1);
  const dotted = tail.includes(".");
  let hexadecimal = address;
  if (dotted) {
    const ipv4 = readIpv4(tail, whole);
    if (!ipv4.ok) {
      return ipv4;
    }
    const groups = pieces(ipv4.value, 2, 16n).map((group) => group.toString(16));
    hexadecimal = `${address.slice(0, -tail.length)}${groups.join(":")}`;
  }
  const halves = hexadecimal.split("::");
  const [left, right] = halves.map((half) => (half === "" ? [] : half.split(":")));
  if (left === undefined || halves.length > 2) {
    return refused(`${quoted(whole)} has \`::\` more than once; write it at most once`);
  }
  const written = [...left, ...(right ?? [])];
  const wrong = written.find((group) => !/^[0-9a-fA-F]{1,4}$/.test(group));
  if (wrong !== undefined) {
    return refused(
      `${quoted(whole)} has ${quoted(wrong)} where an IPv6 address has a group; write 1 to 4 hexadecimal digits between colons`,
    );
  }
  const missing = 8 - written.length;
  if (right === undefined ? missing !== 0 : missing < 1) {
    return refused(
      `${quoted(whole)} does not have the 8 groups of an IPv6 address; write all of them, or \`::\` once in place of those that are zero`,
    );
  }
  const groups = [...left, ...Array<string>(missing).fill("0"), ...(right ?? [])];
  const bits = groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
  return parsed({ bits, dotted });
}

/** RFC 5952: lower case, no leading zeros, `::` for the longest run of two or more zero groups, leftmost first. */
function formatIpv6(bits: bigint): string {
  const groups = pieces(bits, 8, 16n).map((group) => group.toString(16));
  let longest = { start: 0, length: 1 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== "0") {
      start = index + 1;
    } else if (index + 1 - start > longest.length) {
      longest = { start, length: index + 1 - start };
    }
  }
  if (longest.length < 2) {
    return groups.join(":");
  }
  const before = groups.slice(0, longest.start).join(":");
  const after = groups.slice(longest.start + longest.length).join(":");
  return `${before}::${after}`;
}

/** The bits as `count` pieces of `width` bits each, the highest first. */
function pieces(bits: bigint, count: number, width: bigint): bigint[] {
  const mask = (1n << width) - 1n;
  return Array.from({ length: count }, (_, index) => (bits >> (width * BigInt(count - 1 - index))) & mask);
}
