import { AzureError } from "../azure/azure-error";
import type { AzureResourceManager } from "../azure/azure-resource-manager";
import type { Resource, ResourceBody } from "../azure/resource-store";
import type { ObjectValue, Value } from "./value";

/** One type of resource: how the provider plans, reads and writes it. */
export interface ResourceType {
  /** The attributes that cannot be changed in place. */
  readonly replacedBy: readonly string[];
  /** What attributes are that are not configured. Default: null. */
  readonly defaults?: ObjectValue;
  /** The names that the provider locks while it writes, so that it writes one after the other. Default: none. */
  readonly locks?: (values: ObjectValue) => readonly string[];
  /** Makes the resource and returns its id. */
  readonly create: (azure: AzureResourceManager, values: ObjectValue) => Promise<string>;
  /** The attributes that Azure answers; undefined when the resource is gone. */
  readonly read: (azure: AzureResourceManager, id: string) => Promise<ObjectValue | undefined>;
  readonly update: (azure: AzureResourceManager, id: string, values: ObjectValue) => Promise<void>;
  readonly remove: (azure: AzureResourceManager, id: string) => Promise<void>;
}

/** A resource of Terraform's that is one of Azure's: one PUT makes or changes it, one GET reads it. */
export interface AzureMapping extends Pick<ResourceType, "replacedBy" | "defaults" | "locks"> {
  readonly id: (values: ObjectValue) => string;
  /** The body of the PUT. */
  readonly body: (values: ObjectValue) => ResourceBody;
  /** The attributes in the answer to a GET, beside `id`. */
  readonly values: (resource: Resource) => ObjectValue;
  /** Throws what the provider itself refuses before a DELETE. Default: nothing. */
  readonly beforeRemove?: (azure: AzureResourceManager, id: string) => void;
}

export function azureResource(mapping: AzureMapping): ResourceType {
  const { id: idOf, body, values, beforeRemove, ...type } = mapping;
  return {
    ...type,
    create: async (azure, attributes) => {
      const id = idOf(attributes);
      if ((await unlessMissing(azure.get(id))) !== undefined) {
        throw new Error(`the resource ${id} exists already; import it to manage it with Terraform`);
      }
      await azure.put(id, body(attributes));
      return id;
    },
    read: async (azure, id) => {
      const resource = await unlessMissing(azure.get(id));
      return resource === undefined ? undefined : { ...values(resource), id };
    },
    update: async (azure, id, attributes) => {
      await azure.put(id, body(attributes));
    },
    remove: async (azure, id) => {
      beforeRemove?.(azure, id);
      await unlessMissing(azure.delete(id));
    },
  };
}

/** The answer; undefined where Azure says 404. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AzureError && error.status === 404) return undefined;
    throw error;
  }
}

/** The object without the members that are undefined. */
export function given<T>(members: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, T] => entry[1] !== undefined),
  );
}

/** `{ id }` for a known id. */
export function reference(id: Value | undefined): { readonly id: string } | undefined {
  return typeof id === "string" && id !== "" ? { id } : undefined;
}
