import { ClassSet } from "./class-set";
import { peerClasses } from "./flow-regions";
import type { RegionVerdict } from "./flow-verdict";
import type { PathUnderCheck } from "./path-under-check";
import type { RequiredFlow } from "./required-flows";
import { isRoutedByTag } from "./routed-by-tag";
import { DIMENSIONS } from "./space";

const SOURCE = DIMENSIONS.indexOf("source");

/**
 * The parts of a flow by which it is judged: all, but for replies that a route table without tags sends elsewhere than
 * to the Internet, to addresses of the tag that the documents do not ask to be routed. Of a service in the whole cloud
 * they ask for the prefixes of the region, or of the region and its pair.
 */
export function judgeableParts(
  checked: PathUnderCheck,
  { direction, peer }: RequiredFlow,
  parts: readonly RegionVerdict[],
): readonly RegionVerdict[] {
  if (direction === "Outbound" || peer.kind !== "tag" || isRoutedByTag(checked.path, peer.tag)) {
    return parts;
  }
  const { source } = checked.model.space;
  const scope = scopeOf(checked, peer.tag).map((tag) => peerClasses(source, tag));
  const asked = scope.reduce((all, each) => all.or(each), ClassSet.none(source.classes.length));
  if (asked.isEmpty) {
    return parts;
  }
  const isForgiven = ({ region, verdict }: RegionVerdict): boolean =>
    verdict.access === "Deny" &&
    verdict.layer === "routes" &&
    verdict.hop?.isReply === true &&
    region[SOURCE]?.intersects(asked) === false;
  const kept = parts.filter((part) => !isForgiven(part));
  return kept.length > 0 ? kept : parts;
}

/** The tags whose prefixes stand for a routed one; none where the documents name none. */
function scopeOf({ forms }: PathUnderCheck, tag: string): readonly string[] {
  return forms.flatMap(({ routes, routeScopes }) =>
    routes.flatMap((routed, index) => (routed === tag ? (routeScopes[index] ?? []) : [])),
  );
}
