import { readAddressText } from "./address-texts";
import { type Answer, agreed, some } from "./answer";
import { type ListAttribute, listOf } from "./attribute-values";
import { rangeHolds } from "./endpoint-addresses";
import type { Endpoint } from "./packet";
import { tagHolds } from "./service-tags";

/** Service tags that Azure Firewall does not take. Source: "Virtual network service tags", 2023. */
const TAGS_WITHOUT_FIREWALL: readonly string[] = ["AzureLoadBalancer", "Internet", "VirtualNetwork"];

/**
 * Whether the source of a firewall rule holds the endpoint: `*`, addresses, CIDR blocks and ranges. A service tag is
 * not taken there, an IP group's content stands elsewhere: unknown, like a rule without any source.
 */
export function sourcesHold(addresses: ListAttribute, ipGroups: ListAttribute, endpoint: Endpoint): Answer {
  const kinds: Answer[] = [];
  const texts = listOf(addresses);
  if (texts.length > 0) kinds.push(some(texts.map((text) => addressHolds(text, endpoint))));
  if (listOf(ipGroups).length > 0) kinds.push("unknown");
  return agreed(kinds);
}

/** Whether one of the addresses of a network rule's destination holds the endpoint: as for a source, or a service tag. */
export function destinationsHold(texts: readonly string[], endpoint: Endpoint): Answer {
  return some(
    texts.map((text) => {
      const address = readAddressText(text);
      if (address.kind !== "tag") return addressHolds(text, endpoint);
      return TAGS_WITHOUT_FIREWALL.includes(address.tag) ? "unknown" : tagHolds(address.tag, endpoint);
    }),
  );
}

/** Whether `*`, an address, a CIDR block or a range holds the endpoint; a service tag is unknown here. */
export function addressHolds(text: string, endpoint: Endpoint): Answer {
  const address = readAddressText(text);
  switch (address.kind) {
    case "any":
      return "yes";
    case "prefix":
      return rangeHolds(address.prefix, endpoint);
    case "range":
      return rangeHolds(address.range, endpoint);
    default:
      return "unknown";
  }
}
