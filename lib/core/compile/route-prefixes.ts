import type { ServiceTag } from "../address/service-tag";
import type { Region } from "../catalog/cloud";
import type { RouteFlow } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import type { Requirement, TagTemplate } from "../catalog/service";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";

/**
 * How the destinations of the catalog's routes are written: as service tags, which Azure expands; as the prefixes that
 * a file has for them; or as those that Terraform looks up when it plans.
 */
export type RoutePrefixesInput =
  | { readonly kind: "tags" }
  | {
      readonly kind: "prefixes";
      readonly file: ServiceTagFile;
      /** Default: the prefixes are those of the tags, exactly. */
      readonly budget?: RoutePrefixBudget;
    }
  | { readonly kind: "resolved" };

/** How few prefixes stand for one of the catalog's tags, and how many addresses may be added for it. */
export interface RoutePrefixBudget {
  /** How many IPv4 prefixes at most, from 1 on. */
  readonly most: number;
  /** How many addresses more at most, for each that the tags have, from 0 on. */
  readonly extraShare: number;
}

/** What the catalog routes in one place of its table: a tag, and the requirements that ask for it. */
export interface RouteGroup {
  readonly template: TagTemplate;
  readonly slot: number;
  readonly members: readonly { readonly requirement: Requirement; readonly flow: RouteFlow }[];
}

/** A tag whose prefixes stand for a route's, and its region. */
export interface PrefixTag {
  readonly tag: ServiceTag;
  /** Default: the tag is of no region. */
  readonly region?: Region;
}

/**
 * The tags whose prefixes stand for a route's tag: of the region and its pair where the documents name those, otherwise
 * the tag as it is written.
 */
export function prefixTagsOf(
  { tag, template, prefixes }: RouteFlow,
  { cloud, region }: Selection,
): PrefixTag[] {
  if (template.regional) {
    return [{ tag, region }];
  }
  if (prefixes === undefined) {
    return [{ tag }];
  }
  const pair =
    prefixes === "region-and-pair" && region.pair !== undefined ? cloud.regions.get(region.pair) : undefined;
  return [region, ...(pair === undefined ? [] : [pair])].map((each) => ({
    tag: cloud.regionalTag(template.name, each),
    region: each,
  }));
}
