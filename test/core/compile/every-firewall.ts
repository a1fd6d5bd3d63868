import type { FirewallEgressInput, FirewallStrategy } from "../../../lib/core/compile/network-input";
import { type Choice, FIREWALL_ADDRESS } from "./selections";

/** A choice whose egress is a firewall. */
export type FirewallChoice = Choice & { readonly egress: FirewallEgressInput };

const STRATEGIES: readonly FirewallStrategy[] = ["service-tags", "fqdn", "hybrid"];

/** Every firewall that differs in what it can express. */
export const EGRESSES: readonly FirewallEgressInput[] = STRATEGIES.flatMap((strategy) =>
  [false, true].flatMap((fqdnTags) =>
    (
      [
        { sku: "Basic", dnsProxy: false },
        { sku: "Standard", dnsProxy: false },
        { sku: "Standard", dnsProxy: true },
        { sku: "Premium", dnsProxy: false, tlsInspection: false },
        { sku: "Premium", dnsProxy: false, tlsInspection: true },
        { sku: "Premium", dnsProxy: true, tlsInspection: false },
        { sku: "Premium", dnsProxy: true, tlsInspection: true },
      ] as const
    ).map(
      (can): FirewallEgressInput => ({
        kind: "firewall",
        privateIpAddress: FIREWALL_ADDRESS,
        strategy,
        fqdnTags,
        ...can,
      }),
    ),
  ),
);
