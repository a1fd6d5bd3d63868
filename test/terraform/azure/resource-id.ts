/** The subscription that the model has, unless a test names another. */
export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

/** A resource's id, read. Azure compares ids without case. */
export interface ResourceId {
  /** As it was written. */
  readonly text: string;
  /** The id in lower case, by which it is compared. */
  readonly key: string;
  readonly subscription: string;
  readonly resourceGroup: string;
  /** `resourceGroups`, `networkSecurityGroups`, `networkSecurityGroups/securityRules`. */
  readonly type: string;
  /** The last name in the id. */
  readonly name: string;
  /** The id of what holds the resource: a resource group, or the network that a subnet is in. */
  readonly parent?: string;
}

const PATTERN =
  /^(\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+))(?:(\/providers\/Microsoft\.Network\/([^/]+)\/([^/]+))(?:\/([^/]+)\/([^/]+))?)?$/i;

/** Reads the id of a resource group, of a resource of `Microsoft.Network`, or of a part of one; undefined for others. */
export function parseResourceId(text: string): ResourceId | undefined {
  const [, group = "", subscription, resourceGroup, path, type, name, childType, childName] =
    PATTERN.exec(text) ?? [];
  if (subscription === undefined || resourceGroup === undefined) return undefined;
  const common = { text, key: text.toLowerCase(), subscription, resourceGroup };
  if (path === undefined || type === undefined || name === undefined) {
    return { ...common, type: "resourceGroups", name: resourceGroup };
  }
  return childType === undefined || childName === undefined
    ? { ...common, type, name, parent: group }
    : { ...common, type: `${type}/${childType}`, name: childName, parent: `${group}${path}` };
}

/** The id of a resource group of the model's subscription. */
export function resourceGroupId(name: string): string {
  return `/subscriptions/${SUBSCRIPTION}/resourceGroups/${name}`;
}

/**
 * The id of a resource of `Microsoft.Network`.
 *
 * @param path types and names in turn: `"virtualNetworks", "vnet-ml", "subnets", "snet-training"`
 */
export function networkId(resourceGroup: string, ...path: readonly string[]): string {
  return `${resourceGroupId(resourceGroup)}/providers/Microsoft.Network/${path.join("/")}`;
}
