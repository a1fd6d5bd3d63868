import { type LimitId, limit } from "../catalog/limits";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { networkRuleFqdns, sourceDestinationPairs } from "./firewall-counts";
import { sizeOf } from "./group-size";
import type { NetworkPlan, RuleCollection, RulePeer, SecurityRule } from "./plan";
import { sum } from "./sum";

/** Tells what a plan has more of than Azure allows; see `catalog/limits.json` for each figure's source. */
export function refuseExcess(plan: NetworkPlan): Diagnostic[] {
  const tagRoutes = plan.routes.filter(({ destination }) => destination.kind === "service-tag");
  const addresses = (end: "source" | "destination"): number =>
    sum(plan.securityRules, (rule: SecurityRule) => addressCount(rule[end]));
  return [
    ...check("security-rules-per-group", "securityRules", plan.securityRules.length, "security rules"),
    ...check(
      "security-rule-addresses",
      "securityRules",
      addresses("source"),
      "source prefixes in security rules",
    ),
    ...check(
      "security-rule-addresses",
      "securityRules",
      addresses("destination"),
      "destination prefixes in security rules",
    ),
    ...check("routes-per-table", "routes", plan.routes.length, "routes", remedyForRoutes(plan)),
    ...check("service-tag-routes-per-table", "routes", tagRoutes.length, "routes with a service tag"),
    ...check(
      "rule-collections-per-policy",
      "ruleCollections",
      plan.ruleCollections.length,
      "rule collections",
    ),
    ...check(
      "firewall-source-destination-pairs",
      "ruleCollections",
      sourceDestinationPairs(plan.ruleCollections),
      "pairs of source and destination in network rules",
    ),
    ...check(
      "firewall-network-rule-fqdns",
      "ruleCollections",
      networkRuleFqdns(plan.ruleCollections),
      "host names in network rules",
    ),
  ];
}

/** Tells rule collection groups that are larger than Azure allows, or more than a policy can hold. */
export function refuseLargeGroups(groups: readonly (readonly RuleCollection[])[]): Diagnostic[] {
  return [
    ...groups.flatMap((group) =>
      check(
        "rule-collection-group-bytes",
        "ruleCollections",
        sizeOf(group),
        "bytes (estimated) in one rule collection group",
      ),
    ),
    ...check("rule-collection-groups-per-policy", "ruleCollections", groups.length, "rule collection groups"),
  ];
}

/** Tells more IP groups than one firewall can use. */
export function refuseIpGroups(count: number): Diagnostic[] {
  return check("ip-groups-per-firewall", "ipGroups", count, "IP groups");
}

/** What makes fewer routes where the catalog's are written by prefix. */
function remedyForRoutes({ routes }: NetworkPlan): string | undefined {
  const byPrefix = routes.filter(
    ({ origin, destination }) => origin === "catalog" && destination.kind === "prefix",
  );
  return byPrefix.length === 0
    ? undefined
    : `${byPrefix.length} of them are prefixes of service tags: route by service tag, ask for a budget of prefixes, or divide the workload`;
}

function check(id: LimitId, subject: string, count: number, what: string, remedy?: string): Diagnostic[] {
  const most = limit(id);
  if (count <= most) {
    return [];
  }
  const remedies = remedy ?? `divide the workload, or remove ${count - most}`;
  const message = `${count} ${what}, and Azure allows ${most}; ${remedies}`;
  return [diagnostic("limit-exceeded", subject, message)];
}

function addressCount(peer: RulePeer): number {
  return peer.kind === "addresses" ? peer.addresses.length : 0;
}
