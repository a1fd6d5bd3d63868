import { quoted } from "../../address/quoted";
import { type Finding, findingOf, type Mend } from "./finding";
import { peerClasses } from "./flow-regions";
import type { JudgedFlow } from "./judged-flows";
import { LIST } from "./path-model";
import type { PathUnderCheck } from "./path-under-check";
import { isRoutedByTag } from "./routed-by-tag";

/** Routes that are missing: around the firewall for what needs it, and to the firewall at all. */
export function routeFindings(checked: PathUnderCheck): Finding[] {
  return [...missingBypasses(checked), ...missingDefault(checked)];
}

/** The route that lets a flow or its replies go straight to the Internet. */
export function mendRoute(checked: PathUnderCheck, { flow }: JudgedFlow): Mend | undefined {
  return flow.peer.kind === "tag" ? bypass(checked, flow.peer.tag) : undefined;
}

function missingBypasses(checked: PathUnderCheck): Finding[] {
  const { routeTable } = checked.path;
  if (routeTable === undefined) return [];
  return checked.forms.flatMap(({ requirement, routes, routeScopes }) =>
    routes.flatMap((tag, index): Finding[] => {
      // The prefixes of the region and its pair do as well, where the documents say so.
      const scope = isRoutedByTag(checked.path, tag) ? [] : (routeScopes[index] ?? []);
      const ways = [[tag], ...(scope.length === 0 ? [] : [scope])].map((tags) =>
        tags.flatMap((each) => hopsOf(checked, each)).filter(({ nextHopType }) => nextHopType !== "Internet"),
      );
      const [first] = ways[0] ?? [];
      if (first === undefined || ways.some((elsewhere) => elsewhere.length === 0)) return [];
      if (ways.some((elsewhere) => elsewhere.every(({ nextHopType }) => nextHopType === "Undecided"))) {
        return [undecidedBypass(routeTable, tag, requirement)];
      }
      return [
        findingOf("route-missing", {
          file: routeTable.file,
          rule: `${routeTable.address}: ${first.route}`,
          flow: `replies to ${tag}`,
          requirement,
          message: `replies to ${quoted(tag)} have to go straight to the Internet, and route ${quoted(first.route)} sends them to ${first.nextHopType}; add the route below`,
          mend: bypass(checked, tag),
        }),
      ];
    }),
  );
}

function undecidedBypass(
  { file, address }: NonNullable<PathUnderCheck["path"]["routeTable"]>,
  tag: string,
  requirement: string,
): Finding {
  return findingOf("required-flow-undecided", {
    file,
    rule: address,
    flow: `replies to ${tag}`,
    requirement,
    message: `replies to ${quoted(tag)} have to go straight to the Internet, and whether the routes' prefixes hold its addresses cannot be told; give a file of service tags`,
  });
}

function missingDefault(checked: PathUnderCheck): Finding[] {
  const { model, path } = checked;
  const { routeTable } = path;
  if (routeTable === undefined || model.firewallRules === undefined) return [];
  const isLed = model.parts.some(
    ({ list, rule }) => list === LIST.hop && model.hops[rule]?.leadsTo === "firewall",
  );
  if (isLed) return [];
  const address = checked.context.firewallPrivateIpAddress;
  const mend: Mend | undefined =
    address === undefined || routeTable.routes.some(({ route }) => route.address_prefix === "0.0.0.0/0")
      ? undefined
      : {
          action: "add",
          layer: "routes",
          file: routeTable.file,
          address: routeTable.address,
          terraform: {
            name: "DefaultToFirewall",
            address_prefix: "0.0.0.0/0",
            next_hop_type: "VirtualAppliance",
            next_hop_in_ip_address: address,
          },
        };
  return [
    findingOf("route-missing", {
      file: routeTable.file,
      rule: routeTable.address,
      flow: "outbound to Internet",
      message:
        "no route leads to the firewall, so that nothing meets its rules; add a route for `0.0.0.0/0` to the firewall's private address with the next hop type `VirtualAppliance`",
      mend,
    }),
  ];
}

/** The next hops of a tag's addresses. */
function hopsOf({ model }: PathUnderCheck, tag: string) {
  const classes = peerClasses(model.space.destination, tag);
  return model.parts.flatMap(({ list, rule, open, region: [destination] }) => {
    const verdict = model.hops[rule]?.verdict;
    const isMeant = list === LIST.hop && open === undefined && model.hops[rule]?.isReply === false;
    return isMeant && verdict !== undefined && destination?.intersects(classes) === true ? [verdict] : [];
  });
}

function bypass({ path }: PathUnderCheck, tag: string): Mend | undefined {
  const { routeTable } = path;
  if (routeTable === undefined) return undefined;
  const name = `${tag.replace(/\./g, "-")}ToInternet`;
  const taken = routeTable.routes.some(({ route }) => route.name === name);
  return {
    action: "add",
    layer: "routes",
    file: routeTable.file,
    address: routeTable.address,
    terraform: { name: taken ? `${name}-2` : name, address_prefix: tag, next_hop_type: "Internet" },
  };
}
