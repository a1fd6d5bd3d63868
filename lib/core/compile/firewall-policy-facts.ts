import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic";
import type { FirewallSku } from "./network-input";

/** What somebody says about a firewall policy. What is left out is not known. */
export interface FirewallPolicyStatement {
  readonly sku?: FirewallSku | undefined;
  readonly dnsProxy?: boolean | undefined;
  readonly tlsInspection?: boolean | undefined;
}

/** What is taken for true of a firewall policy. */
export interface FirewallPolicyFacts {
  readonly sku: FirewallSku;
  readonly dnsProxy: boolean;
  readonly tlsInspection: boolean;
}

/** The SKUs of firewall policies. */
const SKUS: readonly FirewallSku[] = ["Basic", "Standard", "Premium"];

/**
 * Tells a SKU that does not exist. Its type keeps it out in TypeScript alone.
 *
 * @returns whether the SKU exists
 */
export function refuseUnknownSku(sku: FirewallSku, subject: string, diagnostics: Diagnostic[]): boolean {
  return refuseUnlessOneOf(SKUS, sku, "SKU", subject, diagnostics);
}

/**
 * Tells a setting that is none of those that exist.
 *
 * @param what what the setting is, inside a sentence
 * @returns whether it exists
 */
export function refuseUnlessOneOf<T extends string>(
  known: readonly T[],
  setting: T,
  what: string,
  subject: string,
  diagnostics: Diagnostic[],
): boolean {
  if (known.includes(setting)) {
    return true;
  }
  const names = known.map((each) => `\`${each}\``);
  const message = `unknown ${what} ${quoted(String(setting))}; use ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  diagnostics.push(diagnostic("unknown-firewall-setting", subject, message));
  return false;
}

/** What depends on a policy's SKU. */
export type SkuFeature = "dnsProxy" | "dnsServers" | "threatIntelligenceDeny" | "tlsInspection";

/** The SKUs that have each feature, and how a message tells of its lack. (Azure Firewall features by SKU, 2025-09-18.) */
const FEATURES: Readonly<
  Record<
    SkuFeature,
    { readonly skus: readonly FirewallSku[]; readonly lack: string; readonly without: string }
  >
> = {
  dnsProxy: {
    skus: ["Standard", "Premium"],
    lack: "has no DNS proxy",
    without: "leave `dnsProxy` out",
  },
  dnsServers: {
    skus: ["Standard", "Premium"],
    lack: "takes no DNS servers",
    without: "leave `dnsServers` out",
  },
  threatIntelligenceDeny: {
    skus: ["Standard", "Premium"],
    lack: "alerts on threat intelligence and cannot deny by it",
    without: "use the mode `Alert`",
  },
  tlsInspection: {
    skus: ["Premium"],
    lack: "does not open TLS",
    without: "leave `tlsInspection` out",
  },
};

/** Tells a feature that the policy's SKU lacks. */
export function refuseUnlessInSku(
  feature: SkuFeature,
  sku: FirewallSku,
  subject: string,
  diagnostics: Diagnostic[],
): void {
  const { skus, lack, without } = FEATURES[feature];
  if (!skus.includes(sku)) {
    const others = skus.map((each) => `\`${each}\``).join(" or ");
    const message = `the SKU \`${sku}\` ${lack}; ${without}, or use the SKU ${others}`;
    diagnostics.push(diagnostic("feature-not-in-firewall-sku", subject, message));
  }
}

/**
 * Joins what an egress says of its firewall policy with what the policy says of itself. What neither says is the SKU
 * `Standard`, without DNS proxy and without TLS inspection: nothing is relied upon that nobody vouched for.
 *
 * @param egress what the egress says
 * @param policy what the policy says. Undefined: the egress has only its id, or none; then what it says has to agree
 * with its own SKU.
 */
export function joinPolicyFacts(
  egress: FirewallPolicyStatement,
  policy: FirewallPolicyStatement | undefined,
  diagnostics: Diagnostic[],
): FirewallPolicyFacts {
  const facts: FirewallPolicyFacts = {
    sku: egress.sku ?? policy?.sku ?? "Standard",
    dnsProxy: egress.dnsProxy ?? policy?.dnsProxy ?? false,
    tlsInspection: egress.tlsInspection ?? policy?.tlsInspection ?? false,
  };
  const found: Diagnostic[] = [];
  for (const [place, { sku }] of [
    ["egress.sku", egress],
    ["egress.policy.sku", policy ?? {}],
  ] as const) {
    if (sku !== undefined) {
      refuseUnknownSku(sku, place, found);
    }
  }
  for (const name of ["sku", "dnsProxy", "tlsInspection"] as const) {
    const here = egress[name];
    const there = policy?.[name];
    if (here !== undefined && there !== undefined && here !== there) {
      const message = `the egress says \`${name}: ${here}\` and its policy says \`${name}: ${there}\`; leave it out of the egress, or correct the one that is wrong`;
      found.push(diagnostic("firewall-policy-contradiction", `egress.${name}`, message));
    }
  }
  if (!hasErrors(found) && facts.dnsProxy) {
    refuseUnlessInSku("dnsProxy", facts.sku, "egress.dnsProxy", found);
  }
  if (!hasErrors(found) && facts.tlsInspection) {
    refuseUnlessInSku("tlsInspection", facts.sku, "egress.tlsInspection", found);
  }
  diagnostics.push(...found);
  return facts;
}
