import { type ServiceTag, serviceTag } from "../address/service-tag";
import type { NetworkFeature } from "../catalog/documents";
import type { TagFlow } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import type { Requirement } from "../catalog/service";
import { acknowledgementOf } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";

const LAYER_NAMES: Readonly<Record<NetworkFeature, string>> = {
  NSG: "a network security group",
  FW: "a firewall rule",
  UDR: "a route",
};

/** A tag as a layer can use it, and what there is to say about that. No tag where the layer refuses it. */
export interface LayerTag {
  readonly tag?: ServiceTag;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fits a requirement's tag to a layer. Where the region has no tag of its own that the layer can use, the tag of
 * all regions takes its place only if the user acknowledged that.
 */
export function tagForLayer(
  { tag, template }: Pick<TagFlow, "tag" | "template">,
  layer: NetworkFeature,
  requirement: Requirement,
  selection: Selection,
): LayerTag {
  const where = LAYER_NAMES[layer];
  const { cloud, region } = selection;
  const subject = `requirement ${requirement.id}`;
  const use = cloud.use(tag, layer);
  if (use === "published" || use === "documented") {
    return { tag, diagnostics: [] };
  }
  if (use === "unpublished") {
    const message = `Microsoft's service-tag data for ${cloud.displayName} does not list \`${tag.text}\` for ${where}`;
    return {
      tag,
      diagnostics: [diagnostic("service-tag-use-unpublished", subject, message, requirement.id)],
    };
  }
  const wider = template.regional ? serviceTag(template.name) : undefined;
  if (wider === undefined || cloud.use(wider, layer) === "refused") {
    const message = `the service tag \`${tag.text}\` cannot be used in ${where} in ${cloud.displayName}`;
    return { diagnostics: [diagnostic("service-tag-not-in-layer", subject, message, requirement.id)] };
  }
  const lacking = `region \`${region.name}\` has no tag \`${tag.text}\` that ${where} can use`;
  const accepted = acknowledgementOf(selection.acknowledgements, "regional-tag-unavailable", requirement.id);
  const found = diagnostic(
    "regional-tag-unavailable",
    subject,
    accepted === undefined
      ? `${lacking}; acknowledge \`regional-tag-unavailable\` to use \`${wider.text}\`, the tag of all regions, which is wider`
      : `${lacking}; it was widened to \`${wider.text}\`, the tag of all regions`,
    requirement.id,
  );
  return accepted === undefined
    ? { diagnostics: [found] }
    : { tag: wider, diagnostics: [{ ...found, severity: "warning" }] };
}
