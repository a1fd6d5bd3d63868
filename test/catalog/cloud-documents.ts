import type {
  CloudDocument,
  RegionalTagsDocument,
  ServiceTagDocument,
} from "../../lib/core/catalog/documents";
import { readCatalog } from "./json-documents";

export type CloudId = "public" | "usgovernment" | "china";

export const CLOUDS: Readonly<Record<CloudId, CloudDocument>> = {
  public: readCatalog("clouds/public.json"),
  usgovernment: readCatalog("clouds/usgovernment.json"),
  china: readCatalog("clouds/china.json"),
};

export const CLOUD_IDS: readonly CloudId[] = ["public", "usgovernment", "china"];

/** A tag that the cloud has, by its name without region. */
export function tagOf(cloud: CloudId, name: string): ServiceTagDocument {
  const tag = CLOUDS[cloud].serviceTags[name];
  if (tag === undefined) {
    throw new Error(`${cloud} has no tag ${name}`);
  }
  return tag;
}

/** The tag's children by suffix, each with where it can be used. */
export function childrenOf(
  cloud: CloudId,
  regional: RegionalTagsDocument | undefined,
): Record<string, readonly string[] | null> {
  if (regional === undefined) {
    return {};
  }
  const ofAllRegions = Object.entries(CLOUDS[cloud].regions).map(([name, region]) =>
    regional.suffixes === "azureCloudSuffix" ? (region.azureCloudSuffix ?? name) : region.tagSuffix,
  );
  const suffixes = [
    ...(regional.regions === "all" ? ofAllRegions : regional.regions),
    ...(regional.otherSuffixes ?? []),
  ];
  return Object.fromEntries(
    suffixes.map((suffix) => [suffix, regional.exceptions?.[suffix] ?? regional.usableIn]),
  );
}

/** The cloud's tags, by name without region. */
export function everyTag(cloud: CloudId): [string, ServiceTagDocument][] {
  return Object.entries(CLOUDS[cloud].serviceTags);
}
