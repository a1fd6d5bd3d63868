import document from "../../../catalog/service-tag-clouds.json";
import type { CloudId } from "../catalog/cloud";

/** The cloud that a file names, in any letter case. Source: `catalog/service-tag-clouds.json`. */
export function cloudNamed(name: string): CloudId | undefined {
  return CLOUDS.get(name.toLowerCase());
}

/** What files call a cloud. */
export function cloudNamesOf(cloud: CloudId): readonly string[] {
  return document.clouds[cloud].names;
}

/** What files call any cloud, in order of the clouds' ids. */
export function allCloudNames(): readonly string[] {
  return CLOUD_IDS.flatMap(cloudNamesOf);
}

const CLOUD_IDS: readonly CloudId[] = ["china", "public", "usgovernment"];

const CLOUDS: ReadonlyMap<string, CloudId> = new Map(
  CLOUD_IDS.flatMap((cloud) => cloudNamesOf(cloud).map((name) => [name.toLowerCase(), cloud] as const)),
);
