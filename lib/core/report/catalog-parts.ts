import type { CloudDocument, FeatureDocument, ServiceDocument } from "../catalog/documents";
import { isCurrent } from "./catalog-entries-of-cloud";
import { markdownCode } from "./markdown-text";

/** What a document says of its cloud. */
export type DocumentedCloud = Pick<CloudDocument, "id" | "displayName">;

/** The anchor of what is needed without any feature. */
export const BASIC_ANCHOR = "basic-configuration";
/** The anchor of what the newest revision no longer has. */
export const RETIRED_ANCHOR = "retired";

/** Whether a cloud has a feature. */
export function isIn({ clouds }: FeatureDocument, { id }: DocumentedCloud): boolean {
  return clouds?.includes(id) ?? true;
}

/** A feature as a link to its part of a cloud's document; where the cloud lacks it, its name alone. */
export function featureLink(id: string, { features }: ServiceDocument, cloud: DocumentedCloud): string {
  const feature = features[id];
  if (feature === undefined || !isIn(feature, cloud)) {
    return markdownCode(id);
  }
  return `[${markdownCode(id)}](#${isCurrent(feature) ? id : RETIRED_ANCHOR})`;
}
