import { type Parsed, parsed, refused } from "./parsed";
import { quoted } from "./quoted";
import { refuseTemplate } from "./template";

/** The id of an Azure resource, taken apart. */
export interface ResourceId {
  readonly resourceGroupName: string;
  /** Names along the path, `["vnet-ml", "snet-compute"]` for a subnet. */
  readonly names: readonly string[];
  readonly text: string;
}

/** Enough to show where an id goes wrong. */
const LONGEST_SHOWN = 300;

/** The kinds of resources whose ids the library takes, with the types in their paths. */
const TYPES = {
  subnet: ["Microsoft.Network", "virtualNetworks", "subnets"],
  "network-security-group": ["Microsoft.Network", "networkSecurityGroups"],
  "route-table": ["Microsoft.Network", "routeTables"],
  "ip-group": ["Microsoft.Network", "ipGroups"],
  "firewall-policy": ["Microsoft.Network", "firewallPolicies"],
  "user-assigned-identity": ["Microsoft.ManagedIdentity", "userAssignedIdentities"],
} as const;

/** A kind of resource. */
export type ResourceKind = keyof typeof TYPES;

/**
 * Reads a resource's id, such as
 * `/subscriptions/…/resourceGroups/rg-ml/providers/Microsoft.Network/routeTables/rt-ml`.
 *
 * Azure compares the fixed parts without case. (Azure Resource Manager: "Resource ID".)
 */
export function parseResourceId(kind: ResourceKind, text: string): Parsed<ResourceId> {
  const template = refuseTemplate(text);
  if (template !== undefined) {
    return refused(template);
  }
  const [provider, ...types] = TYPES[kind];
  const segments = text.split("/");
  const [empty, subscriptions, subscription, groups, group, providers, given, ...path] = segments;
  const names = path.filter((_, index) => index % 2 === 1);
  const isOf =
    empty === "" &&
    same(subscriptions, "subscriptions") &&
    same(groups, "resourceGroups") &&
    same(providers, "providers") &&
    same(given, provider) &&
    path.length === types.length * 2 &&
    types.every((type, index) => same(path[index * 2], type));
  const complete = [subscription, group, ...names].every((part) => /^[\w.()-]+$/.test(part ?? ""));
  return isOf && complete && group !== undefined
    ? parsed({ resourceGroupName: group, names, text })
    : refused(resourceIdProblem(kind, quoted(text, LONGEST_SHOWN)));
}

/**
 * What is said of a text that is not the id of a kind of resource.
 *
 * @param shown the text, as a message shows it
 */
export function resourceIdProblem(kind: ResourceKind, shown: string): string {
  const what = kind === "ip-group" ? "an IP group" : `a ${kind.replaceAll("-", " ")}`;
  return `${shown} is not the id of ${what}; ${shapeOf(kind)}`;
}

/** The pattern of a kind's ids, without regard to case, for Terraform, which has no parser of ours. */
export function resourceIdPattern(kind: ResourceKind): string {
  const [provider, ...types] = TYPES[kind];
  const path = types.map((type) => `${type}/[\\w.()-]+`).join("/");
  return `(?i)^/subscriptions/[\\w.()-]+/resourceGroups/[\\w.()-]+/providers/${provider.replace(".", "\\.")}/${path}$`;
}

function shapeOf(kind: ResourceKind): string {
  const [provider, ...types] = TYPES[kind];
  const path = types.map((type) => `${type}/{name}`).join("/");
  return `such an id is \`/subscriptions/{id}/resourceGroups/{name}/providers/${provider}/${path}\``;
}

function same(given: string | undefined, expected: string): boolean {
  return given?.toLowerCase() === expected.toLowerCase();
}
