import { type Prefix, readPrefix } from "./prefixes";

/** Reserved for private use (RFC 1918) and for shared address space (RFC 6598): nothing on the Internet is there. */
export const PRIVATE_PREFIX_TEXTS: readonly string[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
];

export const PRIVATE_PREFIXES: readonly Prefix[] = PRIVATE_PREFIX_TEXTS.map(readPrefix).filter(
  (prefix) => prefix !== undefined,
);
