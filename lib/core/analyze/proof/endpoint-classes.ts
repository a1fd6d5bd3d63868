import type { Endpoint, EndpointTag, RouteAttributes } from "../evaluate";
import { readAddressText } from "../evaluate/address-texts";
import { type AddressRange, liesWithin, type Prefix, readPrefix } from "../evaluate/prefixes";
import { PRIVATE_PREFIXES } from "../evaluate/private-prefixes";
import { isInInternet } from "../evaluate/service-tags";
import { withRoutedPrefixes } from "../evaluate/virtual-network-tag";
import { type AddressClass, addressClasses } from "./address-classes";
import { addressLiteral, rangeText } from "./address-text";
import type { EndpointClass } from "./endpoint-class";
import type { TagIndex } from "./tag-index";
import { endpointTagOf, isLocalTag } from "./tag-texts";

/** All that endpoints are told apart by. */
export interface EndpointMentions {
  /** Addresses, CIDR blocks, ranges and service tags, as rules, routes and questions write them. */
  readonly texts: Iterable<string>;
  readonly routes: readonly RouteAttributes[];
  /** The prefixes of all routes that are compared, those among them. */
  readonly routed: ReadonlySet<string>;
  readonly virtualNetworkPrefixes: readonly string[];
  readonly tagIndex?: TagIndex | undefined;
}

const PLATFORM: readonly string[] = ["168.63.129.16", "169.254.169.254"];

const VIRTUAL_NETWORK: EndpointTag = { tag: "VirtualNetwork" };
const LOAD_BALANCER: EndpointTag = { tag: "AzureLoadBalancer" };

interface Atoms {
  readonly ranges: AddressRange[][];
  /** By atom: the prefix text, or the tag with the length of its prefix. */
  readonly tags: Map<number, { readonly text: string; readonly length?: number }>;
}

/** The classes of endpoints, and which tags nothing tells the addresses of. */
export interface EndpointClasses {
  readonly classes: readonly EndpointClass[];
  readonly openTags: readonly string[];
  /** The classes within each range that tells them apart, by `rangeText`. */
  readonly byRange: ReadonlyMap<string, readonly number[]>;
}

/**
 * The classes of endpoints: those of which the tag alone is told, first, and those of which the address is.
 *
 * A tag whose addresses the index knows is a set of addresses and has no class of its own. Every other tag is an
 * atom: apart from `Tag.Region` within `Tag` no two of them share an endpoint. A private address outside of the
 * given address space may be in `VirtualNetwork` (peered, or behind a gateway) or not, and is a class for each.
 */
export function endpointClasses(mentions: EndpointMentions): EndpointClasses {
  const texts = [...new Set(mentions.texts)].sort();
  const tags = texts.filter((text) => readAddressText(text).kind === "tag" && !isLocalTag(text));
  const openTags = tags.filter((tag) => mentions.tagIndex?.addressesOf(tag) === undefined);
  const untold: EndpointClass[] = [
    untoldClass([], "the rest of the Internet"),
    ...openTags.map((tag) => untoldClass([endpointTagOf(tag)], tag)),
    untoldClass([VIRTUAL_NETWORK], "VirtualNetwork"),
    untoldClass([LOAD_BALANCER], "AzureLoadBalancer"),
  ];
  const atoms = atomsOf(texts, tags, mentions);
  const told: EndpointClass[] = [];
  const byAtom: number[][] = atoms.ranges.map(() => []);
  for (const each of addressClasses(atoms.ranges)) {
    for (const one of toldClasses(each, atoms, mentions.virtualNetworkPrefixes)) {
      const index = untold.length + told.push(one) - 1;
      for (const atom of each.atoms) byAtom[atom]?.push(index);
    }
  }
  const own = new Set(mentions.routes.map(({ address_prefix }) => address_prefix));
  const isRoutedByOpenTag = openTags.some((tag) => own.has(tag));
  const classes = withTwins([...untold, ...told], mentions.routes, isRoutedByOpenTag);
  const byRange = new Map<string, readonly number[]>();
  atoms.ranges.forEach(([range, ...more], atom) => {
    if (range === undefined || more.length > 0 || atoms.tags.has(atom)) return;
    const held = byAtom[atom] ?? [];
    byRange.set(rangeText(range), [...held, ...held.flatMap((each) => classes[each]?.twin ?? [])]);
  });
  return { classes, openTags, byRange };
}

function untoldClass(tags: readonly EndpointTag[], label: string): EndpointClass {
  const endpoint: Endpoint = { tags };
  return { endpoint, ranges: [], label, isInside: !isInInternet(endpoint), isPlatform: false, isTwin: false };
}

