import type { RequirementDocument } from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import { select } from "../../../lib/core/catalog/selection";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { planFirewall } from "../../../lib/core/compile/plan-firewall";
import { documentsOf } from "./catalogs";

const ENTRY = { since: "2022-09-08", sources: [], protocol: "Tcp" } as const;

/** The forms of a requirement, on TCP. */
export const byTag = (tag: string, ...ports: string[]) => ({ ...ENTRY, tag, ports });
export const byHost = (host: string, ...ports: string[]) => ({ ...ENTRY, hosts: [host], ports });
export const byUrl = (url: string) => ({ ...ENTRY, urls: [url], ports: ["443"] });

/** Plans a firewall in `westus` for requirements `r0`, `r1`, ... that are always needed, in slots 10, 20, ... */
export function smallFirewall(
  egress: FirewallEgressInput,
  ...forms: Pick<RequirementDocument, "tags" | "hosts" | "urls" | "fqdnTag">[]
): ReturnType<typeof planFirewall> {
  const requirements = forms.map((form, index) => ({
    requirements: [{ id: `r${index}`, slot: 10 + 10 * index, purpose: "A.", direction: "outbound", ...form }],
  }));
  const { value } = select(readService(documentsOf({ requirements, implies: {} })), {
    cloud: "public",
    region: "westus",
  });
  if (value === undefined) {
    throw new Error("the selection has errors");
  }
  return planFirewall({
    workloads: [{ name: "one", selection: value, subnets: [{ addressPrefixes: ["10.0.0.0/24"] }] }],
    egress,
  });
}
