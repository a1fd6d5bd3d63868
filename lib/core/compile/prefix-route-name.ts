import namesDocument from "../../../catalog/names.json";

/** What stands in the name of a prefix's route in the place of the prefix's dots, colons and slash. */
export const PREFIX_SEPARATOR = "-";

/**
 * The name of the route of a prefix: the tag's name and the prefix, `AzureMachineLearning-20-62-132-0-25`. It is public
 * and depends on nothing else, so that other prefixes change no route but their own.
 */
export function prefixRouteName(tag: string, prefix: string): string {
  return `${routeNameStart(tag, prefix.length)}${prefix.replaceAll(/[.:/]/g, PREFIX_SEPARATOR)}`;
}

/**
 * What the names of a tag's routes begin with. A tag too long for the prefix behind it is cut off; a table has each
 * prefix once, so that its names differ all the same.
 *
 * @param prefixLength how many characters the longest prefix has
 */
export function routeNameStart(tag: string, prefixLength: number): string {
  return `${tag.slice(0, namesDocument.names.route.maxLength - prefixLength - PREFIX_SEPARATOR.length)}${PREFIX_SEPARATOR}`;
}
