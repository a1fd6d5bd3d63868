/**
 * What tests of your own stacks can ask: `import { expectFlow } from "cdktf-azure-network-catalog/testing"`. Failures are
 * errors, so that any test runner takes them.
 */
export { expectFlow, type FlowExpectation } from "./expect-flow";
export { expectNothingElseAllowed, type NothingElseOptions } from "./expect-nothing-else-allowed";
export { expectRequiredFlows, type RequiredFlowsOptions } from "./expect-required-flows";
export type { SelectionRequest } from "./requested-selection";
export { resourcesOf } from "./resources-of";
export type { StackSource, TerraformSource } from "./stack-source";
export type { FlowEnd, TestedFlow } from "./tested-flow";
export type { PathOptions } from "./tested-path";
