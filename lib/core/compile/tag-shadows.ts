import { intersectPorts } from "../address/port-range";
import { serviceTagCovers } from "../address/service-tag";
import type { SelectedRequirement } from "../catalog/flows";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { RequiredHostFlow, RequiredTagFlow } from "./realization";
import { coversHost } from "./served-by";

/**
 * Tells host rules that narrow nothing: a network rule admits a tag that holds the host's addresses on the same
 * port, and network rules win over application rules whatever their priority.
 * (Azure Firewall: "Configure Azure Firewall rules", rule processing.)
 *
 * That a tag holds a host is known where a requirement is documented in both forms; nothing else is assumed.
 */
export function tellTagShadows(
  hosts: readonly RequiredHostFlow[],
  tags: readonly RequiredTagFlow[],
  requirements: readonly SelectedRequirement[],
  diagnostics: Diagnostic[],
): void {
  const told = new Set<string>();
  for (const host of hosts) {
    const shadow = tags.find(
      (tag) =>
        tag.protocol !== "Udp" &&
        intersectPorts(tag.ports, host.ports).length > 0 &&
        requirements.some(
          (each) =>
            each.tagFlows.some((flow) => serviceTagCovers(tag.tag, flow.tag)) &&
            (each.requirement === host.requirement || each.hostFlows.some((flow) => coversHost(flow, host))),
        ),
    );
    const key = `${host.requirement.id} ${shadow?.tag.text}`;
    if (shadow === undefined || told.has(key)) {
      continue;
    }
    told.add(key);
    const message = `the network rule for \`${shadow.tag.text}\` (needed by \`${shadow.requirement.id}\`) admits more than the host rule for \`${host.template}\`, and wins over it`;
    const { id } = host.requirement;
    diagnostics.push(diagnostic("tag-shadows-hosts", `requirement ${id}`, message, id));
  }
}
