import { type Cidr, cidrsOverlap, compareCidrs, parseCidr, parseIpAddress } from "../address/cidr";
import { isDeferred, type Text } from "../address/deferred";
import { visitNestedCidrs } from "../address/nested-cidrs";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { SubnetInput } from "./network-input";
import type { Address } from "./plan";
import { readText } from "./read-text";

/** What is said where a subnet has no prefix. */
export const NO_PREFIX_PROBLEM = "the subnet has no address prefix; give at least one, such as `10.1.0.0/24`";

/** What is said of a prefix of no length. Prefixes are given as a message shows them, here and below. */
export function everyAddressProblem(shown: string): string {
  return `${shown} is every address and no subnet; give the subnet's own prefix`;
}

/** What is said of prefixes of both families. */
export function mixedFamiliesProblem(four: string, six: string): string {
  return `${four} is IPv4 and ${six} is IPv6; a rule takes prefixes of one family, so give one family`;
}

/** What is said of IPv6 behind a firewall. */
export function firewallIpv6Problem(shown: string): string {
  return `${shown} is IPv6; the rules of Azure Firewall take IPv4 prefixes`;
}

/**
 * Reads the prefixes of a workspace's subnets: at least one, IPv4 or IPv6 but not both, none overlapping.
 *
 * Prefixes that Terraform knows later are passed on; what they are cannot be checked here.
 *
 * @param prefix what stands before `subnets` in the subjects of findings. Default: nothing.
 */
export function readSubnets(
  subnets: readonly SubnetInput[],
  diagnostics: Diagnostic[],
  prefix = "",
): Address[] {
  const found = subnets.flatMap((subnet, subnetIndex) => {
    if (subnet.addressPrefixes.length === 0) {
      diagnostics.push(
        diagnostic("empty-source", `${prefix}subnets[${subnetIndex}].addressPrefixes`, NO_PREFIX_PROBLEM),
      );
    }
    return subnet.addressPrefixes.flatMap((text, index) => {
      const subject = `${prefix}subnets[${subnetIndex}].addressPrefixes[${index}]`;
      const address = readPrefix(text, subject, diagnostics);
      if (address !== undefined && !isDeferred(address) && address.prefixLength === 0) {
        diagnostics.push(diagnostic("invalid-address", subject, everyAddressProblem(`\`${address.text}\``)));
      }
      return address === undefined ? [] : [{ address, subject }];
    });
  });
  if (subnets.length === 0) {
    const message = "there is no subnet; give the subnets of the workspace with their address prefixes";
    diagnostics.push(diagnostic("empty-source", `${prefix}subnets`, message));
  }
  const known = found.flatMap(({ address, subject }, place) =>
    isDeferred(address) ? [] : [{ address, subject, place }],
  );
  refuseOverlappingSubnets(known, diagnostics);
  const addresses = inOrder(found.map(({ address }) => address));
  refuseMixedFamilies(addresses, `${prefix}subnets`, diagnostics);
  return addresses;
}

/** A known prefix of a subnet, and its place among all that were given. */
interface PlacedPrefix {
  readonly address: Cidr;
  readonly subject: string;
  readonly place: number;
}

/** Tells every overlap, of the prefix that was given later, in the order in which they were given. */
function refuseOverlappingSubnets(prefixes: readonly PlacedPrefix[], diagnostics: Diagnostic[]): void {
  const overlaps: { readonly earlier: PlacedPrefix; readonly later: PlacedPrefix }[] = [];
  visitNestedCidrs(
    prefixes,
    ({ address }) => address,
    (inner, holders) => {
      for (const outer of holders) {
        overlaps.push(
          outer.place < inner.place ? { earlier: outer, later: inner } : { earlier: inner, later: outer },
        );
      }
    },
  );
  overlaps.sort((a, b) => a.later.place - b.later.place || a.earlier.place - b.earlier.place);
  for (const { earlier, later } of overlaps) {
    const message = `\`${later.address.text}\` overlaps with \`${earlier.address.text}\` (${earlier.subject}); subnets cannot overlap`;
    diagnostics.push(diagnostic("overlapping-prefixes", later.subject, message));
  }
}

/** The prefixes that are known now. */
export function knownAddresses(addresses: readonly Address[]): Cidr[] {
  return addresses.filter((address): address is Cidr => !isDeferred(address));
}

/**
 * Known prefixes in ascending order, so that the order in which they were given changes nothing; then those that
 * Terraform knows later, which cannot be compared, as they were given.
 */
export function inOrder(addresses: readonly Address[]): Address[] {
  const known = knownAddresses(addresses);
  return [...known.sort(compareCidrs), ...addresses.filter(isDeferred)];
}

/** Reads a prefix such as `10.1.0.0/24`, or passes on one that Terraform knows later. */
export function readPrefix(text: Text, subject: string, diagnostics: Diagnostic[]): Address | undefined {
  return isDeferred(text) ? text : readText(text, parseCidr, "invalid-address", subject, diagnostics);
}

/** Reads the firewall's private IPv4 address, or passes on one that Terraform knows later. */
export function readFirewallAddress(
  text: Text | undefined,
  subject: string,
  diagnostics: Diagnostic[],
  missing = "the firewall's private address is missing; the default route needs it, such as `10.0.1.4`",
): Address | undefined {
  if (text === undefined || text === "") {
    diagnostics.push(diagnostic("missing-firewall-address", subject, missing));
    return undefined;
  }
  if (isDeferred(text)) {
    return text;
  }
  const address = readText(text, parseIpAddress, "invalid-address", subject, diagnostics);
  if (address?.family === 6) {
    const message = `\`${text}\` is an IPv6 address; the next hop of a route to an appliance is an IPv4 address`;
    diagnostics.push(diagnostic("unsupported-address-family", subject, message));
    return undefined;
  }
  return address;
}

/** The address of a host, without a prefix length, as a next hop is written. */
export function hostAddressText(address: Cidr): string {
  return address.text.replace(/\/\d+$/, "");
}

/** Azure refuses a rule one end of which has prefixes that overlap. */
export function refuseOverlaps(
  addresses: readonly Address[],
  subject: string,
  diagnostics: Diagnostic[],
): void {
  const known = knownAddresses(addresses).sort(compareCidrs);
  known.forEach((later, index) => {
    const earlier = known[index - 1];
    if (earlier !== undefined && cidrsOverlap(earlier, later)) {
      const message = `\`${later.text}\` overlaps with \`${earlier.text}\`; a rule takes prefixes that do not overlap`;
      diagnostics.push(diagnostic("overlapping-prefixes", subject, message));
    }
  });
}

/** Azure refuses a rule whose prefixes are of both families. */
export function refuseMixedFamilies(
  addresses: readonly Address[],
  subject: string,
  diagnostics: Diagnostic[],
): void {
  const known = knownAddresses(addresses);
  const four = known.find(({ family }) => family === 4);
  const six = known.find(({ family }) => family === 6);
  if (four !== undefined && six !== undefined) {
    const message = mixedFamiliesProblem(`\`${four.text}\``, `\`${six.text}\``);
    diagnostics.push(diagnostic("mixed-address-families", subject, message));
  }
}

/** Azure Firewall's rules take IPv4 sources. Whether it takes IPv6 now is not certain, so it is refused. */
export function refuseIpv6(addresses: readonly Address[], subject: string, diagnostics: Diagnostic[]): void {
  for (const address of knownAddresses(addresses)) {
    if (address.family === 6) {
      const message = firewallIpv6Problem(`\`${address.text}\``);
      diagnostics.push(diagnostic("unsupported-address-family", subject, message));
    }
  }
}
