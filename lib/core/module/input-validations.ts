import { hostBitsProblem, notNetworkProblem } from "../address/cidr";
import { type ResourceKind, resourceIdPattern, resourceIdProblem } from "../address/resource-id";
import { limit } from "../catalog/limits";
import { type NameKind, namePattern, nameProblem } from "../catalog/resource-names";
import {
  everyAddressProblem,
  firewallIpv6Problem,
  mixedFamiliesProblem,
  NO_PREFIX_PROBLEM,
} from "../compile/read-addresses";
import { groupPriorityProblem } from "../compile/read-resources";

/**
 * A condition on an input, in Terraform's language without `${` around it, and what Terraform says where it does not
 * hold: a template. A condition on a value that is not known yet waits until it is.
 */
export interface InputValidation {
  readonly condition: string;
  readonly message: string;
}

/** A condition on a name, by Azure's rule for its kind. */
export function nameValidation(input: string, kind: NameKind, nullable = false): InputValidation {
  const matches = `can(regex(${literal(namePattern(kind))}, var.${input}))`;
  return {
    condition: nullable ? unlessNull(input, matches) : matches,
    message: nameProblem(kind, shown(nullable ? orEmpty(input) : `var.${input}`)),
  };
}

/** A condition on the id of a resource. */
export function resourceIdValidation(input: string, kind: ResourceKind): InputValidation {
  return {
    condition: `can(regex(${literal(resourceIdPattern(kind))}, var.${input}))`,
    message: resourceIdProblem(kind, shown(`var.${input}`)),
  };
}

/** The same for each value of a map. */
export function resourceIdsValidation(input: string, kind: ResourceKind): InputValidation {
  const matches = `can(regex(${literal(resourceIdPattern(kind))}, id))`;
  return {
    condition: `alltrue([for id in values(var.${input}) : ${matches}])`,
    message: each(`id in values(var.${input})`, resourceIdProblem(kind, shown("id")), `!${matches}`),
  };
}

/** A condition on the keys of a map, which become part of Terraform addresses. */
export function mapKeysValidation(input: string): InputValidation {
  const matches = `can(regex("^[A-Za-z0-9_-]+$", key))`;
  return {
    condition: `alltrue([for key in keys(var.${input}) : ${matches}])`,
    message: each(
      `key in keys(var.${input})`,
      `${shown("key")} cannot be part of a Terraform address; write letters, digits, \`_\` and \`-\``,
      `!${matches}`,
    ),
  };
}

/** A condition on one of several texts. */
export function oneOfValidation(
  input: string,
  what: string,
  allowed: readonly string[],
  nullable = false,
): InputValidation {
  const isOne = `contains([${allowed.map(literal).join(", ")}], var.${input})`;
  return {
    condition: nullable ? unlessNull(input, isOne) : isOne,
    message: `unknown ${what} ${shown(nullable ? orEmpty(input) : `var.${input}`)}; use ${allowed.map((name) => `\`${name}\``).join(", ")}`,
  };
}

/** A condition on a whole number. */
function wholeNumberCondition(input: string, min: number, max: number): string {
  return `floor(var.${input}) == var.${input} && var.${input} >= ${min} && var.${input} <= ${max}`;
}

/** A condition on the priority of a rule collection group. */
export function groupPriorityValidation(input: string): InputValidation {
  const min = limit("rule-collection-group-priority-min");
  const max = limit("rule-collection-group-priority-max");
  return {
    condition: wholeNumberCondition(input, min, max),
    message: groupPriorityProblem(`\${var.${input}}`),
  };
}

/** A condition on the number that the priorities of security rules start from. */
export function basePriorityValidation(input: string, min: number, max: number): InputValidation {
  return {
    condition: wholeNumberCondition(input, min, max),
    message: `the base priority \${var.${input}} puts rules out of Azure's range or among your own; use a whole number from ${min} to ${max}`,
  };
}

const OCTET = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
const IPV4 = `${OCTET}(\\.${OCTET}){3}`;

/** A condition on the private address of a firewall. */
export function ipv4AddressValidation(input: string): InputValidation {
  return {
    condition: `can(regex(${literal(`^${IPV4}$`)}, var.${input}))`,
    message: `${shown(`var.${input}`)} is not an IPv4 address; write one address such as \`10.0.1.4\`, which the next hop of a route to an appliance is`,
  };
}

