export { acknowledgeFindings, type FindingAcknowledgement } from "./acknowledge-findings";
export { admitted, admittedRegions } from "./admitted";
export { applyMend } from "./apply-mend";
export { type CheckedFlow, type CheckOptions, type CheckReport, check } from "./check";
export { type ConfigurationPath, configurationPaths } from "./configuration-paths";
export {
  type ChangedFlow,
  type DecidingRule,
  type DifferenceModels,
  difference,
  differenceModels,
} from "./difference";
export type { Finding, Mend } from "./finding";
export { describeRegion, descriptionText, type FlowDescription } from "./flow-description";
export { type FlowVerdict, type RegionVerdict, verdictOf } from "./flow-verdict";
export { type PathLayers, PathModel } from "./path-model";
export { type CheckContext, type PathUnderCheck, pathUnderCheck } from "./path-under-check";
export { type SearchHit, type SearchResult, search } from "./search";
export { type ShadowedRule, shadowedRules } from "./shadowed-rules";
export type { TagIndex } from "./tag-index";
