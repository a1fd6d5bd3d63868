import type { Cloud } from "../catalog/cloud";
import { limit } from "../catalog/limits";
import { USER_SECURITY_RULES } from "../catalog/priority-bands";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { SecurityRuleInput } from "./network-input";
import type { SecurityRule } from "./plan";
import { knownAddresses, refuseMixedFamilies } from "./read-addresses";
import { readDescription, readName, refuseTakenNames } from "./read-names";
import { readRulePeer } from "./read-peer";
import { readPorts } from "./read-ports";

/** Reads the user's own security rules. Each is checked like the catalog's, and has its priority in the user's band. */
export function readSecurityRules(
  inputs: readonly SecurityRuleInput[],
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): SecurityRule[] {
  return inputs.flatMap((input, index) => {
    const subject = `securityRules[${index}]`;
    const before = diagnostics.length;
    readName("security-rule", input.name, `${subject}.name`, diagnostics);
    readDescription(input.description, `${subject}.description`, diagnostics);
    readPriority(input.priority, `${subject}.priority`, diagnostics);
    const source = readRulePeer(input.source, `${subject}.source`, cloud, diagnostics);
    const destination = readRulePeer(input.destination, `${subject}.destination`, cloud, diagnostics);
    if (source?.kind === "addresses" && destination?.kind === "addresses") {
      const [from] = knownAddresses(source.addresses);
      const [to] = knownAddresses(destination.addresses);
      if (from !== undefined && to !== undefined) {
        refuseMixedFamilies([from, to], subject, diagnostics);
      }
    }
    const ports = readPorts(input.ports, `${subject}.ports`, diagnostics);
    const failed = diagnostics.slice(before).some(({ severity }) => severity === "error");
    if (failed || source === undefined || destination === undefined || ports === undefined) {
      return [];
    }
    const { name, priority, direction, access, description } = input;
    return [
      {
        name,
        priority,
        direction,
        access,
        protocol: ports.protocol,
        source,
        destination,
        destinationPorts: ports.ports,
        ...(description === undefined ? {} : { description }),
        origin: "user" as const,
        requirements: [],
      },
    ];
  });
}

function readPriority(priority: number, subject: string, diagnostics: Diagnostic[]): void {
  const min = limit("security-rule-priority-min");
  const max = limit("security-rule-priority-max");
  const { first, last } = USER_SECURITY_RULES;
  if (!Number.isInteger(priority) || priority < min || priority > max) {
    const message = `the priority ${priority} is out of Azure's range; use a whole number from ${min} to ${max}, here from ${first} to ${last}`;
    diagnostics.push(diagnostic("priority-out-of-range", subject, message));
  } else if (priority < first || priority > last) {
    const message = `the priority ${priority} belongs to the catalog's rules; yours have ${first} to ${last}`;
    diagnostics.push(diagnostic("priority-outside-user-band", subject, message));
  }
}

/** Tells priorities that stand twice in one direction. */
function refuseTakenPriorities(
  rules: readonly Pick<SecurityRule, "name" | "direction" | "priority">[],
  diagnostics: Diagnostic[],
): void {
  const seen = new Map<string, Pick<SecurityRule, "name">>();
  for (const rule of rules) {
    const key = `${rule.direction} ${rule.priority}`;
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `the ${rule.direction} priority ${rule.priority} of \`${rule.name}\` is taken by \`${first.name}\`; priorities are unique in one direction`;
      diagnostics.push(diagnostic("priority-taken", `securityRules.${rule.name}`, message));
    }
    seen.set(key, first ?? rule);
  }
}

/** Tells priorities and names that a user's rule has and another rule as well, whatever else is wrong with it. */
export function refuseTakenRulePlaces(
  inputs: readonly SecurityRuleInput[],
  others: readonly SecurityRule[],
  diagnostics: Diagnostic[],
): void {
  refuseTakenPriorities([...inputs, ...others], diagnostics);
  refuseTakenNames(
    [
      ...inputs.map(({ name }) => ({ name, subject: `user rule ${name}` })),
      ...others.map(({ name, origin }) => ({ name, subject: `${origin} rule ${name}` })),
    ],
    "a network security group",
    diagnostics,
  );
}
