import type { Json } from "./rule-printers";

/** The address of a network security group. */
export const GROUP = "azurerm_network_security_group.this";

/** A managed resource, as a plan or state has it. */
export function resource(address: string, values: Json, more: { readonly [name: string]: Json } = {}): Json {
  const type = address.split(".").find((part) => part.startsWith("azurerm_")) ?? "";
  return { address, mode: "managed", type, name: "this", values, ...more };
}

/** A plan; `unknown` holds `after_unknown` by address, `written` the configuration's expressions. */
export function plan(
  resources: Json,
  unknown: { readonly [address: string]: Json } = {},
  written: Json = [],
): Json {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources } },
    resource_changes: Object.entries(unknown).map(([address, after_unknown]) => ({
      address,
      change: { after_unknown },
    })),
    configuration: { root_module: { resources: written } },
  };
}
