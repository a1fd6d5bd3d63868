import { readAddressText } from "../evaluate/address-texts";
import { type ListAttribute, listOf, type StringAttribute } from "../evaluate/attribute-values";
import { rangeHolds } from "../evaluate/endpoint-addresses";
import { type AddressRange, liesWithin, readPrefix } from "../evaluate/prefixes";
import { isInInternet, textOf } from "../evaluate/service-tags";
import { rangeText } from "./address-text";
import { ClassSet } from "./class-set";
import type { EndpointClass } from "./endpoint-class";
import { type EndpointMentions, endpointClasses } from "./endpoint-classes";
import { anyOf, type Membership, membership } from "./membership";
import { isLocalTag } from "./tag-texts";

/** Tags that Azure Firewall does not take. Source: "Virtual network service tags", 2023. */
const TAGS_WITHOUT_FIREWALL: readonly string[] = ["AzureLoadBalancer", "Internet", "VirtualNetwork"];

/** One end of packets, cut into the classes that rules, routes and questions tell apart. */
export class EndpointDimension {
  public readonly classes: readonly EndpointClass[];
  /** Every class but the twins: each endpoint once. */
  public readonly base: ClassSet;
  public readonly inside: ClassSet;
  public readonly platform: ClassSet;
  public readonly ipv6: ClassSet;
  /** What the tag `Internet` holds. */
  public readonly internet: ClassSet;
  /** The classes in the given address space of the virtual network. */
  public readonly addressSpace: ClassSet;
  /** The rest of the Internet: no address is told, and no tag. */
  public readonly elsewhere: ClassSet;
  /** The classes of which the address is told. */
  public readonly told: ClassSet;
  /** Tags of which nothing tells the addresses. */
  public readonly openTags: ReadonlySet<string>;
  /** The classes whose endpoint is in the tag of a text, by text and by its lower case. */
  private readonly tagged = new Map<string, number[]>();
  private readonly taggedAnyCase = new Map<string, number[]>();
  /** Public classes with a told address: which of the open tags hold them is not told. */
  public readonly public: ClassSet;
  private readonly byRange: ReadonlyMap<string, readonly number[]>;
  private readonly untold: readonly number[];
  private readonly known = new Map<string, Membership>();

  public constructor(mentions: EndpointMentions) {
    const { classes, openTags, byRange } = endpointClasses(mentions);
    this.classes = classes;
    this.byRange = byRange;
    this.untold = classes.flatMap(({ ranges }, index) => (ranges.length === 0 ? [index] : []));
    this.openTags = new Set(openTags);
    this.base = this.where((each) => !each.isTwin);
    this.inside = this.where((each) => each.isInside);
    this.platform = this.where((each) => each.isPlatform);
    this.ipv6 = this.where(({ endpoint }) => endpoint.address?.includes(":") ?? false);
    this.internet = this.where(({ endpoint }) => isInInternet(endpoint));
    const prefixes = mentions.virtualNetworkPrefixes.map(readPrefix).filter((each) => each !== undefined);
    this.addressSpace = this.where(({ ranges: [range] }) =>
      prefixes.some((prefix) => range !== undefined && liesWithin(range, prefix)),
    );
    this.elsewhere = this.where(({ ranges, endpoint }) => ranges.length === 0 && endpoint.tags.length === 0);
    this.told = this.where(({ ranges }) => ranges.length > 0);
    this.public = this.where(({ ranges, isInside }) => ranges.length > 0 && !isInside);
    classes.forEach(({ endpoint }, index) => {
      const texts = new Set(endpoint.tags.flatMap((tag) => [textOf(tag), tag.tag]));
      if (isInInternet(endpoint)) texts.add("Internet");
      for (const text of texts) {
        push(this.tagged, text, index);
        push(this.taggedAnyCase, text.toLowerCase(), index);
      }
    });
  }

  public get all(): ClassSet {
    return ClassSet.all(this.classes.length);
  }

  /** The classes that a predicate holds of. */
  public where(predicate: (each: EndpointClass) => boolean): ClassSet {
    const members = this.classes.flatMap((each, index) => (predicate(each) ? [index] : []));
    return ClassSet.of(this.classes.length, members);
  }

