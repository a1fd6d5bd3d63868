import document from "../../../catalog/special-purpose-addresses.json";
import type { Cidr } from "../address/cidr";
import type { PrefixSet } from "./prefix-set";
import { PrefixSetBuilder } from "./prefix-set-builder";

/** The one prefix that texts may not name, since they would name IPv4 addresses in a second way. Here it is meant. */
const IPV4_MAPPED: Cidr = {
  family: 6,
  network: 0xffff_0000_0000n,
  prefixLength: 96,
  text: "::ffff:0:0/96",
};

let read: PrefixSet | undefined;

/**
 * The addresses that nothing may come to cover by being made wider: private, shared, link-local, loopback, multicast,
 * reserved and documentation space, what IANA set aside for protocols, and the address of Azure's platform. Whether
 * IANA calls a prefix globally reachable makes no difference. Source: `catalog/special-purpose-addresses.json`.
 */
export function specialPurposeAddresses(): PrefixSet {
  read ??= readAddresses();
  return read;
}

function readAddresses(): PrefixSet {
  const builder = new PrefixSetBuilder();
  for (const { prefix } of document.addresses) {
    if (prefix === IPV4_MAPPED.text) {
      builder.addCidr(IPV4_MAPPED);
      continue;
    }
    const problem = builder.addText(prefix);
    if (problem !== undefined) {
      throw new RangeError(`the catalog's special-purpose addresses: ${problem}`);
    }
  }
  return builder.take();
}
