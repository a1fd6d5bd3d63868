import type { NetworkPlan } from "../../../lib/core/compile/plan";
import { bytesOf } from "./planned-choice";

/** A part of a plan that has a name of its own, with the lists in it that a feature may add to. */
export interface Part {
  readonly key: string;
  /** The tag at the other end of a security rule; empty for all else. */
  readonly tag: string;
  readonly requirements: readonly string[];
  /** All of it. */
  readonly bytes: string;
  /** What may never change. */
  readonly fixed: string;
  readonly ports: readonly string[];
  readonly destinations: readonly string[];
}

/** The named parts, each kind in the order of the plan. */
export function partsOf(plan: NetworkPlan): Part[] {
  return [
    ...plan.securityRules.map((rule) => {
      const { destinationPorts, description, requirements, ...fixed } = rule;
      const ports = destinationPorts.flatMap(({ first, last }) =>
        first === 0 ? ["all"] : Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`),
      );
      const other = rule.direction === "inbound" ? rule.source : rule.destination;
      const tag = other.kind === "service-tag" ? other.tag.text : "";
      return { ...part(`security rule ${rule.name}`, rule, requirements, fixed), tag, ports };
    }),
    ...plan.ruleCollections.flatMap(({ rules, ...collection }) =>
      rules.map((rule) => {
        const { destinations, description, requirements, ...fixed } = rule;
        const key = `${bytesOf(collection)} ${rule.name}`;
        return { ...part(key, rule, requirements, fixed), destinations: destinations.map(bytesOf) };
      }),
    ),
    ...plan.routes.map((route) => part(`route ${route.name}`, route, route.requirements, route)),
    ...plan.decisions.map((decision) =>
      part(`decision ${decision.requirement}`, decision, [decision.requirement], decision),
    ),
  ];
}

function part(key: string, all: object, requirements: readonly string[], fixed: object): Part {
  return {
    key,
    tag: "",
    requirements,
    bytes: bytesOf(all),
    fixed: bytesOf(fixed),
    ports: [],
    destinations: [],
  };
}

/** Whether one list is another one with more in between. */
function isSubsequence(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  for (const each of longer) {
    next += each === shorter[next] ? 1 : 0;
  }
  return next === shorter.length;
}

/** What a feature concerns: its requirements, and the tags that it routes around the firewall. */
export interface Concern {
  readonly requirements: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

/** What turning a feature on did to parts that it does not concern, or did beyond adding to those that it does. */
export function sideEffects(before: readonly Part[], after: readonly Part[], feature: Concern): string[] {
  const later = new Map(after.map((each) => [each.key, each]));
  const earlier = new Set(before.map(({ key }) => key));
  const isTouched = ({ requirements, tag }: Part): boolean =>
    feature.tags.has(tag) || requirements.some((id) => feature.requirements.has(id));
  return [
    ...before.flatMap((old) => {
      const now = later.get(old.key);
      if (now === undefined) {
        return [`${old.key} is gone`];
      }
      if (!isTouched(now)) {
        return now.bytes === old.bytes ? [] : [`${old.key} changed`];
      }
      return [
        ...(now.fixed === old.fixed ? [] : [`${old.key} is another`]),
        ...(old.ports.every((port) => now.ports.includes(port)) ? [] : [`${old.key} lost ports`]),
        ...(old.destinations.every((each) => now.destinations.includes(each))
          ? []
          : [`${old.key} lost destinations`]),
      ];
    }),
    ...after.filter((now) => !earlier.has(now.key) && !isTouched(now)).map(({ key }) => `${key} appeared`),
  ];
}

/** The lists of parts, destinations and requirements in which turning a feature on moved what was there. */
export function movements(before: readonly Part[], after: readonly Part[]): string[] {
  const later = new Map(after.map((each) => [each.key, each]));
  const keysOf = (parts: readonly Part[]): string[] => parts.map(({ key }) => key);
  return [
    ...(isSubsequence(keysOf(before), keysOf(after)) ? [] : ["the parts moved"]),
    ...before.flatMap((old) => [
      ...(isSubsequence(old.destinations, later.get(old.key)?.destinations ?? [])
        ? []
        : [`${old.key} moved destinations`]),
      ...(isSubsequence(old.requirements, later.get(old.key)?.requirements ?? [])
        ? []
        : [`${old.key} moved requirements`]),
    ]),
  ];
}
