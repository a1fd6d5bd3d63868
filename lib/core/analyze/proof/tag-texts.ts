import type { EndpointTag } from "../evaluate";

/** Tags whose second part is no region. Source: "Virtual network service tags", row `AzureFrontDoor`. */
const WITHOUT_REGIONS = /^AzureFrontDoor\./i;

/**
 * Reads `Storage.WestUS` as the tag Storage of the region WestUS. What stands behind the last dot is the region: the
 * text alone does not tell, and for the one containment that is known, `Tag.Region` within `Tag`, it does no harm.
 */
export function endpointTagOf(text: string): EndpointTag {
  const dot = text.lastIndexOf(".");
  if (dot === -1 || WITHOUT_REGIONS.test(text)) return { tag: text };
  return { tag: text.slice(0, dot), region: text.slice(dot + 1) };
}

/** The tags that no service-tag file has: what they hold, a virtual network's configuration says. */
export const LOCAL_TAGS: readonly string[] = ["VirtualNetwork", "AzureLoadBalancer", "Internet"];

/** Whether a text is one of those, in any case. */
export function isLocalTag(text: string): boolean {
  const lower = text.toLowerCase();
  return LOCAL_TAGS.some((tag) => tag.toLowerCase() === lower);
}
