import { listOf } from "../evaluate/attribute-values";
import { readPrefix } from "../evaluate/prefixes";
import { compareText } from "../evaluate/text-order";
import type { ConfigurationPath } from "./configuration-paths";
import type { LocalSide } from "./flow-regions";

/**
 * The workload's own side, where it was not given: the prefixes that the security group's allow rules write on the
 * side of the subnet, the outbound ones before the inbound ones, or, without a group, those that the firewall's allow rules write as their sources if they all
 * write the same. None where rules write `*` or a tag there: any address of the virtual network is meant.
 */
export function localSideOf({ securityGroup, ruleCollectionGroups }: ConfigurationPath): LocalSide {
  if (securityGroup !== undefined) {
    const allowed = securityGroup.rules.map(({ rule }) => rule).filter(({ access }) => access === "Allow");
    const sources = allowed
      .filter(({ direction }) => direction === "Outbound")
      .flatMap((rule) => [...listOf(rule.source_address_prefix), ...listOf(rule.source_address_prefixes)]);
    const destinations = allowed
      .filter(({ direction }) => direction === "Inbound")
      .flatMap((rule) => [
        ...listOf(rule.destination_address_prefix),
        ...listOf(rule.destination_address_prefixes),
      ]);
    const outbound = prefixesOf(sources);
    return { subnets: outbound.length > 0 ? outbound : prefixesOf(destinations) };
  }
  const ofFirewall = (ruleCollectionGroups ?? []).flatMap(({ group }) =>
    [...(group.network_rule_collection ?? []), ...(group.application_rule_collection ?? [])].flatMap(
      ({ action, rule }) => (action === "Allow" ? rule.map((each) => listOf(each.source_addresses)) : []),
    ),
  );
  const keys = new Set(ofFirewall.map((texts) => [...texts].sort().join()));
  return { subnets: keys.size === 1 ? prefixesOf(ofFirewall[0] ?? []) : [] };
}

function prefixesOf(texts: readonly string[]): string[] {
  const prefixes = texts.filter((text) => text !== "0.0.0.0/0" && readPrefix(text) !== undefined);
  return [...new Set(prefixes)].sort(compareText);
}
