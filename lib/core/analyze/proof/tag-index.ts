/**
 * What a service-tag file says: the only thing by which rules for addresses and rules for service tags meet.
 *
 * Without one, whether an address lies in a tag is not known, and what depends on it is undecided.
 */
export interface TagIndex {
  /** The tag's CIDR blocks, of both families; undefined when the file has no such tag. `tag` is its text, `Storage.WestUS`. */
  addressesOf(tag: string): readonly string[] | undefined;
}
