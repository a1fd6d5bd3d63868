import type { RequirementDocument, RequirementsDocument } from "../../../lib/core/catalog/documents";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { entry, type plannedWith } from "./application-rules";
import { firewall } from "./selections";

export type Needed = Partial<RequirementDocument> & Pick<RequirementsDocument, "features">;

export const HYBRID = firewall("hybrid");
export const WITHOUT_DNS_PROXY: FirewallEgressInput = { ...HYBRID, dnsProxy: false };
export const BASIC: FirewallEgressInput = { ...WITHOUT_DNS_PROXY, sku: "Basic" };

export const tags = (names: string[], ...ports: string[]): Partial<RequirementDocument> => ({
  tags: names.map((tag) => ({ ...entry, tag, ports })),
});
export const udp = (tag: string, ...ports: string[]): Partial<RequirementDocument> => ({
  tags: [{ ...entry, tag, protocol: "Udp", ports }],
});

/** The decisions as `requirement form: why`, and the findings as `code requirement`. */
export function outcomeOf({ plan, diagnostics }: ReturnType<typeof plannedWith>): string[] {
  return [
    ...(plan?.decisions ?? []).map(({ requirement, form, why }) => `${requirement} ${form}: ${why}`),
    ...diagnostics.map(({ code, severity, requirement }) => `${severity} ${code} ${requirement}`),
  ];
}
