import { type ServiceTag, serviceTag } from "../address/service-tag";
import type { SelectedRequirement, TagFlow } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import { acknowledgementOf } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { publishedTags } from "../service-tag-files/published-tags";
import type { PublishedServiceTag, ServiceTagFile } from "../service-tag-files/service-tag-file";
import type { TaggedNeed } from "./address-entries";

/**
 * The tags of a need with their addresses. Where the file has no tag for the selection's region, the tag of all regions
 * takes its place only if the user acknowledged `regional-tag-unavailable`.
 */
export function taggedNeeds(
  { requirement, tagFlows }: SelectedRequirement,
  selection: Selection,
  file: ServiceTagFile,
  found: Diagnostic[],
): TaggedNeed[] {
  return tagFlows.flatMap((flow) => {
    const tag = publishedTag(flow, requirement.id, selection, file, found);
    return tag === undefined
      ? []
      : [{ requirement: requirement.id, protocol: flow.protocol, ports: flow.ports, tag }];
  });
}

function publishedTag(
  flow: TagFlow,
  requirement: string,
  selection: Selection,
  file: ServiceTagFile,
  found: Diagnostic[],
): PublishedServiceTag | undefined {
  const { tag, template } = flow;
  const there = file.tags.get(tag.text);
  const wider = template.regional ? file.tags.get(template.name) : undefined;
  if (there !== undefined || wider === undefined) {
    return there ?? missingTag(tag, requirement, file, found);
  }
  const accepted = acknowledgementOf(selection.acknowledgements, "regional-tag-unavailable", requirement);
  const lacking = `the file of ${file.cloudName}, change number ${file.changeNumber}, has no tag \`${tag.text}\``;
  const message =
    accepted === undefined
      ? `${lacking}; acknowledge \`regional-tag-unavailable\` to export \`${serviceTag(template.name).text}\`, the tag of all regions, which is wider`
      : `${lacking}; it was widened to \`${wider.name}\`, the tag of all regions`;
  const finding = diagnostic("regional-tag-unavailable", `requirement ${requirement}`, message, requirement);
  found.push(accepted === undefined ? finding : { ...finding, severity: "warning" });
  return accepted === undefined ? undefined : wider;
}

function missingTag(
  tag: ServiceTag,
  requirement: string,
  file: ServiceTagFile,
  found: Diagnostic[],
): undefined {
  const { diagnostics } = publishedTags(file, [tag.text], `requirement ${requirement}`);
  found.push(...diagnostics.map((each) => ({ ...each, requirement })));
  return undefined;
}
