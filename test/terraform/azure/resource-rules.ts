import limitsDocument from "../../../catalog/limits.json";
import namesDocument from "../../../catalog/names.json";
import { badRequest, conflict } from "./azure-error";
import type { Resource, ResourceBody, ResourceStore } from "./resource-store";
import type { CloudName } from "./service-tags";

/** What Azure's answer depends on: what there is, and in which cloud. */
export interface Surroundings {
  readonly store: ResourceStore;
  readonly cloud: CloudName;
}

/** What Azure holds one type of resource to. */
export interface ResourceRules {
  /** The rule of `catalog/names.json` for its name. Default: none is known. */
  readonly nameKind?: keyof typeof namesDocument.names;
  /** Throws an `AzureError` for a request that Azure refuses. */
  readonly checkPut?: (resource: Resource, surroundings: Surroundings) => void;
  /** Throws an `AzureError` where something still uses the resource. */
  readonly checkDelete?: (resource: Resource, surroundings: Surroundings) => void;
  /** The properties that hold parts: each part is kept as a resource of the given type, and a PUT replaces all of them. */
  readonly parts?: Readonly<Record<string, string>>;
  /** What Azure adds to the properties in its answers. */
  readonly answered?: (resource: Resource, store: ResourceStore) => Readonly<Record<string, unknown>>;
  /** The ids of the resources that take no other request while one for this resource runs. Default: none. */
  readonly occupied?: (resource: Resource, store: ResourceStore) => readonly string[];
}

/** The figure of a limit in `catalog/limits.json`. */
export function azureLimit(id: keyof typeof limitsDocument.limits): number {
  return limitsDocument.limits[id].value;
}

/** Throws `InvalidResourceName` for a resource whose name breaks the rule. */
export function checkName(kind: keyof typeof namesDocument.names, { id, name }: Resource): void {
  checkPartName(kind, id, name);
}

/** Throws `InvalidResourceName` for the name of a part that is no resource of its own. */
export function checkPartName(kind: keyof typeof namesDocument.names, id: string, name: string): void {
  const rule = namesDocument.names[kind];
  if (name.length > rule.maxLength || !new RegExp(rule.pattern).test(name)) {
    throw badRequest("InvalidResourceName", id, `the name "${name}" is invalid: ${rule.what}`);
  }
}

/** Throws for more than a limit allows. */
export function checkCount(
  count: number,
  id: keyof typeof limitsDocument.limits,
  code: string,
  resource: string,
): void {
  const { value, unit } = limitsDocument.limits[id];
  if (count > value) throw badRequest(code, resource, `${count} ${unit} where at most ${value} are allowed`);
}

/** Throws `InUse` where something refers to the resource. */
export function refuseInUse(
  code: string,
  { id, name }: ResourceBody & Resource,
  users: readonly Resource[],
): void {
  const [user] = users;
  if (user !== undefined) {
    throw conflict(code, id, `"${name}" is in use by ${user.id}, so it cannot be deleted`);
  }
}
