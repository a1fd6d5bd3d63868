import type { IpFamily } from "../address/ip-address-text";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { fitPrefixes } from "../prefixes/fit-prefixes";
import { PrefixSet } from "../prefixes/prefix-set";
import { portSetKey } from "./destination-order";
import type { Destination, ExportBudget } from "./selection-export";

/** How many of the added ranges a message names. */
const MOST_NAMED = 5;

/**
 * The addresses that prefixes within a budget cover, of both families; those that are asked for where they keep it
 * already. Tells what is added, or what budget would do.
 */
export function fittedToBudget(
  asked: PrefixSet,
  portSet: Pick<Destination, "protocol" | "ports">,
  budget: ExportBudget,
  found: Diagnostic[],
): PrefixSet {
  return PrefixSet.unionOf(
    ([4, 6] as const).map((family) => fittedFamily(asked.only(family), family, portSet, budget, found)),
  );
}

function fittedFamily(
  asked: PrefixSet,
  family: IpFamily,
  portSet: Pick<Destination, "protocol" | "ports">,
  { mostPrefixes, mostExtraShare }: ExportBudget,
  found: Diagnostic[],
): PrefixSet {
  const count = asked.prefixCount(family);
  if (count <= mostPrefixes) {
    return asked;
  }
  const subject = portSetKey(portSet);
  const fitted = fitPrefixes(asked, { family, maxPrefixes: mostPrefixes, maxExtraShare: mostExtraShare });
  if (!fitted.fits) {
    const { leastPrefixes, leastExtra, allowedExtra } = fitted;
    const share =
      leastExtra === undefined
        ? `${mostPrefixes} would cover addresses that nothing may be widened to`
        : `${mostPrefixes} would add ${leastExtra} addresses, and ${allowedExtra} are allowed`;
    const message = `the ${count} prefixes of IPv${family} do not fit into ${mostPrefixes}: ${share}; with the same share ${leastPrefixes} do, so give \`--most-prefixes ${leastPrefixes}\` or more`;
    found.push(diagnostic("prefix-budget-exceeded", subject, message));
    return asked;
  }
  const named = fitted.added
    .slice(0, MOST_NAMED)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`));
  const more = fitted.added.length - named.length;
  const message = `${count} prefixes of IPv${family} became ${fitted.prefixes.length}, which cover ${fitted.addedCount} addresses more than the ${asked.addressCount(family)} that are asked for: ${named.join(", ")}${more === 0 ? "" : ` and ${more} more ranges`}`;
  found.push(diagnostic("prefixes-widened", subject, message));
  return fitted.addresses;
}
