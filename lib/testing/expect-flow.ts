import { quoted } from "../core/address/quoted";
import type { PathStep } from "../core/analyze/evaluate";
import { nearestRule } from "./nearest-rule";
import { readStack, type StackSource } from "./stack-source";
import { flowText, packetOf, type TestedFlow } from "./tested-flow";
import { type PathOptions, type TestedPath, testedPaths } from "./tested-path";

/** What can be expected of a flow. Each throws an `Error` when it is not so. */
export interface FlowExpectation {
  /**
   * The flow gets through every layer, for sure.
   *
   * @param by a rule that has to let it through in its layer: the rule's name, or `collection / name` in a firewall.
   *   Default: any rule.
   */
  toBeAllowed(by?: { readonly by?: string }): void;
  /** A layer stops the flow, for sure. */
  toBeDenied(): void;
  /**
   * The rule or route is the one that settles it: the one that stops the flow, or, of a flow that gets through, the one
   * of the last layer that was asked.
   *
   * @param rule its name; one of Azure's default rules is called as Azure does, `DenyAllInbound`
   */
  toBeDecidedBy(rule: string): void;
}

/**
 * Judges one flow by what Azure documents: the subnet's network security group, the routes, and the firewall where a
 * route leads there. Where a stack has several groups or tables, what is expected has to hold with each of them.
 *
 * A layer that the stack does not have is not looked at. What depends on a value that only Terraform knows is undecided,
 * and so neither allowed nor denied: write literal addresses in what you test.
 *
 * ```ts
 * const storage = { direction: "outbound", from: { address: "10.1.0.4" }, to: { tag: "Storage.EastUS2" }, protocol: "Tcp" } as const;
 * expectFlow(stack, { ...storage, port: 445 }).toBeAllowed();
 * expectFlow(stack, { ...storage, port: 22 }).toBeDenied();
 * expectFlow(stack, { ...storage, port: 22 }).toBeDecidedBy("DenyInternetOutBound");
 * ```
 *
 * @param stack a cdktf stack, or its Terraform JSON
 * @param flow the flow
 * @param options which group and table it meets, and what the stack does not say
 * @throws Error when the stack cannot be read or the flow is not one
 */
export function expectFlow(stack: StackSource, flow: TestedFlow, options: PathOptions = {}): FlowExpectation {
  const packet = packetOf(flow);
  const paths = testedPaths(readStack(stack).configuration, packet, options);
  const fail = (path: TestedPath, expected: string, wanted?: "Allow" | "Deny"): never => {
    throw new Error(messageOf(flow, path, expected, wanted));
  };
  return {
    toBeAllowed: ({ by } = {}) => {
      for (const path of paths) {
        if (path.verdict.access !== "Allow") fail(path, "to be allowed", "Allow");
        const isBy = path.verdict.trail.some((step) => by !== undefined && isNamed(step, by));
        if (by !== undefined && !isBy) fail(path, `to be allowed by ${quoted(by)}`);
      }
    },
    toBeDenied: () => {
      for (const path of paths) if (path.verdict.access !== "Deny") fail(path, "to be denied", "Deny");
    },
    toBeDecidedBy: (rule) => {
      for (const path of paths) {
        const step = decidingStep(path);
        if (step === undefined || !isNamed(step, rule)) fail(path, `to be decided by ${quoted(rule)}`);
      }
    },
  };
}

const WORDS = { Allow: "allowed", Deny: "denied", Undecided: "undecided" } as const;

function decidingStep({ verdict: { trail } }: TestedPath): PathStep | undefined {
  return (
    trail.find(({ access }) => access === "Deny") ??
    trail.find(({ access }) => access === "Undecided") ??
    [...trail].reverse().find(({ layer }) => layer !== "routes") ??
    trail[0]
  );
}

function isNamed(step: PathStep, name: string): boolean {
  switch (step.layer) {
    case "nsg":
      return step.verdict.rule === name;
    case "routes":
      return step.verdict.route === name;
    case "firewall":
      return step.verdict.rule === name || `${step.verdict.ruleCollection} / ${step.verdict.rule}` === name;
  }
}

function messageOf(
  flow: TestedFlow,
  path: TestedPath,
  expected: string,
  wanted: "Allow" | "Deny" | undefined,
): string {
  const { verdict, network } = path;
  const step = decidingStep(path);
  const layers = verdict.trail.map((each) => `  ${stepText(each, path)}`);
  const asked = wanted === "Deny" ? verdict.trail : step === undefined ? [] : [step];
  const nearest =
    wanted === undefined
      ? []
      : asked
          .flatMap(({ layer }) => (layer === "routes" ? [] : [layer]))
          .flatMap((layer) => nearestRule(layer, wanted, network, packetOf(flow)) ?? [])
          .slice(0, 1);
  return [
    `expected ${flowText(flow)} ${expected}, and it is ${WORDS[verdict.access]}`,
    ...layers,
    ...nearest.map((text) => `  nearest rule: ${text}`),
  ].join("\n");
}

/** What a layer says, and by which rule. */
function stepText(step: PathStep, { path }: TestedPath): string {
  const verdict = WORDS[step.access];
  switch (step.layer) {
    case "nsg": {
      const { rule, priority, origin, reason } = step.verdict;
      const who = origin === "default" ? `Azure's default rule ${quoted(rule)}` : `rule ${quoted(rule)}`;
      const group = path.securityGroup === undefined ? "" : ` ${quoted(path.securityGroup.name)}`;
      const where = `network security group${group}: ${verdict}`;
      return reason === undefined ? `${where} by ${who} (priority ${priority})` : `${where}. ${reason}`;
    }
    case "routes": {
      const { route, nextHopType, origin, reason } = step.verdict;
      const table = path.routeTable === undefined ? "" : ` ${quoted(path.routeTable.name)}`;
      const what = step.of === "reply" ? "the reply goes" : "goes";
      const who = origin === "user-defined" && route !== "" ? `route ${quoted(route)}` : "Azure's own route";
      const where = `routes${table}: ${verdict}`;
      if (reason !== undefined) return `${where}. ${reason}`;
      const unknown = step.access === "Undecided" ? ", and nothing tells what is behind it" : "";
      return `${where}, ${what} to ${nextHopType} by ${who}${unknown}`;
    }
    case "firewall": {
      const { rule, kind, ruleCollection, reason } = step.verdict;
      if (kind === "default") return `firewall: ${verdict}, since no rule lets it through`;
      return reason === undefined
        ? `firewall: ${verdict} by ${kind} rule ${quoted(`${ruleCollection} / ${rule}`)}`
        : `firewall: ${verdict}. ${reason}`;
    }
  }
}
