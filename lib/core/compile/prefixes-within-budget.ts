import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { fitPrefixes, type OutOfBudget } from "../prefixes/fit-prefixes";
import type { AddressRange, PrefixSet } from "../prefixes/prefix-set";
import type { RouteGroup, RoutePrefixBudget } from "./route-prefixes";

/** How many ranges of added addresses a finding names. */
const NAMED_RANGES = 10;

/** Tells numbers that no budget can have. */
export function refuseBudget({ most, extraShare }: RoutePrefixBudget, diagnostics: Diagnostic[]): boolean {
  const problems = [
    ...(Number.isSafeInteger(most) && most >= 1
      ? []
      : [["most", `\`most\` is ${most}; it is a whole number from 1 on, such as 8`] as const]),
    ...(Number.isFinite(extraShare) && extraShare >= 0
      ? []
      : [
          [
            "extraShare",
            `\`extraShare\` is ${extraShare}; it is a number from 0 on, such as 0.5 for half as many addresses again`,
          ] as const,
        ]),
  ];
  diagnostics.push(
    ...problems.map(([name, message]) => diagnostic("invalid-number", `routePrefixes.${name}`, message)),
  );
  return problems.length > 0;
}

/**
 * The addresses that a budget's prefixes have: those that are asked for where they need no more prefixes, otherwise
 * with the fewest additions, all of which are told. Where the budget cannot be kept, an error says what could.
 */
export function withinBudget(
  asked: PrefixSet,
  { most, extraShare }: RoutePrefixBudget,
  { template, members }: RouteGroup,
  diagnostics: Diagnostic[],
): PrefixSet {
  const needed = asked.prefixCount();
  if (needed <= most) {
    return asked;
  }
  const requirement = members[0]?.requirement.id;
  const subject = `requirement ${requirement}`;
  const fitted = fitPrefixes(asked, { family: 4, maxPrefixes: most, maxExtraShare: extraShare });
  if (!fitted.fits) {
    const message = `${needed} prefixes of \`${template.text}\` cannot become ${most}: ${remedies(asked, most, fitted)}`;
    diagnostics.push(diagnostic("route-prefixes-exceed-budget", subject, message, requirement));
    return asked;
  }
  if (fitted.addedCount > 0n) {
    const message = `${needed} prefixes of \`${template.text}\` became ${fitted.prefixes.length}, which lead ${inAddresses(fitted.addedCount)} more around the firewall than the ${asked.addressCount(4)} of the tags: ${rangesText(fitted.added)}`;
    diagnostics.push(diagnostic("route-prefixes-widened", subject, message, requirement));
  }
  return fitted.addresses;
}

function remedies(
  asked: PrefixSet,
  most: number,
  { leastPrefixes, leastExtra, allowedExtra }: OutOfBudget,
): string {
  const share = `the budget allows ${inAddresses(allowedExtra)} more`;
  const extra =
    leastExtra === undefined
      ? `${most} would have to hold addresses that nothing may add, such as private ones`
      : `${most} take ${inAddresses(leastExtra)} more, an \`extraShare\` of ${shareText(leastExtra, asked.addressCount(4))}`;
  return `${extra}, and ${share}; with it, allow at least ${leastPrefixes}, or route by service tag`;
}

/** A share that is enough, in millionths. */
function shareText(extra: bigint, asked: bigint): string {
  return String(Number((extra * 1_000_000n + asked - 1n) / asked) / 1_000_000);
}

function inAddresses(count: bigint): string {
  return `${count} ${count === 1n ? "address" : "addresses"}`;
}

function rangesText(ranges: readonly AddressRange[]): string {
  const named = ranges
    .slice(0, NAMED_RANGES)
    .map(({ first, last }) => (first === last ? first : `${first} to ${last}`));
  const others = ranges.length - named.length;
  return `${named.join(", ")}${others === 0 ? "" : ` and ${others} more ranges`}`;
}