/** The address before the slash, and the number after it. */
const ADDRESS = `split("/", prefix)[0]`;
const IS_IPV6 = `can(regex(":", prefix))`;
/** IPv4-mapped addresses have a dot, and dotted IPv6 is refused. */
const IS_NETWORK = `can(regex(${literal(`^${IPV4}/(0|[1-9]|[12][0-9]|3[0-2])$`)}, prefix)) || (${IS_IPV6} && can(cidrhost(prefix, 0)) && !can(regex("[.%]", prefix)))`;
const FULL_LENGTH = `(${IS_IPV6} ? 128 : 32)`;
const WITHOUT_HOST_BITS = `try(cidrhost(prefix, 0) == cidrhost("\${${ADDRESS}}/\${${FULL_LENGTH}}", 0), true)`;

/**
 * Conditions on the prefixes of subnets: at least one, all without host bits, none of every address, of one family, and
 * behind a firewall IPv4, and none overlapping another.
 */
export function prefixesValidations(input: string, behindFirewall: boolean): InputValidation[] {
  const prefixes = `var.${input}`;
  const allOf = (condition: string): string => `alltrue([for prefix in ${prefixes} : ${condition}])`;
  const told = (problem: string, condition: string): string =>
    each(`prefix in ${prefixes}`, problem, condition);
  const ofFamily = (isIpv6: boolean): string =>
    `[for prefix in ${prefixes} : prefix if ${isIpv6 ? "" : "!"}${IS_IPV6}]`;
  return [
    { condition: `length(${prefixes}) > 0`, message: NO_PREFIX_PROBLEM },
    { condition: allOf(IS_NETWORK), message: told(notNetworkProblem(shown("prefix")), `!(${IS_NETWORK})`) },
    {
      condition: allOf(WITHOUT_HOST_BITS),
      message: told(
        hostBitsProblem(
          shown("prefix"),
          shown(`try(cidrsubnet(prefix, 0, 0), "")`),
          `\`\${${ADDRESS}}/\${${FULL_LENGTH}}\``,
        ),
        `!${WITHOUT_HOST_BITS}`,
      ),
    },
    {
      condition: allOf(`!can(regex("/0$", prefix))`),
      message: told(everyAddressProblem(shown("prefix")), `can(regex("/0$", prefix))`),
    },
    behindFirewall
      ? { condition: allOf(`!${IS_IPV6}`), message: told(firewallIpv6Problem(shown("prefix")), IS_IPV6) }
      : {
          condition: `length(${ofFamily(true)}) == 0 || length(${ofFamily(false)}) == 0`,
          message: mixedFamiliesProblem(
            shown(`join("\`, \`", ${ofFamily(false)})`),
            shown(`join("\`, \`", ${ofFamily(true)})`),
          ),
        },
    overlapValidation(prefixes),
  ];
}

/** Two prefixes overlap where they are the same on the shorter one's length. */
function overlapValidation(prefixes: string): InputValidation {
  const at = (index: number): string => `${prefixes}[pair[${index}]]`;
  const length = `min(tonumber(split("/", ${at(0)})[1]), tonumber(split("/", ${at(1)})[1]))`;
  const network = (index: number): string => `cidrhost("\${split("/", ${at(index)})[0]}/\${${length}}", 0)`;
  const overlap = `pair[0] < pair[1] && try(${network(0)} == ${network(1)}, false)`;
  const pairs = `pair in setproduct(range(length(${prefixes})), range(length(${prefixes})))`;
  return {
    condition: `alltrue([for ${pairs} : !(${overlap})])`,
    message: each(pairs, `${shown(at(1))} overlaps with ${shown(at(0))}; subnets cannot overlap`, overlap),
  };
}

/** Terraform evaluates both sides of `||` and fails where a function gets null; of `?` it takes one side. */
function unlessNull(input: string, condition: string): string {
  return `var.${input} == null ? true : ${condition}`;
}

function orEmpty(input: string): string {
  return `var.${input} == null ? "" : var.${input}`;
}

/** A value in a message. */
function shown(expression: string): string {
  return `\`\${${expression}}\``;
}

/** A line for each item that a condition tells. */
function each(items: string, message: string, condition: string): string {
  return `\${join("\\n", [for ${items} : "${message}" if ${condition}])}`;
}

/** Text as a literal of Terraform's language. */
function literal(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
