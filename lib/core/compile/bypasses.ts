import { ALL_PORTS } from "../address/port-range";
import type { ServiceTag } from "../address/service-tag";
import type { SelectedRequirement } from "../catalog/flows";
import { CATALOG_SECURITY_RULES } from "../catalog/priority-bands";
import type { Selection } from "../catalog/selection";
import { presentWith } from "./always-present";
import type { SecurityRule } from "./plan";
import type { Realization } from "./realization";
import { ruleDescription } from "./rule-description";
import { coversHost } from "./served-by";

/** A tag that a route leads around the firewall, and the requirements that ask for the route. */
export interface Bypass {
  readonly tag: ServiceTag;
  readonly requirements: readonly string[];
}

/** The tags that are routed around the firewall, by the template that the catalog writes them in. */
export function bypassesOf(realizations: readonly Realization[]): Map<string, Bypass> {
  const bypasses = new Map<string, Bypass>();
  for (const { requirement, routeFlows } of realizations.map(({ selected }) => selected)) {
    for (const { tag, template } of routeFlows) {
      const requirements = bypasses.get(template.text)?.requirements ?? [];
      bypasses.set(template.text, { tag, requirements: [...requirements, requirement.id] });
    }
  }
  return bypasses;
}

/**
 * Whether hosts of a requirement are known to lie in a tag: a requirement that names these hosts, itself or another that
 * is there whenever it is, is documented with that tag in some revision. The revision decides what is required, not where
 * a host is. What only a feature's requirement knows counts for no other one: turning the feature on would add a rule
 * that it does not concern.
 */
export function liesIn(
  template: string,
  selected: SelectedRequirement,
  realizations: readonly Realization[],
): boolean {
  return realizations.some(
    ({ selected: other }) =>
      other.requirement.tags.some(({ tag }) => tag.text === template) &&
      (other === selected ||
        (presentWith(other.requirement, selected.requirement) &&
          selected.hostFlows.some((flow) => other.hostFlows.some((given) => coversHost(given, flow))))),
  );
}

/** The denies of what is routed around the firewall, behind the allows of the same tags. */
export function bypassDenies(bypasses: ReadonlyMap<string, Bypass>, selection: Selection): SecurityRule[] {
  return [...bypasses].map(([template, { tag, requirements }]) => {
    const slot = selection.service.bypassDenySlots.get(template);
    if (slot === undefined) {
      throw new Error(
        `the catalog of ${selection.service.id} has no slot for the deny beside the route ${template}`,
      );
    }
    return {
      name: slot.name,
      priority: CATALOG_SECURITY_RULES.first + slot.slot,
      direction: "outbound" as const,
      access: "Deny" as const,
      protocol: "Any" as const,
      source: { kind: "any" as const },
      destination: { kind: "service-tag" as const, tag },
      destinationPorts: ALL_PORTS,
      description: ruleDescription(selection, requirements),
      origin: "catalog" as const,
      requirements: [...requirements],
    };
  });
}
