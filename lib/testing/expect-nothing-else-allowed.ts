import { quoted } from "../core/address/quoted";
import type { Configuration } from "../core/analyze/configuration";
import {
  type CheckContext,
  check,
  configurationPaths,
  descriptionText,
  type Finding,
  pathUnderCheck,
  search,
} from "../core/analyze/proof";
import { outsideRegions } from "../core/analyze/proof/admitted-flows";
import type { Selection } from "../core/catalog/selection";
import type { DiagnosticCode } from "../core/diagnostics/codes";
import { contextOf } from "./expect-required-flows";
import { requestedSelection, type SelectionRequest } from "./requested-selection";
import { readStack, type StackSource } from "./stack-source";

/** What is accepted, and what the stack does not say. */
export interface NothingElseOptions {
  /**
   * Rules that may admit more, with reasons: a rule's name, `collection / name` in a firewall, or address and name as
   * failures show them. Default: none.
   */
  readonly accept?: readonly { readonly rule: string; readonly reason: string }[];
  /** The prefixes of the subnets. Default: those that the allow rules write for them. */
  readonly subnets?: readonly string[];
  /** The address space of the virtual network. Default: the subnets. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** Whether the firewall is a DNS proxy. Default: true. */
  readonly dnsProxyEnabled?: boolean;
}

/** The findings that say that something is admitted beyond what is required. */
const EXCESS: readonly DiagnosticCode[] = [
  "admitted-not-required",
  "required-by-older-revision",
  "allow-list-without-deny",
];

/**
 * Expects that the stack admits nothing between its subnets and the outside of the network that the selection does not
 * require. That is a proof over all packets, no sample; where a rule holds a value that only Terraform knows there is no
 * proof, and the value is told. What Azure's default rules let through within a virtual network
 * is not looked at.
 *
 * ```ts
 * const request = { cloud: AzureCloud.PUBLIC, region: "eastus2" };
 * expectNothingElseAllowed(stack, request);
 * expectNothingElseAllowed(stack, request, { accept: [{ rule: "AllowGitHub", reason: "our code is there" }] });
 * ```
 *
 * @param stack a cdktf stack, or its Terraform JSON
 * @param request what is selected of the catalog
 * @param options what is accepted, and what the stack does not say
 * @throws Error with what is admitted beyond that, rule by rule, the narrowest first; or when the stack or the request
 *   cannot be read
 */
export function expectNothingElseAllowed(
  stack: StackSource,
  request: SelectionRequest,
  { accept = [], ...given }: NothingElseOptions = {},
): void {
  const selection = requestedSelection(request);
  const { configuration, unresolved } = readStack(stack);
  const context = contextOf(given);
  const { findings } = check(configuration, selection, context);
  const excess = findings
    .filter(({ code }) => EXCESS.includes(code))
    .sort((a, b) => (a.breadth ?? 0) - (b.breadth ?? 0));
  const told = excess.filter((finding) => !isAccepted(finding, accept));
  // What no rule admits is no rule's finding: without a group, the routes alone let everything out.
  const texts = [
    ...(excess.length === 0
      ? leftOver(configuration, selection, context)
      : told.map(({ code, rule, message }) => `[${code}] ${rule}: ${message}`)),
    ...unresolved.filter((text) => !accept.some(({ rule }) => text.includes(quoted(rule)))),
  ];
  if (texts.length === 0) return;
  throw new Error(
    [
      "expected nothing to be allowed that is not required, and this is or may be",
      ...texts.map((text) => `  ${text}`),
    ].join("\n"),
  );
}

function isAccepted(
  { rule, acknowledged }: Finding,
  accept: readonly { readonly rule: string; readonly reason: string }[],
): boolean {
  return (
    acknowledged !== undefined ||
    accept.some(
      (each) =>
        each.reason.trim() !== "" &&
        (rule === each.rule || [`: ${each.rule}`, ` / ${each.rule}`].some((end) => rule.endsWith(end))),
    )
  );
}

/** One flow of each path that is admitted and not required, if there is one. */
function leftOver(configuration: Configuration, selection: Selection, context: CheckContext): string[] {
  const texts = configurationPaths(configuration).flatMap((path) => {
    const checked = pathUnderCheck(path, selection, context);
    const { model, required, local } = checked;
    const [hit] = outsideRegions(model, local).flatMap(
      (region) => search(model, required, region).found ?? [],
    );
    const name = path.securityGroup?.name;
    const where = name === undefined ? "" : `network security group ${quoted(name)}: `;
    return hit === undefined ? [] : [`${where}${descriptionText(hit.description)}`];
  });
  return [...new Set(texts)];
}
