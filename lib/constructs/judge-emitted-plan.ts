import { quoted } from "../core/address/quoted";
import type { PathStep } from "../core/analyze/evaluate";
import { selectRequirements } from "../core/catalog/flows";
import type { Selection } from "../core/catalog/selection";
import type { FirewallEgressInput } from "../core/compile/network-input";
import type { NetworkPlan } from "../core/compile/plan";
import { readSubnets } from "../core/compile/read-addresses";
import type { RoutePrefixesInput } from "../core/compile/route-prefixes";
import { acknowledgementOf } from "../core/diagnostics/acknowledgement";
import { type Diagnostic, diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import { type ClaimedFlow, claimedFlows } from "./claimed-flows";
import { textsOf } from "./deferred-values";
import { emittedPath, StandIns } from "./emitted-path";
import { PathJudge } from "./path-judge";
import type { PlannedLayers } from "./planned-layers";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** What a plan was made from, as far as it is judged by that. */
export interface JudgedInput {
  readonly subnets: readonly WorkspaceSubnet[];
  /** The firewall whose rules are in the plan; undefined where there is none, or they are made elsewhere. */
  readonly firewall: FirewallEgressInput | undefined;
  /** Default: routes are written as service tags. */
  readonly routePrefixes?: RoutePrefixesInput;
}

/** The most flows that one finding spells out. */
const MOST_FLOWS = 3;

/**
 * Judges a plan as it is emitted by what it says of itself: each flow that a decision claims to let through has to get
 * past the security rules, the routes and the firewall. The judge is the evaluator of packets, which knows Azure's
 * documents and nothing of how plans are made; it tries one packet for each peer, protocol and end of a
 * run of ports.
 *
 * What cannot be decided is no finding: an expression that Terraform resolves, an appliance that nobody described. Nor
 * is what the plan does not claim, which has findings of its own. What a rule or route of the user stops is told as that.
 *
 * @returns the findings of the planning and those of the judgement, each marked where it was acknowledged
 */
export function judgeEmittedPlan(planned: PlannedLayers, input: JudgedInput): readonly Diagnostic[] {
  const { plan, selection, diagnostics } = planned;
  if (selection === undefined || hasErrors(diagnostics)) return diagnostics;
  const standIns = new StandIns();
  const subnets = readSubnets(
    input.subnets.map(({ addressPrefixes }) => ({ addressPrefixes: textsOf(addressPrefixes) })),
    [],
  ).map((each) => standIns.prefix(each));
  const ipv4 = subnets.filter(({ family }) => family === 4);
  const requirements = selectRequirements(selection);
  const context = {
    selection,
    requirements,
    subnets: ipv4.length > 0 ? ipv4 : subnets,
    routePrefixes: input.routePrefixes ?? { kind: "tags" as const },
    standIns,
    hasOwnRules: [plan.securityRules, plan.routes, plan.ruleCollections.flatMap(({ rules }) => rules)]
      .flat()
      .some(({ origin }) => origin === "user"),
    narrowed: new Set(
      diagnostics.flatMap(({ code, requirement }) =>
        code === "protocol-narrowed" ? [requirement ?? ""] : [],
      ),
    ),
  };
  const judge = new PathJudge(emittedPath(plan, input.firewall, subnets, standIns));
  const blocked = requirements.flatMap((selected, turn) => {
    const decision = plan.decisions.find(({ requirement }) => requirement === selected.requirement.id);
    return decision === undefined
      ? []
      : blockedOf(claimedFlows(decision, selected, context, turn), judge, plan);
  });
  return acknowledged(diagnostics, findingsOf(blocked), selection);
}

/** A claimed flow that does not get through, and what stops it. */
interface BlockedFlow {
  readonly flow: ClaimedFlow;
  readonly stop: Stop;
}

/** What stops a flow. */
interface Stop {
  /** Whether a rule or route of the user does. */
  readonly isOwn: boolean;
  /** `security rule "DenyAll" (priority 200) denies it`. */
  readonly text: string;
}

function blockedOf(flows: readonly ClaimedFlow[], judge: PathJudge, plan: NetworkPlan): BlockedFlow[] {
  return flows.flatMap((flow) => {
    const stops: Stop[] = [];
    for (const packet of flow.packets) {
      const trail = judge.trailOf(packet);
      const step = trail.find(({ access }) => access === "Deny");
      if (step === undefined) return [];
      stops.push(stopOf(step, trail, plan));
    }
    return [{ flow, stop: stops[0] ?? NOWHERE }];
  });
}

const NOWHERE: Stop = { isOwn: false, text: "no requirement names its hosts with a service tag" };

function stopOf(step: PathStep, trail: readonly PathStep[], plan: NetworkPlan): Stop {
  switch (step.layer) {
    case "nsg": {
      const { rule, priority, origin } = step.verdict;
      const isOwn =
        origin === "rule" &&
        plan.securityRules.some(
          (each) => each.origin === "user" && each.name === rule && each.priority === priority,
        );
      const what = origin === "default" ? "Azure's default rule" : "security rule";
      return { isOwn, text: `${what} ${quoted(rule)} (priority ${priority}) denies it` };
    }
    case "routes": {
      const { route, nextHopType } = step.verdict;
      const isOwn = isOwnRoute(route, plan);
      const what = step.of === "reply" ? `sends the replies to it to ${nextHopType}` : "drops it";
      return { isOwn, text: `route ${quoted(route)} ${what}` };
    }
    case "firewall": {
      const { rule, kind, ruleCollection = "" } = step.verdict;
      const isOwn = plan.ruleCollections.some(
        ({ name, rules }) =>
          name === ruleCollection && rules.some((each) => each.origin === "user" && each.name === rule),
      );
      if (kind !== "default") {
        return { isOwn, text: `firewall rule ${quoted(`${ruleCollection} / ${rule}`)} denies it` };
      }
      const nothing = "no rule of the firewall lets it through";
      const own = trail.find((each) => each.layer === "routes" && isOwnRoute(each.verdict.route, plan));
      return own?.layer === "routes"
        ? { isOwn: true, text: `route ${quoted(own.verdict.route)} leads it to the firewall, and ${nothing}` }
        : { isOwn, text: nothing };
    }
  }
}

function isOwnRoute(name: string, { routes }: NetworkPlan): boolean {
  return routes.some((each) => each.origin === "user" && each.name === name);
}

/** One finding for each requirement and each rule that stops flows of it. */
function findingsOf(blocked: readonly BlockedFlow[]): Diagnostic[] {
  const groups = new Map<string, { readonly stop: Stop; readonly flows: ClaimedFlow[] }>();
  for (const { flow, stop } of blocked) {
    const key = JSON.stringify([flow.requirement.id, stop]);
    const group = groups.get(key) ?? { stop, flows: [] };
    groups.set(key, group);
    group.flows.push(flow);
  }
  return [...groups.values()].flatMap(({ stop, flows }) => {
    const [first] = flows;
    return first === undefined ? [] : [findingOf(first, stop, flows)];
  });
}

function findingOf(
  { requirement, form }: ClaimedFlow,
  stop: Stop,
  flows: readonly ClaimedFlow[],
): Diagnostic {
  const { id, purpose } = requirement;
  const texts = [...new Set(flows.map(({ text }) => text))];
  const shown = texts.slice(0, MOST_FLOWS).join("; ");
  const all = texts.length > MOST_FLOWS ? `${shown}; and ${texts.length - MOST_FLOWS} more` : shown;
  const needs = `\`${id}\` (${purpose}) needs ${all}`;
  return stop.isOwn
    ? diagnostic(
        "required-flow-denied",
        `requirement ${id}`,
        `${needs}, and your ${stop.text}; narrow or remove it, or acknowledge \`required-flow-denied\` to keep it`,
        id,
      )
    : diagnostic(
        "emitted-plan-blocks-flow",
        `requirement ${id}`,
        `${needs}, which is planned in the form \`${form}\`, and ${stop.text}; this is a fault of the library: report it with the selection`,
        id,
      );
}

/** Accepts what was acknowledged, which the planning could not know and took for an acknowledgement of nothing. */
function acknowledged(
  planned: readonly Diagnostic[],
  found: readonly Diagnostic[],
  { acknowledgements }: Selection,
): Diagnostic[] {
  const used = new Set<string>();
  const marked = found.map((each): Diagnostic => {
    const given = acknowledgementOf(acknowledgements, each.code, each.requirement);
    if (given === undefined || given.reason.trim() === "") return each;
    used.add(`acknowledgements[${acknowledgements.indexOf(given)}]`);
    return { ...each, severity: "warning", acknowledged: given.reason };
  });
  const others = planned.filter(
    ({ code, subject }) => !(code === "unused-acknowledgement" && used.has(subject)),
  );
  return [...others, ...marked];
}
