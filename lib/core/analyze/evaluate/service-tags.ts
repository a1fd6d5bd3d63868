import { remembered } from "../../remembered";
import type { Answer } from "./answer";
import type { Endpoint, EndpointTag } from "./packet";

/** The tag's full text: `Storage.WestUS`, or `Storage`. */
export function textOf(tag: EndpointTag): string {
  return tag.region === undefined ? tag.tag : `${tag.tag}.${tag.region}`;
}

/**
 * Whether the prefixes of the tag with this text hold the endpoint. The tag of a region lies within the tag itself.
 *
 * A text that differs from a tag of the endpoint in case only is `unknown`: no documentation says whether each of
 * Azure's services reads a tag's name regardless of case.
 */
export function tagHolds(text: string, endpoint: Endpoint): Answer {
  const texts = textsOf(endpoint);
  if (texts.includes(text)) return "yes";
  const lowerCase = text.toLowerCase();
  return texts.some((held) => held.toLowerCase() === lowerCase) ? "unknown" : "no";
}

/** Whether the endpoint is outside the virtual network: the public address space, Azure's own part of it included. */
export function isInInternet(endpoint: Endpoint): boolean {
  return textsOf(endpoint).includes("Internet");
}

/** Whether rules for the tag `VirtualNetwork` reach the endpoint, as far as its own tags say. */
export function isInVirtualNetwork(endpoint: Endpoint): boolean {
  return textsOf(endpoint).includes("VirtualNetwork");
}

const textsOf: (endpoint: Endpoint) => readonly string[] = remembered((endpoint) => {
  const said = endpoint.tags.flatMap((tag) => [textOf(tag), tag.tag]);
  // The load balancer's probes come from the host's virtual address, which `VirtualNetwork` is documented to hold.
  const isInside = said.includes("VirtualNetwork") || said.includes("AzureLoadBalancer");
  return isInside ? said : [...said, "Internet"];
});