  /** The address attributes of one side of a security rule. */
  public ofSecurityRule(single: StringAttribute, several: ListAttribute, groups: ListAttribute): Membership {
    const one = listOf(single);
    const many = listOf(several);
    const [text] = one;
    if (listOf(groups).length > 0 || (one.length > 0 && many.length > 0)) return this.unknown();
    if (text !== undefined) return this.singleText(text);
    const kinds = many.map((each) => readAddressText(each).kind);
    if (many.length === 0 || kinds.some((kind) => kind === "any" || kind === "tag" || kind === "range")) {
      return this.unknown();
    }
    return this.once(`several ${many.join()}`, () =>
      anyOf(
        this.classes.length,
        many.map((each) => this.singleText(each)),
      ),
    );
  }

  /** `*`, an address, a block or a range in a firewall rule; a service tag is unknown there. */
  public ofFirewallAddress(text: string): Membership {
    return this.once(`address ${text}`, () => {
      const address = readAddressText(text);
      switch (address.kind) {
        case "any":
          return this.everything();
        case "prefix":
          return this.ofRange(address.prefix);
        case "range":
          return this.ofRange(address.range);
        default:
          return this.unknown();
      }
    });
  }

  /** A destination of a network rule: as an address, or a service tag. */
  public ofFirewallDestination(text: string): Membership {
    const address = readAddressText(text);
    if (address.kind !== "tag") return this.ofFirewallAddress(text);
    return TAGS_WITHOUT_FIREWALL.includes(address.tag) ? this.unknown() : this.ofTag(address.tag);
  }

  /** What the tag of a text holds. */
  public ofTag(text: string): Membership {
    return this.once(`tag ${text}`, () => {
      const count = this.classes.length;
      const yes = ClassSet.of(count, this.tagged.get(text) ?? []);
      const unknown = ClassSet.of(count, this.taggedAnyCase.get(text.toLowerCase()) ?? []).without(yes);
      const isOpen = this.openTags.has(text) && !isLocalTag(text);
      const open = isOpen ? this.public.without(yes).without(unknown) : ClassSet.none(count);
      return { yes, unknown, open };
    });
  }

  public everything(): Membership {
    return membership(this.all, ClassSet.none(this.classes.length));
  }

  public unknown(): Membership {
    return membership(ClassSet.none(this.classes.length), this.all);
  }

  /**
   * Reads the set as if `VirtualNetwork` held the prefixes of the routes: a class is in the answer when its twin, or
   * the class itself where it has none, is in the set.
   */
  public asIfRouted(set: ClassSet): ClassSet {
    return this.once2(set, () => {
      const members = this.classes.flatMap(({ twin }, index) => (set.has(twin ?? index) ? [index] : []));
      return ClassSet.of(this.classes.length, members);
    });
  }

  private readonly routed = new Map<ClassSet, ClassSet>();

  private once2(set: ClassSet, make: () => ClassSet): ClassSet {
    const known = this.routed.get(set) ?? make();
    this.routed.set(set, known);
    return known;
  }

  private singleText(text: string): Membership {
    return this.once(`single ${text}`, () => {
      const address = readAddressText(text);
      switch (address.kind) {
        case "any":
          return this.everything();
        case "prefix": {
          const held = this.ofRange(address.prefix);
          return text === "0.0.0.0/0" ? { ...held, unknown: held.unknown.or(this.ipv6) } : held;
        }
        case "tag":
          return this.ofTag(address.tag);
        default:
          return this.unknown();
      }
    });
  }

  private ofRange(range: AddressRange): Membership {
    const yes = [...(this.byRange.get(rangeText(range)) ?? this.toldIn(range))];
    const unknown: number[] = [];
    for (const index of this.untold) {
      const endpoint = this.classes[index]?.endpoint;
      const answer = endpoint === undefined ? "no" : rangeHolds(range, endpoint);
      if (answer === "yes") yes.push(index);
      if (answer === "unknown") unknown.push(index);
    }
    return membership(ClassSet.of(this.classes.length, yes), ClassSet.of(this.classes.length, unknown));
  }

  /** The classes of which the address is told and lies in a range that may be told apart by none. */
  private toldIn(range: AddressRange): number[] {
    return this.classes.flatMap(({ ranges: [first] }, index) =>
      first !== undefined && liesWithin(first, range) ? [index] : [],
    );
  }

  private once(key: string, make: () => Membership): Membership {
    const known = this.known.get(key) ?? make();
    this.known.set(key, known);
    return known;
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
