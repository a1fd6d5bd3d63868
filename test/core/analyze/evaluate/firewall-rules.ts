import type {
  ApplicationRuleAttributes,
  NetworkRuleAttributes,
  RuleCollectionGroupAttributes,
} from "../../../../lib/core/analyze/evaluate";
import { at, outbound } from "./packets";

export const HOST = { ...at("203.0.113.9"), host: "www.contoso.com" };
export const HTTPS = outbound(HOST, 443);

export function networkRule(more: Partial<NetworkRuleAttributes> = {}): NetworkRuleAttributes {
  return {
    name: "network",
    protocols: ["Any"],
    source_addresses: ["*"],
    destination_addresses: ["*"],
    destination_ports: ["*"],
    ...more,
  };
}

export function applicationRule(more: Partial<ApplicationRuleAttributes> = {}): ApplicationRuleAttributes {
  return {
    name: "application",
    protocols: [{ type: "Https", port: 443 }],
    source_addresses: ["*"],
    destination_fqdns: ["*"],
    ...more,
  };
}

export function group(
  name: string,
  priority: number,
  collections: Omit<RuleCollectionGroupAttributes, "name" | "priority">,
): RuleCollectionGroupAttributes {
  return { name, priority, ...collections };
}

export function network(
  name: string,
  priority: number,
  action = "Allow",
  ...rule: readonly NetworkRuleAttributes[]
) {
  return { name, priority, action, rule: rule.length > 0 ? rule : [networkRule()] };
}

export function application(
  name: string,
  priority: number,
  action = "Allow",
  ...rule: readonly ApplicationRuleAttributes[]
) {
  return { name, priority, action, rule: rule.length > 0 ? rule : [applicationRule()] };
}

export function nat(name: string, priority: number) {
  const rule = {
    name: "nat",
    protocols: ["TCP"],
    source_addresses: ["*"],
    destination_address: HOST.address,
  };
  return { name, priority, action: "Dnat", rule: [{ ...rule, destination_ports: ["443"] }] };
}
