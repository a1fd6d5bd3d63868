import { readAddressText } from "./address-texts";
import type { Answer } from "./answer";
import type { StringAttribute } from "./attribute-values";
import { isIpv6, rangeHolds } from "./endpoint-addresses";
import type { Endpoint, EndpointTag } from "./packet";
import { readPrefix } from "./prefixes";
import { tagHolds, textOf } from "./service-tags";

/** How a route's prefix meets a destination. */
export interface RoutePrefixMatch {
  readonly answer: Answer;
  /** The least length that the matching prefix can have. For an explicit prefix both are its length. */
  readonly minimumLength: number;
  /** The greatest length that it can have. */
  readonly maximumLength: number;
  /** Among user-defined routes of one prefix, the form that comes first in `RoutePrefixForm` wins. */
  readonly form: RoutePrefixForm;
  /** The tag without its region, for a tag's route. */
  readonly tag?: string;
}

/**
 * What the prefix of a route is, in the order of precedence among routes of exactly one prefix.
 *
 * Source: "Virtual network traffic routing", section "Exact Match", 2023-05-27.
 */
export enum RoutePrefixForm {
  ExplicitPrefix = 0,
  RegionalTag = 1,
  TopLevelTag = 2,
  RegionalAzureCloud = 3,
  AzureCloud = 4,
}

/** Service tags that Azure does not take as a route's prefix. Source: "Virtual network service tags", 2023. */
const TAGS_WITHOUT_ROUTES: readonly string[] = [
  "AzureLoadBalancer",
  "AzurePlatformDNS",
  "AzurePlatformIMDS",
  "AzurePlatformLKM",
  "Internet",
  "VirtualNetwork",
];

/**
 * Whether the prefix of a route (a CIDR block or a service tag) holds the destination, and how long it can be.
 *
 * @throws Error when the prefix of one of the destination's tags is no CIDR block.
 */
export function matchRoutePrefix(text: StringAttribute, destination: Endpoint): RoutePrefixMatch {
  const address = readAddressText(text ?? "");
  const form = RoutePrefixForm.ExplicitPrefix;
  switch (address.kind) {
    case "prefix": {
      const { length } = address.prefix;
      const answer = rangeHolds(address.prefix, destination);
      return { answer, minimumLength: length, maximumLength: length, form };
    }
    case "tag":
      return matchTag(address.tag, destination);
    default:
      return { answer: "unknown", minimumLength: 0, maximumLength: 128, form };
  }
}

function matchTag(text: string, destination: Endpoint): RoutePrefixMatch {
  const holds = tagHolds(text, destination);
  const tag = destination.tags.find((held) => textOf(held) === text) ?? { tag: text };
  const length = lengthOf(tag);
  return {
    answer: holds === "yes" && TAGS_WITHOUT_ROUTES.includes(text) ? "unknown" : holds,
    // Every prefix of every tag is longer than /0.
    minimumLength: length ?? 1,
    maximumLength: length ?? (isIpv6(destination) ? 128 : 32),
    form: formOf(tag),
    tag: tag.tag,
  };
}

function formOf({ tag, region }: EndpointTag): RoutePrefixForm {
  if (tag === "AzureCloud") {
    return region === undefined ? RoutePrefixForm.AzureCloud : RoutePrefixForm.RegionalAzureCloud;
  }
  return region === undefined ? RoutePrefixForm.TopLevelTag : RoutePrefixForm.RegionalTag;
}

function lengthOf(tag: EndpointTag): number | undefined {
  if (tag.prefix === undefined) return undefined;
  const prefix = readPrefix(tag.prefix);
  if (prefix === undefined) {
    throw new Error(
      `The prefix "${tag.prefix}" of the service tag "${textOf(tag)}" is not a CIDR block. ` +
        "Give the prefix that holds the endpoint, such as 20.60.0.0/16, or leave it out.",
    );
  }
  return prefix.length;
}
