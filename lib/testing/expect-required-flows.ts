import { type CheckContext, check, type Finding } from "../core/analyze/proof";
import type { DiagnosticCode } from "../core/diagnostics/codes";
import { requestedSelection, type SelectionRequest } from "./requested-selection";
import { readStack, type StackSource } from "./stack-source";

/** What is accepted, and what the stack does not say. */
export interface RequiredFlowsOptions {
  /** Requirements that need not get through, by their ids, with reasons. Default: none. */
  readonly accept?: readonly { readonly requirement: string; readonly reason: string }[];
  /** The prefixes of the subnets. Default: those that the allow rules write for them. */
  readonly subnets?: readonly string[];
  /** The address space of the virtual network. Default: the subnets. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** Whether the firewall is a DNS proxy. Default: true. */
  readonly dnsProxyEnabled?: boolean;
}

/** The findings that say that a required flow does not get through, or that nothing tells whether it does. */
const BLOCKING: readonly DiagnosticCode[] = [
  "required-flow-blocked",
  "required-flow-undecided",
  "layers-contradict",
  "port-on-wrong-tag",
  "source-and-destination-swapped",
  "route-missing",
];

/**
 * Expects that every flow that a selection requires gets through the stack's layers, by any rule. A requirement that
 * only host names describe is not asked of a stack without a firewall, which no rule of it could let through by name.
 *
 * ```ts
 * const request = { cloud: AzureCloud.PUBLIC, region: "eastus2", parameters: { storageAccount: "mlstore" } };
 * expectRequiredFlows(stack, request);
 * ```
 *
 * @param stack a cdktf stack, or its Terraform JSON
 * @param request what is selected of the catalog
 * @param options what is accepted, and what the stack does not say
 * @throws Error with each flow that does not get through, and the rule that stops it; or when the stack or the request
 *   cannot be read
 */
export function expectRequiredFlows(
  stack: StackSource,
  request: SelectionRequest,
  { accept = [], ...context }: RequiredFlowsOptions = {},
): void {
  const selection = requestedSelection(request);
  const { findings, summary } = check(readStack(stack).configuration, selection, contextOf(context));
  if (summary.required === 0) {
    throw new Error(
      "no layer of the stack bears on any flow that is required; give the stack that holds the rules",
    );
  }
  const accepted = (finding: Finding): boolean =>
    finding.acknowledged !== undefined ||
    accept.some(({ requirement, reason }) => requirement === finding.requirement && reason.trim() !== "");
  const blocking = findings.filter((finding) => BLOCKING.includes(finding.code) && !accepted(finding));
  if (blocking.length === 0) return;
  throw new Error(
    [
      `expected every required flow to get through, and ${blocking.length} of ${summary.required} ${blocking.length === 1 ? "does" : "do"} not`,
      ...blocking.flatMap(({ code, rule, message, mend }) => [
        `  [${code}] ${rule === "" ? "" : `${rule}: `}${message}`,
        ...(mend?.terraform === undefined ? [] : [`    ${JSON.stringify(mend.terraform)}`]),
      ]),
    ].join("\n"),
  );
}

/** Properties that are not given are left to the check. */
export function contextOf(context: CheckContext): CheckContext {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));
}
