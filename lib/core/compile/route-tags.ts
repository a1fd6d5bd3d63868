import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { distinctBy } from "../grouped-by";
import { type PrefixTag, prefixTagsOf, type RouteGroup } from "./route-prefixes";

/** The tags whose prefixes stand for a group's routes, each once. A region without a pair says so. */
export function tagsOfGroup(
  group: RouteGroup,
  selection: Selection,
  diagnostics: Diagnostic[],
): readonly PrefixTag[] {
  const { region } = selection;
  for (const { requirement, flow } of group.members) {
    if (flow.prefixes === "region-and-pair" && !flow.template.regional && region.pair === undefined) {
      const message = `the documents ask for the prefixes of the region and its pair, and \`${region.name}\` has no pair; they are those of the region alone`;
      diagnostics.push(
        diagnostic("region-without-pair", `requirement ${requirement.id}`, message, requirement.id),
      );
    }
  }
  return distinctBy(
    group.members.flatMap(({ flow }) => prefixTagsOf(flow, selection)),
    ({ tag }) => tag.text,
  );
}

/** Tags in a sentence: `A and B`. */
export function listedTags(tags: readonly PrefixTag[]): string {
  return tags.map(({ tag }) => tag.text).join(" and ");
}
