import { limit } from "../catalog/limits";
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import { PrefixSet } from "../prefixes/prefix-set";
import { publishedTags } from "../service-tag-files/published-tags";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";

/**
 * The IPv4 prefixes of service tags, as few as hold exactly their addresses, divided among as few IP groups as Azure's
 * limit on their size allows. Azure Firewall's rules take IPv4; that the tags have IPv6 prefixes too is told.
 *
 * @param tags names of tags that the file has
 * @param subject where the names come from, for findings
 * @returns the prefixes of each group, in ascending order
 */
export function serviceTagIpGroups(
  file: ServiceTagFile,
  tags: readonly string[],
  subject: string,
): Outcome<readonly (readonly string[])[]> {
  const diagnostics: Diagnostic[] = [];
  if (tags.length === 0) {
    const message =
      "no service tag is named; name at least one that the file has, such as `AzureMachineLearning`";
    diagnostics.push(diagnostic("empty-source", subject, message));
  }
  const { value: published, diagnostics: ofTags } = publishedTags(file, tags, subject);
  diagnostics.push(...ofTags);
  if (published === undefined || hasErrors(diagnostics)) {
    return { diagnostics };
  }
  const addresses = PrefixSet.unionOf(published.map((tag) => tag.addresses));
  const prefixes = addresses.prefixes(4);
  if (prefixes.length === 0) {
    const message = `the tags ${tags.map((tag) => `\`${tag}\``).join(", ")} have no IPv4 prefix in the file, and Azure Firewall's rules take no other`;
    return { diagnostics: [diagnostic("empty-source", subject, message)] };
  }
  const left = addresses.prefixCount(6);
  if (left > 0) {
    const message = `${left} IPv6 prefixes of the tags are left out; the rules of Azure Firewall take IPv4 prefixes`;
    diagnostics.push(diagnostic("prefixes-of-another-family", subject, message));
  }
  const most = limit("ip-group-prefixes");
  const groups = Array.from({ length: Math.ceil(prefixes.length / most) }, (_, index) =>
    prefixes.slice(index * most, (index + 1) * most),
  );
  return { value: groups, diagnostics };
}