function atomsOf(
  texts: readonly string[],
  tags: readonly string[],
  { routed, virtualNetworkPrefixes, tagIndex }: EndpointMentions,
): Atoms {
  const ranges: AddressRange[][] = PRIVATE_PREFIXES.map((prefix) => [prefix]);
  for (const text of [...texts, ...virtualNetworkPrefixes, ...PLATFORM]) {
    const address = readAddressText(text);
    if (address.kind === "prefix") ranges.push([address.prefix]);
    if (address.kind === "range") ranges.push([address.range]);
  }
  const named: Atoms["tags"] = new Map();
  for (const text of tags) {
    const prefixes = (tagIndex?.addressesOf(text) ?? [])
      .map(readPrefix)
      .filter((prefix) => prefix !== undefined);
    if (!routed.has(text)) {
      if (prefixes.length > 0) named.set(ranges.push(prefixes) - 1, { text });
      continue;
    }
    // The route of a tag competes by the length of the prefix that holds the destination.
    for (const length of [...new Set(prefixes.map((prefix) => prefix.length))].sort((a, b) => a - b)) {
      const ofLength: Prefix[] = prefixes.filter((prefix) => prefix.length === length);
      named.set(ranges.push(ofLength) - 1, { text, length });
    }
  }
  return { ranges, tags: named };
}

function toldClasses(
  { family, ranges, atoms: holding }: AddressClass,
  atoms: Atoms,
  virtualNetworkPrefixes: readonly string[],
): EndpointClass[] {
  const [range] = ranges;
  if (range === undefined) return [];
  const address = addressLiteral(family, range.first);
  const isPrivate = PRIVATE_PREFIXES.some((prefix) => liesWithin(range, prefix));
  const isInNetwork = virtualNetworkPrefixes.some((text) => {
    const prefix = readPrefix(text);
    return prefix !== undefined && liesWithin(range, prefix);
  });
  const isPlatform = PLATFORM.includes(address);
  const label = labelOf(ranges);
  const told = (tags: readonly EndpointTag[]): EndpointClass => {
    const endpoint: Endpoint = { address, tags };
    const isInside = isPrivate || isInNetwork || isPlatform;
    return { endpoint, ranges, label, isInside, isPlatform, isTwin: false };
  };
  if (isInNetwork) return [told([VIRTUAL_NETWORK])];
  if (isPlatform) return [told([]), told([VIRTUAL_NETWORK]), told([LOAD_BALANCER])];
  const tags = tagsOf(holding, atoms, family, range.first);
  return isPrivate ? [told(tags), told([VIRTUAL_NETWORK, ...tags])] : [told(tags)];
}

function tagsOf(holding: readonly number[], atoms: Atoms, family: 4 | 6, first: bigint): EndpointTag[] {
  const lengths = new Map<string, number | undefined>();
  for (const atom of holding) {
    const tag = atoms.tags.get(atom);
    if (tag !== undefined) lengths.set(tag.text, tag.length);
  }
  return [...lengths].map(([text, length]) => {
    const tag = endpointTagOf(text);
    if (length === undefined) return tag;
    const size = 1n << BigInt((family === 4 ? 32 : 128) - length);
    return { ...tag, prefix: `${addressLiteral(family, first - (first % size))}/${length}` };
  });
}

function labelOf(ranges: readonly AddressRange[]): string {
  const [first, second, ...more] = ranges.map(rangeText);
  if (first === undefined || second === undefined) return first ?? "";
  return more.length === 0 ? `${first}, ${second}` : `${first}, ${second} and ${more.length} more ranges`;
}

function withTwins(
  classes: readonly EndpointClass[],
  routes: readonly RouteAttributes[],
  isRoutedByOpenTag: boolean,
): readonly EndpointClass[] {
  const all: EndpointClass[] = [...classes];
  classes.forEach((each, index) => {
    const routed = withRoutedPrefixes(each.endpoint, routes);
    const isOpen = isRoutedByOpenTag && each.ranges.length > 0 && !each.isInside;
    if (routed === each.endpoint && !isOpen) return;
    // An address that may lie in a routed tag is read as if it did: what then differs is undecided.
    const tags = [...each.endpoint.tags, VIRTUAL_NETWORK, { tag: "Internet" }];
    all[index] = { ...each, twin: all.length };
    all.push({ ...each, endpoint: { ...each.endpoint, tags }, isTwin: true });
  });
  return all;
}
