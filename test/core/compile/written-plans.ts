import type { EgressInput } from "../../../lib/core/compile/network-input";
import type { NetworkPlan } from "../../../lib/core/compile/plan";
import { routeAttributes, ruleCollectionGroupAttributes, securityRuleAttributes } from "./attributes-of-plan";
import type { ExpectedSelection } from "./expected-flows";
import { planOf } from "./planned-choice";
import { defaultFeatures } from "./selections";

const SUBNET = "10.1.0.0/24";

export const NOTHING = { rules: [], network: undefined, application: undefined, routes: [] };

/** The order of destinations is proved where stability is. */
export function written(selection: ExpectedSelection, egress: EgressInput): object {
  const plan = planOf({
    selection,
    prefixes: [{ text: SUBNET, first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress,
    denyScope: "internet",
    acceptsWiderTags: false,
  });
  return {
    rules: plan.securityRules.map(writtenRule),
    ...writtenCollections(plan),
    routes: plan.routes.map(writtenRoute),
  };
}

function writtenRule(rule: NetworkPlan["securityRules"][number]): string {
  const { name, priority, direction, access, protocol, ...ends } = securityRuleAttributes(rule);
  const source = ends.source_address_prefix ?? ends.source_address_prefixes;
  const destination = ends.destination_address_prefix ?? ends.destination_address_prefixes;
  const ports = ends.destination_port_range ?? ends.destination_port_ranges;
  return `${priority} ${direction} ${access} ${protocol} ${source} -> ${destination}:${ports} ${name}`;
}

function writtenCollections({ ruleCollections }: NetworkPlan): object {
  const { network_rule_collection, application_rule_collection } =
    ruleCollectionGroupAttributes(ruleCollections);
  const [network, ...moreNetwork] = network_rule_collection ?? [];
  const [application, ...moreApplication] = application_rule_collection ?? [];
  expect([...moreNetwork, ...moreApplication]).toEqual([]);
  return {
    network: network && {
      name: `${network.priority} ${network.action} ${network.name}`,
      rules: network.rule.map((rule) => [
        rule.name,
        `${rule.protocols} ${rule.source_addresses} -> :${rule.destination_ports}`,
        [...(rule.destination_addresses ?? []), ...(rule.destination_fqdns ?? [])].sort(),
      ]),
    },
    application: application && {
      name: `${application.priority} ${application.action} ${application.name}`,
      rules: application.rule.map((rule) => [
        rule.name,
        `${rule.protocols?.map(({ type, port }) => `${type}:${port}`)} ${rule.source_addresses}`,
        [...(rule.destination_fqdns ?? [])].sort(),
      ]),
    },
  };
}

function writtenRoute(route: NetworkPlan["routes"][number]): string {
  const { name, address_prefix, next_hop_type, next_hop_in_ip_address } = routeAttributes(route);
  return `${address_prefix} -> ${next_hop_type}${next_hop_in_ip_address === undefined ? "" : ` ${next_hop_in_ip_address}`} ${name}`;
}

export function selected(
  cloud: ExpectedSelection["cloud"],
  region: string,
  { revision = "2026-03-19", features = [] as string[], parameters = {} } = {},
): ExpectedSelection {
  return {
    cloud,
    region,
    revision,
    features: [...defaultFeatures(cloud, revision), ...features],
    parameters,
  };
}
