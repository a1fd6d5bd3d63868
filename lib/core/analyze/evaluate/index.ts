export type { ListAttribute, StringAttribute } from "./attribute-values";
export { DEFAULT_SECURITY_RULES } from "./default-security-rules";
export { evaluateFirewallPolicy, type FirewallVerdict } from "./firewall-policy";
export type {
  ApplicationProtocolAttributes,
  ApplicationRuleAttributes,
  NatRuleAttributes,
  NetworkRuleAttributes,
  RuleCollectionAttributes,
  RuleCollectionGroupAttributes,
} from "./firewall-policy-attributes";
export { hostPatternMatches } from "./host-patterns";
export type { Application, Direction, Endpoint, EndpointTag, Packet, Protocol } from "./packet";
export { evaluatePath, type NetworkPath, type PathFirewall, type PathStep, type PathVerdict } from "./path";
export type { RouteAttributes } from "./route-attributes";
export { evaluateRoutes, type NextHopType, type RouteVerdict } from "./routes";
export {
  type FirewallPolicy,
  type PlacedRuleCollection,
  ruleCollectionsInOrder,
} from "./rule-collection-order";
export type { SecurityRuleAttributes } from "./security-rule-attributes";
export { evaluateSecurityRules, type SecurityVerdict } from "./security-rules";
export type { RouteOrigin, SubnetRoutes } from "./subnet-routes";
export type { Access } from "./verdict";
