import type { StringAttribute } from "./attribute-values";

/** A `route` object of `azurerm_route_table`, or the attributes of an `azurerm_route`, as Terraform prints them. */
export interface RouteAttributes {
  readonly name: string;
  /** A CIDR block or a service tag. */
  readonly address_prefix: StringAttribute;
  /** `VirtualNetworkGateway`, `VnetLocal`, `Internet`, `VirtualAppliance` or `None`. */
  readonly next_hop_type: StringAttribute;
  /** The appliance's private address; only with `VirtualAppliance`. */
  readonly next_hop_in_ip_address?: StringAttribute;
}
