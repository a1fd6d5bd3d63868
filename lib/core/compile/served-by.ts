import { isDeferred } from "../address/deferred";
import { fqdnCovers } from "../address/fqdn";
import { portsContain } from "../address/port-range";
import { protocolContains } from "../address/protocol";
import type { HostFlow, SelectedRequirement } from "../catalog/flows";
import { presentWith } from "./always-present";

/**
 * Finds the requirement whose tag already carries a requirement that is documented by hosts only: one that names
 * the same hosts and ports, and has a tag form as well.
 */
export function servedBy(
  selected: SelectedRequirement,
  all: readonly SelectedRequirement[],
): SelectedRequirement | undefined {
  if (selected.hostFlows.length === 0 || selected.missingParameters.length > 0) {
    return undefined;
  }
  return all.find(
    (other) =>
      other !== selected &&
      other.requirement.direction === selected.requirement.direction &&
      presentWith(other.requirement, selected.requirement) &&
      selected.hostFlows.every((flow) => carriesByTag(other, flow)),
  );
}

function carriesByTag(other: SelectedRequirement, flow: HostFlow): boolean {
  return (
    other.hostFlows.some((given) => coversHost(given, flow)) &&
    other.tagFlows.some(
      (tag) => protocolContains(tag.protocol, flow.protocol) && portsContain(tag.ports, flow.ports),
    )
  );
}

/**
 * True when every host of `inner` is a host of `outer`, at every path that `inner` means. Of names that Terraform
 * knows later nothing is known.
 */
export function coversHost(outer: HostFlow, inner: HostFlow): boolean {
  if (outer.path !== undefined && outer.path !== inner.path) {
    return false;
  }
  return !isDeferred(outer.host) && !isDeferred(inner.host) && fqdnCovers(outer.host, inner.host);
}
