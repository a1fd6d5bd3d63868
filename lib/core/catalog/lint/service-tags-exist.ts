import { quoted } from "../../address/quoted";
import { type ServiceTag, serviceTag } from "../../address/service-tag";
import { type Cloud, type CloudId, cloudOf, type Region } from "../cloud";
import type { CloudDocument, NetworkFeature, RouteEntryDocument } from "../documents";
import { readTagTemplate } from "../read-service";
import type { TagTemplate } from "../service";
import { tagCorrectionOf } from "../tag-aliases";
import { entriesOf } from "./catalog-entries";
import { cloudFile } from "./catalog-files";
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
    const read = ids.map((id) => ({ id, cloud: readCloud(documents[id]) }));
    const unread = read.flatMap(({ id, cloud }) =>
      typeof cloud === "string" ? [{ file: cloudFile(id), path: "serviceTags", message: cloud }] : [],
    );
    const clouds = new Map(
      read.flatMap(({ id, cloud }): [CloudId, Cloud][] => (typeof cloud === "string" ? [] : [[id, cloud]])),
    );
    const problemsOf = problemsByTag(clouds);
    const ofEntries = entriesOf(service).flatMap((placed) => {
      if (!("tag" in placed.entry) || tagCorrectionOf(placed.entry.tag) !== undefined) {
        return [];
      }
      const { file, path, entry } = placed;
      const form = placed.form === "routes" ? "routes" : "tags";
      const problems = cloudsOf(entry, ids).flatMap((id) => {
        const problem = problemsOf(id, entry.tag, form);
        return problem === undefined ? [] : [problem];
      });
      return [
        ...[...new Set(problems)].map((message) => ({ file, path: `${path}.tag`, message })),
        ...(placed.form === "routes" ? regionlessScopes(placed.entry, cloudsOf(entry, ids), clouds) : []).map(
          (message) => ({ file, path: `${path}.prefixes`, message }),
        ),
      ];
    });
    return [...unread, ...ofEntries];
  },
);

/** A cloud, or what is wrong with the names of its tags. */
function readCloud(document: CloudDocument): Cloud | string {
  try {
    return cloudOf(document);
  } catch (error) {
    if (error instanceof RangeError) {
      return error.message;
    }
    throw error;
  }
}

/** What is wrong with a tag in a cloud; what is near to an unknown one is looked up once. */
function problemsByTag(
  clouds: ReadonlyMap<CloudId, Cloud>,
): (id: CloudId, tag: string, form: "tags" | "routes") => string | undefined {
  const known = new Map<string, string | undefined>();
  return (id, tag, form) => {
    const key = `${id} ${form} ${tag}`;
    const cloud = clouds.get(id);
    if (cloud !== undefined && !known.has(key)) {
      known.set(key, problemIn(cloud, readTagTemplate(tag), form));
    }
    return known.get(key);
  };
}

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
  if (!hasRegions(cloud, name)) {
    return `${quoted(name)} has no tags of regions in ${cloud.displayName}; write \`${name}\``;
  }
  const ofRegions = [...cloud.regions.values()].flatMap((region) => tagOfRegion(cloud, name, region));
  return ofRegions.every((tag) => cloud.use(tag, layer) === "refused")
    ? `${quoted(text)} is for look-up only in ${cloud.displayName}: ${what} takes none of its regions; write \`${name}\``
    : undefined;
}

/** The clouds in which a route's prefixes would be those of regions that the tag has not. */
function regionlessScopes(
  { tag, prefixes }: RouteEntryDocument,
  ids: readonly CloudId[],
  clouds: ReadonlyMap<CloudId, Cloud>,
): string[] {
  const { name, regional } = readTagTemplate(tag);
  return ids.flatMap((id) => {
    const cloud = clouds.get(id);
    const isRight = prefixes === undefined || regional || cloud === undefined || !cloud.hasTag(name);
    return isRight || hasRegions(cloud, name)
      ? []
      : [`${quoted(name)} has no tags of regions in ${cloud.displayName}; remove \`prefixes\``];
  });
}

function hasRegions(cloud: Cloud, name: string): boolean {
  const ofRegions = [...cloud.regions.values()].flatMap((region) => tagOfRegion(cloud, name, region));
  return ofRegions.some((tag) => cloud.parseTag(tag.text).ok);
}

/** The tag of a region; none where the two make up no tag's text. */
function tagOfRegion(cloud: Cloud, name: string, region: Region): ServiceTag[] {
  try {
    return [cloud.regionalTag(name, region)];
  } catch (error) {
    if (error instanceof RangeError) {
      return [];
    }
    throw error;
  }
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
