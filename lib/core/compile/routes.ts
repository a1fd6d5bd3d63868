import { parseCidr } from "../address/cidr";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { groupedBy } from "./grouped-by";
import { tagForLayer } from "./layer-tags";
import type { Address, Route } from "./plan";
import type { Realization } from "./realization";

/** The name of the route that leads to the firewall; public, like all names of routes. */
const DEFAULT_ROUTE_NAME = "DefaultToFirewall";

/**
 * Compiles the routes of a subnet behind a firewall: everything to the firewall, and straight to the Internet what
 * has to find its way back to compute with a public IP address.
 */
export function compileRoutes(
  realizations: readonly Realization[],
  firewall: Address,
  selection: Selection,
  diagnostics: Diagnostic[],
): Route[] {
  const bypasses = realizations.flatMap(({ selected }) =>
    selected.routeFlows.flatMap((flow) => {
      const { requirement } = selected;
      const fitted = tagForLayer(flow, "UDR", requirement, selection);
      diagnostics.push(...fitted.diagnostics);
      const { tag } = fitted;
      return tag === undefined ? [] : [{ requirement, flow, tag }];
    }),
  );
  for (const { requirement, tag } of bypasses) {
    const message = `every flow to \`${tag.text}\` goes straight to the Internet and not through the firewall; the NSG still decides on it`;
    diagnostics.push(
      diagnostic("firewall-bypassed", `requirement ${requirement.id}`, message, requirement.id),
    );
  }
  const byTag = groupedBy(bypasses, ({ flow }) => flow.template.text);
  const placed = [...byTag].map(([template, group]) => {
    const slot = selection.service.routeSlots.get(template);
    const [first] = group;
    if (slot === undefined || first === undefined) {
      throw new Error(`the catalog of ${selection.service.id} has no slot for the route ${template}`);
    }
    const route: Route = {
      name: slot.name,
      destination: { kind: "service-tag", tag: first.tag },
      nextHop: { type: "Internet" },
      origin: "catalog",
      requirements: group.map(({ requirement }) => requirement.id),
    };
    return { slot: slot.slot, route };
  });
  placed.sort((a, b) => a.slot - b.slot);
  return [defaultRoute(firewall), ...placed.map(({ route }) => route)];
}

function defaultRoute(firewall: Address): Route {
  const everything = parseCidr("0.0.0.0/0");
  if (!everything.ok) {
    throw new Error(everything.problem);
  }
  return {
    name: DEFAULT_ROUTE_NAME,
    destination: { kind: "prefix", prefix: everything.value },
    nextHop: { type: "VirtualAppliance", address: firewall },
    origin: "platform",
    requirements: [],
  };
}
