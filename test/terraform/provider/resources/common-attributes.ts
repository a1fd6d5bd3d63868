import { parseResourceId } from "../../azure/resource-id";
import type { Resource, ResourceBody } from "../../azure/resource-store";
import { given } from "../resource-type";
import { isObjectValue, type ObjectValue, type Value } from "../value";

/** The location and tags of a PUT. */
export function common({ location, tags }: ObjectValue): Pick<ResourceBody, "location" | "tags"> {
  return given({
    location: typeof location === "string" ? normalizedLocation(location) : undefined,
    tags: isObjectValue(tags) ? (tags as Readonly<Record<string, string>>) : undefined,
  }) as Pick<ResourceBody, "location" | "tags">;
}

/** The name, the resource group, the location and the tags that a GET answers. */
export function commonValues(resource: Resource): ObjectValue {
  return {
    name: resource.name,
    resource_group_name: parseResourceId(resource.id)?.resourceGroup ?? null,
    location: locationOf(resource),
    ...tagsIn(resource),
  };
}

export function locationOf({ location }: Resource): Value {
  return location === undefined ? null : normalizedLocation(location);
}

export function tagsIn({ tags }: Resource): { tags: Value } {
  return { tags: tags ?? null };
}

/** The name of what a part is in, and the part's own. */
export function partValues(resource: Resource, parentName: string): ObjectValue {
  const id = parseResourceId(resource.id);
  return {
    name: resource.name,
    resource_group_name: id?.resourceGroup ?? null,
    [parentName]: parseResourceId(id?.parent ?? "")?.name ?? null,
  };
}

/** `East US 2` and `eastus2` are one region. */
function normalizedLocation(location: string): string {
  return location.replaceAll(" ", "").toLowerCase();
}
