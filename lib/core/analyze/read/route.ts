import type { RouteAttributes } from "../evaluate";
import type { Unresolved } from "./placed-value";
import { given, type RuleSource } from "./security-rule";

const NEXT_HOP_TYPES = ["VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"];

/**
 * Reads a route. Attributes that are not set are left out.
 *
 * A route of which it is in doubt whether it exists keeps its hop, while what stands for the doubt takes the place of
 * its prefix: the longest prefix decides, and one that is in doubt may be any.
 */
export function readRoute({ name, attributes, doubt }: RuleSource): RouteAttributes {
  const names = attributes.dialect.names.route;
  const prefix = attributes.requiredText(names.address_prefix);
  return {
    name,
    address_prefix: doubt?.text ?? prefix,
    next_hop_type: attributes.requiredWord(names.next_hop_type, NEXT_HOP_TYPES),
    ...given(["next_hop_in_ip_address"], () => attributes.text(names.next_hop_in_ip_address)),
  };
}

/** A route of which nothing can be told but that it, or any number of such, may be there. */
export function openRoute({ text }: Unresolved): RouteAttributes {
  return { name: text, address_prefix: text, next_hop_type: text };
}
