import type { IpAddressBits, IpFamily } from "./ip-address-text";
import { formatIpAddress, isIpv4Mapped, readIpAddress } from "./ip-address-text";
import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted } from "./quoted";
import { refuseUnlessVisibleAscii } from "./visible-ascii";

/** A network in CIDR notation (RFC 4632, RFC 4291), or one address as a network of its own. */
export interface Cidr {
  /** 4 for IPv4, 6 for IPv6. */
  readonly family: 4 | 6;
  /** The first address, as a number of 32 or 128 bits. The bits after the prefix are zero. */
  readonly network: bigint;
  /** How many leading bits are fixed: 0 to 32, or 0 to 128. */
  readonly prefixLength: number;
  /** The canonical text: `10.0.0.0/24`, `2001:db8::/32` (RFC 5952). Two networks are the same when this is. */
  readonly text: string;
}

/**
 * Parses a network: an address, `/`, and the prefix length.
 *
 * IPv6 may come in any case and compression; `text` of the value is canonical. Refused: a missing length, host
 * bits (`10.0.0.5/24`: rounding would widen), leading zeros, fewer than four numbers, zone ids, dotted and
 * IPv4-mapped IPv6, and everything that is not an address at all, such as a service tag.
 */
export function parseCidr(text: string): Parsed<Cidr> {
  const problem = refuseUnlessVisibleAscii(text, NETWORK_EXAMPLE) ?? refuseOtherKind(text, NETWORK_EXAMPLE);
  if (problem !== undefined) {
    return refused(problem);
  }
  const [address = "", length, ...rest] = text.split("/");
  if (rest.length > 0) {
    return refused(`${quoted(text)} has more than one \`/\`; write ${NETWORK_EXAMPLE}`);
  }
  const read = readIpAddress(address, text);
  if (!read.ok) {
    return read;
  }
  const { family, bits } = read.value;
  const width = widthOf(family);
  const single = singleAddress(read.value);
  if (length === undefined) {
    return refused(`${quoted(text)} has no prefix length; write \`${single.text}\` for the one address`);
  }
  if (!/^(0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > width) {
    return refused(
      `${quoted(text)} has ${quoted(length)} for a prefix length; write a whole number from 0 to ${width} without sign or leading zero`,
    );
  }
  const prefixLength = Number(length);
  const network = bits & ~hostMask(family, prefixLength);
  const cidr = cidrOf(family, network, prefixLength);
  if (network !== bits) {
    return refused(hostBitsProblem(quoted(text), `\`${cidr.text}\``, `\`${single.text}\``));
  }
  return parsed(cidr);
}

/** What is said of a prefix with host bits; its parts are given as a message shows them. */
export function hostBitsProblem(shown: string, network: string, address: string): string {
  return `${shown} has host bits set; write ${network} for the network or ${address} for the address`;
}

/** What is said of a text that is no network at all, where nothing more is known of it. */
export function notNetworkProblem(shown: string): string {
  return `${shown} is not a network; write ${NETWORK_EXAMPLE}, without leading zeros`;
}

/** Parses one address without prefix length, into a network of length 32 or 128. Strict as {@link parseCidr} is. */
export function parseIpAddress(text: string): Parsed<Cidr> {
  const problem = refuseUnlessVisibleAscii(text, ADDRESS_EXAMPLE) ?? refuseOtherKind(text, ADDRESS_EXAMPLE);
  if (problem !== undefined) {
    return refused(problem);
  }
  const slash = text.indexOf("/");
  if (slash !== -1) {
    return refused(
      `${quoted(text)} has the prefix length ${quoted(text.slice(slash))} where one address is expected; write the address alone, as in \`10.0.0.4\``,
    );
  }
  const read = readIpAddress(text, text);
  return read.ok ? parsed(singleAddress(read.value)) : read;
}

/**
 * The network of given bits, for code that computes networks.
 *
 * @throws RangeError when the length does not fit the family, the network has host bits or too many bits, or lies
 * in the IPv4-mapped range: a caller's bug, since texts go through {@link parseCidr}.
 */
export function cidrOf(family: 4 | 6, network: bigint, prefixLength: number): Cidr {
  const width = widthOf(family);
  if (!Number.isInteger(prefixLength) || prefixLength < 0 || prefixLength > width) {
    throw new RangeError(`prefix length ${prefixLength} is not a whole number from 0 to ${width}`);
  }
  if (network < 0n || network >> BigInt(width) !== 0n) {
    throw new RangeError(`network ${network} does not fit ${width} bits`);
  }
  if ((network & hostMask(family, prefixLength)) !== 0n) {
    throw new RangeError(`network ${network} has host bits set for prefix length ${prefixLength}`);
  }
  if (family === 6 && isIpv4Mapped(network)) {
    throw new RangeError(`network ${network} is IPv4-mapped; use family 4`);
  }
  return { family, network, prefixLength, text: `${formatIpAddress(family, network)}/${prefixLength}` };
}

/** Whether every address of `inner` is one of `outer`. Networks of different families never contain each other. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return (
    outer.family === inner.family &&
    outer.prefixLength <= inner.prefixLength &&
    (inner.network & ~hostMask(outer.family, outer.prefixLength)) === outer.network
  );
}

/** Whether some address is in both. Two networks overlap only when one contains the other. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrContains(a, b) || cidrContains(b, a);
}

/** A total order, for sorting: IPv4 first, then by first address, then the wider network first. */
export function compareCidrs(a: Cidr, b: Cidr): number {
  if (a.family !== b.family) {
    return a.family - b.family;
  }
  if (a.network !== b.network) {
    return a.network < b.network ? -1 : 1;
  }
  return a.prefixLength - b.prefixLength;
}

const NETWORK_EXAMPLE = "a network such as `10.0.0.0/24` or `2001:db8::/32`";
const ADDRESS_EXAMPLE = "one address such as `10.0.0.4` or `2001:db8::4`";

/** A problem that names what the text is instead, for the mistakes that are easy to make in an address field. */
function refuseOtherKind(text: string, expected: string): string | undefined {
  if (text === "*") {
    return `${quoted(text)} stands for every address; write ${expected}`;
  }
  if (/^[0-9.]+-[0-9.]+$/.test(text)) {
    return `${quoted(text)} is a range from one address to another; write ${expected}, once for each part of the range`;
  }
  if (/^[A-Za-z*_]/.test(text) && !text.includes(":")) {
    return `${quoted(text)} is a name and not an address (a service tag or a host?); write ${expected}`;
  }
  return undefined;
}

function singleAddress({ family, bits }: IpAddressBits): Cidr {
  return cidrOf(family, bits, widthOf(family));
}

function widthOf(family: IpFamily): 32 | 128 {
  return family === 4 ? 32 : 128;
}

function hostMask(family: IpFamily, prefixLength: number): bigint {
  return (1n << BigInt(widthOf(family) - prefixLength)) - 1n;
}
