import { isIP, isIPv4 } from "node:net";

/** `4` or `6` for an IP address or a CIDR prefix; undefined for anything else. Host bits are Azure's to mind. */
export function prefixFamily(text: string): 4 | 6 | undefined {
  const [address = "", length, ...rest] = text.split("/");
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || rest.length > 0) return undefined;
  if (length === undefined) return family;
  return /^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128) ? family : undefined;
}

/** An IP address, a CIDR prefix, or a range `a-b` of IPv4 addresses, as a firewall takes them. */
export function isFirewallAddress(text: string): boolean {
  const [start = "", end, ...more] = text.split("-");
  if (end === undefined) return prefixFamily(text) !== undefined;
  return more.length === 0 && isIPv4(start) && isIPv4(end);
}

/** `443` or `1000-2000` within the bounds. */
export function isPortRange(text: string, min: number, max: number): boolean {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  return first !== undefined && Number(first) >= min && Number(last) <= max && Number(first) <= Number(last);
}
