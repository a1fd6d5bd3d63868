import { isIP, isIPv4 } from "node:net";

/** `443` or `1000-2000`, within the bounds; a range's end is greater than its start, so `443-443` is none. */
export function isPortOrRange(value: string, min: number, max: number): boolean {
  const [, first, last] = /^(0|[1-9]\d*)(?:-([1-9]\d*))?$/.exec(value) ?? [];
  if (first === undefined) return false;
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  return from >= min && to <= max && (last === undefined || from < to);
}

/** `4` or `6` for an IP address or a CIDR prefix, `4` for a range of IPv4 addresses; undefined for anything else. */
export function addressFamily(value: string): 4 | 6 | undefined {
  const [start = "", end, ...more] = value.split("-");
  if (end !== undefined) {
    return more.length === 0 && isIPv4(start) && isIPv4(end) && ipv4(start) <= ipv4(end) ? 4 : undefined;
  }
  const [address = "", length, ...rest] = value.split("/");
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || rest.length > 0) return undefined;
  if (length === undefined) return family;
  const bits = family === 4 ? 32 : 128;
  return /^(0|[1-9]\d{0,2})$/.test(length) && Number(length) <= bits ? family : undefined;
}

/** An IP address or a CIDR prefix. A security rule and a route take no ranges `a-b`; a firewall's rule does. */
export function isAddressPrefix(value: string): boolean {
  return !value.includes("-") && addressFamily(value) !== undefined;
}

function ipv4(address: string): number {
  return address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

/** The shape of a service tag, `Storage` or `Storage.WestUS`. Whether such a tag exists is not judged. */
export function isServiceTag(value: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/.test(value);
}

/** The regional forms of this tag can be looked up, but neither NSGs, firewalls nor routes take them. */
export function isLookUpOnly(tag: string): boolean {
  return /^AzureMachineLearning\./i.test(tag);
}
