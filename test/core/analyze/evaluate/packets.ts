import type {
  Endpoint,
  EndpointTag,
  Packet,
  SecurityRuleAttributes,
} from "../../../../lib/core/analyze/evaluate";

/** An expression that Terraform resolves later. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's expressions look like this.
export const UNRESOLVED = "${azurerm_subnet.training.name}";

/** Reads `Storage.WestUS` as the tag Storage of the region WestUS; the tags of Azure Front Door have no regions. */
export function tag(text: string, prefix?: string): EndpointTag {
  const [name = "", region] = text.startsWith("AzureFrontDoor.") ? [text] : text.split(".");
  return {
    tag: name,
    ...(region === undefined ? {} : { region }),
    ...(prefix === undefined ? {} : { prefix }),
  };
}

/** An endpoint whose address is not told. */
export function tagged(...texts: readonly string[]): Endpoint {
  return { tags: texts.map((text) => tag(text)) };
}

/** An endpoint on the Internet, by its address. */
export function at(address: string, ...texts: readonly string[]): Endpoint {
  return { address, tags: texts.map((text) => tag(text)) };
}

/** A virtual machine in the virtual network. */
export const VM: Endpoint = at("10.1.0.4", "VirtualNetwork");

/** A packet from the virtual machine. */
export function outbound(
  destination: Endpoint,
  destinationPort?: number,
  more: Partial<Packet> = {},
): Packet {
  return {
    direction: "Outbound",
    protocol: "Tcp",
    source: VM,
    destination,
    ...(destinationPort === undefined ? {} : { destinationPort }),
    ...more,
  };
}

/** A packet to the virtual machine. */
export function inbound(source: Endpoint, destinationPort?: number, more: Partial<Packet> = {}): Packet {
  return { ...outbound(VM, destinationPort), direction: "Inbound", source, destination: VM, ...more };
}

/** A security rule that matches everything outbound, but for what is given. */
export function securityRule(more: Partial<SecurityRuleAttributes> = {}): SecurityRuleAttributes {
  return {
    name: "rule",
    priority: 100,
    direction: "Outbound",
    access: "Deny",
    protocol: "*",
    source_port_range: "*",
    destination_port_range: "*",
    source_address_prefix: "*",
    destination_address_prefix: "*",
    ...more,
  };
}
