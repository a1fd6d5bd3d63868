import {
  type ApplicationRuleAttributes,
  evaluateFirewallPolicy,
  type Packet,
} from "../../lib/core/analyze/evaluate";
import { application, applicationRule, group } from "../core/analyze/evaluate/firewall-rules";
import { outbound, tagged } from "../core/analyze/evaluate/packets";
import { MACHINE } from "./users-rule";

/** A TLS or HTTP request for a name, of which nothing else is known. */
export function request(host: string, port = 443, more: Partial<Packet> = {}): Packet {
  return outbound({ ...tagged(), host }, port, { source: MACHINE, ...more });
}

/** What a firewall does that allows by one application rule alone. */
export function accessByApplicationRule(rule: Partial<ApplicationRuleAttributes>, packet: Packet): string {
  const collection = application("c", 100, "Allow", applicationRule(rule));
  return evaluateFirewallPolicy(
    { ruleCollectionGroups: [group("g", 100, { application_rule_collection: [collection] })] },
    packet,
  ).access;
}
