import type { ServiceTagChange } from "../service-tag-files/compare-service-tag-files";
import type { PrefixListChange, ServiceTagDifference } from "./service-tag-difference";

/** Whether nothing that a selection uses differs between two files. */
export function isUnchanged({ tags, routes, lists }: ServiceTagDifference): boolean {
  return tags.length + routes.length + lists.length === 0;
}

/** What changed between two files, for people: tag by tag, then the routes and the lists that it touches. */
export function serviceTagDifferenceText(difference: ServiceTagDifference): string {
  const { selection, changeNumbers, tagsInUse, tags, routes, lists } = difference;
  const lines = [
    `${selection.cloud}, ${selection.region}, documents of ${selection.revision}: change number ${changeNumbers[0]} -> ${changeNumbers[1]}`,
    `${tags.length} of the ${tagsInUse.length} service tags that the selection uses differ.`,
    ...tags.flatMap(tagLines),
    ...touched("Routes of prefixes", routes),
    ...touched("Lists of addresses", lists),
  ];
  return `${lines.join("\n")}\n`;
}

/** The same for programs. Counts of addresses are text, because IPv6 has more than a number holds. */
export function serviceTagDifferenceJson({ tags, ...others }: ServiceTagDifference): object {
  return {
    ...others,
    tags: tags.map(({ name, kind, added, removed }) => ({
      name,
      kind,
      added: { prefixes: added.prefixes, addresses: addressCount(added) },
      removed: { prefixes: removed.prefixes, addresses: addressCount(removed) },
    })),
  };
}

function tagLines({ name, kind, added, removed }: ServiceTagChange): string[] {
  const what =
    kind === "rewritten"
      ? "other prefixes for the same addresses"
      : `${kind}, ${addressCount(added)} addresses added, ${addressCount(removed)} removed`;
  return ["", `${name}: ${what}`, ...signed(added.prefixes, removed.prefixes)];
}

function touched(title: string, changes: readonly PrefixListChange[]): string[] {
  return changes.length === 0
    ? []
    : [
        "",
        `${title}:`,
        ...changes.flatMap(({ name, serviceTags, counts, added, removed }) => [
          `  ${name} (${serviceTags.join(", ")}): ${counts[0]} -> ${counts[1]} prefixes, ${added.length} added, ${removed.length} removed`,
          ...signed(added, removed).map((line) => `  ${line}`),
        ]),
      ];
}

function signed(added: readonly string[], removed: readonly string[]): string[] {
  return [...added.map((prefix) => `  + ${prefix}`), ...removed.map((prefix) => `  - ${prefix}`)];
}

function addressCount({ addresses }: ServiceTagChange["added"]): string {
  return String(addresses.addressCount(4) + addresses.addressCount(6));
}
