import { parseCidr } from "../address/cidr";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
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
  const placed = bypasses
    .map(({ requirement, flow, tag }) => {
      const slot = selection.service.routeSlots.get(flow.template.text);
      if (slot === undefined) {
        throw new Error(
          `the catalog of ${selection.service.id} has no slot for the route ${flow.template.text}`,
        );
      }
      const route: Route = {
        name: slot.name,
        destination: { kind: "service-tag", tag },
        nextHop: { type: "Internet" },
        origin: "catalog",
        requirements: [requirement.id],
      };
      return { slot: slot.slot, route };
    })
    .sort((a, b) => a.slot - b.slot);
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
