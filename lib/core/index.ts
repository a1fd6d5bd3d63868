/**
 * The pure core: `import { planNetwork } from "cdktf-azure-network-catalog/core"`. It needs neither CDKTF nor a file
 * system, a network or a clock; all that it knows it is given as values and text.
 *
 * What stands here is public and follows the version number as the constructs do. Other modules below `lib/core` are not,
 * and `exports` of the package keeps them out of reach.
 *
 * Functions that judge what a user wrote do not throw: they return a value, absent where there is an error, and all
 * findings at once as {@link Diagnostic}s.
 */

// Addresses, ports and names, as the values below hold them.
export { type Cidr, parseCidr, parseIpAddress } from "./address/cidr";
export type { Deferred, Text } from "./address/deferred";
export { type Fqdn, parseFqdn } from "./address/fqdn";
export type { Parsed } from "./address/parsed";
export { formatPorts, type PortRange, type Ports, parsePortRange, portsOf } from "./address/port-range";
export { type Protocol, parseProtocol } from "./address/protocol";
export type { ServiceTag } from "./address/service-tag";
// Rules that exist: read, evaluated packet by packet, and judged by what a selection requires.
export type {
  Configuration,
  ConfiguredRoute,
  ConfiguredRouteTable,
  ConfiguredRuleCollectionGroup,
  ConfiguredSecurityGroup,
  ConfiguredSecurityRule,
} from "./analyze/configuration";
export {
  evaluateFirewallPolicy,
  evaluatePath,
  evaluateRoutes,
  evaluateSecurityRules,
  type FirewallVerdict,
  type NetworkPath,
  type Packet,
  type PathVerdict,
  type RouteAttributes,
  type RouteVerdict,
  type RuleCollectionGroupAttributes,
  type SecurityRuleAttributes,
  type SecurityVerdict,
} from "./analyze/evaluate";
export {
  type CheckContext,
  type CheckedFlow,
  type CheckOptions,
  type CheckReport,
  check,
  type Finding,
  type Mend,
} from "./analyze/proof";
export {
  type ConfigurationFile,
  MAX_CONFIGURATION_CHARACTERS,
  type ReadConfiguration,
  readConfiguration,
} from "./analyze/read";
// The catalog: the built-in one, and files of one's own.
export {
  builtInCloud,
  CLOUD_DOCUMENTS,
  CLOUD_IDS,
  MACHINE_LEARNING_DOCUMENTS,
  machineLearningService,
} from "./catalog/built-in";
export type { Cloud, CloudId, Region } from "./catalog/cloud";
export type { CloudDocument, ServiceDocuments } from "./catalog/documents";
export { readCatalogObject, readCatalogText } from "./catalog/files/read-catalog";
// A selection, and the flows that it needs.
export {
  type HostFlow,
  type RouteFlow,
  type SelectedRequirement,
  type SubnetFlow,
  selectRequirements,
  type TagFlow,
} from "./catalog/flows";
export { readService } from "./catalog/read-service";
export { type Selection, type SelectionInput, type SelectionOutcome, select } from "./catalog/selection";
export type { Feature, Parameter, Requirement, Service } from "./catalog/service";
// Plans: what each layer is to hold.
export type {
  DenyScope,
  EgressInput,
  FirewallEgressInput,
  FirewallRuleInput,
  FirewallSku,
  FirewallStrategy,
  Layer,
  NetworkInput,
  PeerInput,
  PortInput,
  RouteInput,
  RuleCover,
  SecurityRuleInput,
  SubnetInput,
} from "./compile/network-input";
export type {
  Decision,
  FirewallDestination,
  FirewallRule,
  NetworkPlan,
  NextHop,
  ResolvedRoutes,
  Route,
  RuleCollection,
  RulePeer,
  SecurityRule,
} from "./compile/plan";
export {
  type FirewallInput,
  type FirewallPlan,
  type FirewallWorkloadInput,
  planFirewall,
} from "./compile/plan-firewall";
export { type PlannedNetwork, planNetwork } from "./compile/plan-network";
export type { RoutePrefixesInput } from "./compile/route-prefixes";
// Findings.
export type { Acknowledgement } from "./diagnostics/acknowledgement";
export { DIAGNOSTIC_CODES, type DiagnosticCode } from "./diagnostics/codes";
export {
  type Diagnostic,
  type FileLocation,
  formatDiagnostic,
  hasErrors,
  type Outcome,
  type Severity,
} from "./diagnostics/diagnostic";
// Microsoft's files of service tags, and sets of addresses.
export { type FittedPrefixes, fitPrefixes, type PrefixBudget } from "./prefixes/fit-prefixes";
export { type ParsedPrefixes, parsePrefixes } from "./prefixes/parse-prefixes";
export { type AddressRange, PrefixSet } from "./prefixes/prefix-set";
export { type ConfigurationChanges, configurationChanges } from "./report/configuration-changes";
export { type ChangeSide, describeChange, type FlowChange } from "./report/flow-change";
export { type FlowForm, type FlowList, flowList, flowListJson, type ListedFlow } from "./report/flow-list";
export { selectionChanges } from "./report/selection-changes";
export { tagIndexOf } from "./report/tag-index";
export {
  compareServiceTagFiles,
  type PrefixChange,
  type ServiceTagChange,
  type ServiceTagChanges,
} from "./service-tag-files/compare-service-tag-files";
export { readServiceTagFile } from "./service-tag-files/read-service-tag-file";
export {
  MAX_SERVICE_TAG_FILE_BYTES,
  type PublishedServiceTag,
  type ServiceTagFile,
  type ServiceTagSource,
  type ServiceTagText,
} from "./service-tag-files/service-tag-file";
