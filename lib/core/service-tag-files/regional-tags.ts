import { quoted } from "../address/quoted";
import { type Diagnostic, diagnosticAt } from "../diagnostics/diagnostic";
import type { PlacedTag } from "./read-page";

/**
 * Tells the regional tags that have addresses outside of their tag without region. That `Storage.WestUS` lies inside of
 * `Storage` is all that this library assumes of tags, and rules are left out for it.
 *
 * A tag is regional where it names a region and the file has the tag of the name before its last dot.
 */
export function regionsOutsideTheirTag(tags: readonly PlacedTag[]): readonly Diagnostic[] {
  const byName = new Map(tags.map(({ tag }) => [tag.name, tag]));
  return tags.flatMap(({ tag, file, path }) => {
    const dot = tag.name.lastIndexOf(".");
    const whole = tag.region === undefined ? undefined : byName.get(tag.name.slice(0, Math.max(dot, 0)));
    if (whole === undefined || whole.addresses.contains(tag.addresses)) {
      return [];
    }
    const [first, ...others] = tag.addresses.difference(whole.addresses).prefixes();
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    const message = `${quoted(tag.name)} has ${quoted(first ?? "")}${more} outside of ${quoted(whole.name)}; a rule for ${quoted(whole.name)} does not cover it, so ask for both`;
    return [diagnosticAt("service-tag-region-outside", { file, path }, message)];
  });
}
