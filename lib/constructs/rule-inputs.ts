import type { FirewallRuleInput, RouteInput, SecurityRuleInput } from "../core/compile/network-input";
import { textOf } from "./deferred-values";
import type { FirewallRule } from "./firewall-rule";
import { RuleAccess, type SecurityRule } from "./security-rule";
import type { UserRoute } from "./user-route";

/** A user's security rule, as the planner takes it. */
export function securityRuleInput(rule: SecurityRule): SecurityRuleInput {
  return {
    name: rule.name,
    priority: rule.priority,
    direction: rule.direction,
    access: rule.access ?? RuleAccess.ALLOW,
    source: rule.source._input,
    destination: rule.destination._input,
    ports: rule.ports.map((port) => port._input),
    ...(rule.description === undefined ? {} : { description: rule.description }),
  };
}

/** A user's route, as the planner takes it. */
export function routeInput(route: UserRoute): RouteInput {
  return {
    name: route.name,
    destination: route.destination._input,
    nextHopType: route.nextHopType,
    ...(route.nextHopIpAddress === undefined ? {} : { nextHopIpAddress: textOf(route.nextHopIpAddress) }),
  };
}

/** A user's firewall rule, as the planner takes it. */
export function firewallRuleInput(rule: FirewallRule): FirewallRuleInput {
  return {
    name: rule.name,
    access: rule.access ?? RuleAccess.ALLOW,
    destinations: rule.destinations.map((peer) => peer._input),
    ports: rule.ports.map((port) => port._input),
    ...(rule.description === undefined ? {} : { description: rule.description }),
  };
}
