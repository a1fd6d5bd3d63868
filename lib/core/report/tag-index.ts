import type { TagIndex } from "../analyze/proof";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";

/** Where a file says that service tags lie. */
export function tagIndexOf({ tags }: ServiceTagFile): TagIndex {
  return { addressesOf: (tag) => tags.get(tag)?.prefixes };
}
