import { quoted } from "../../address/quoted";
import { serviceTag } from "../../address/service-tag";
import { Cloud, type CloudId } from "../cloud";
import type { NetworkFeature } from "../documents";
import { readTagTemplate } from "../read-service";
import type { TagTemplate } from "../service";
import { tagCorrectionOf } from "../tag-aliases";
import { entriesOf } from "./catalog-entries";
import { catalogRule } from "./catalog-rule";
import { cloudsOf } from "./document-validity";

/** The layer that an entry's tag is used in, whatever else uses it. */
const LAYERS: Readonly<Record<"tags" | "routes", { readonly layer: NetworkFeature; readonly what: string }>> =
  {
    tags: { layer: "NSG", what: "a network security group" },
    routes: { layer: "UDR", what: "a route" },
  };

/** Azure refuses a rule whose tag does not exist, and Terraform stores the spelling as it stands. */
export const rule = catalogRule(
  "service-tags-exist",
  "Every service tag exists, in its canonical spelling, in every cloud that its entry holds in, and can be used there.",
  ({ clouds: documents, service }) => {
    const ids = Object.keys(documents) as CloudId[];
    const clouds = new Map(ids.map((id) => [id, new Cloud(documents[id])]));
    return entriesOf(service).flatMap((placed) => {
      if (placed.form === "hosts" || tagCorrectionOf(placed.entry.tag) !== undefined) {
        return [];
      }
      const { file, form, path, entry } = placed;
      const problems = cloudsOf(entry, ids).flatMap((id) => {
        const cloud = clouds.get(id);
        const problem = cloud === undefined ? undefined : problemIn(cloud, readTagTemplate(entry.tag), form);
        return problem === undefined ? [] : [problem];
      });
      return [...new Set(problems)].map((message) => ({ file, path: `${path}.tag`, message }));
    });
  },
);

function problemIn(cloud: Cloud, template: TagTemplate, form: "tags" | "routes"): string | undefined {
  const { name, regional, text } = template;
  if (!cloud.hasTag(name)) {
    return unknownTag(cloud, template);
  }
  const { layer, what } = LAYERS[form];
  if (!regional) {
    return cloud.use(serviceTag(name), layer) === "refused"
      ? `${quoted(text)} cannot be used in ${what} in ${cloud.displayName}; correct the tag, or limit the entry's \`clouds\``
      : undefined;
  }
  const ofRegions = [...cloud.regions.values()].map((region) => cloud.regionalTag(name, region));
  if (!ofRegions.some((tag) => cloud.parseTag(tag.text).ok)) {
    return `${quoted(name)} has no tags of regions in ${cloud.displayName}; write \`${name}\``;
  }
  return ofRegions.every((tag) => cloud.use(tag, layer) === "refused")
    ? `${quoted(text)} is for look-up only in ${cloud.displayName}: ${what} takes none of its regions; write \`${name}\``
    : undefined;
}

function unknownTag(cloud: Cloud, { name, regional, text }: TagTemplate): string {
  const ofRegion = cloud.parseTag(name);
  if (ofRegion.ok) {
    return `${quoted(text)} names one region; write \`${ofRegion.value.name}.{Region}\`, which is the tag of the selected region`;
  }
  const canonical = cloud.baseTags.find((base) => base.toLowerCase() === name.toLowerCase());
  return canonical === undefined
    ? `correct the tag, or limit the entry's \`clouds\`: ${ofRegion.problem}`
    : `${quoted(text)} is not the canonical spelling of the service tag; write \`${canonical}${regional ? ".{Region}" : ""}\``;
}
