import { parseResourceId } from "./resource-id";

/** A JSON object whose members are not yet known. */
export type Json = Readonly<Record<string, unknown>>;

/** What a request gives of a resource. */
export interface ResourceBody {
  /** The region's programmatic name. Parts of other resources have none. */
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly zones?: readonly string[];
  readonly sku?: Json;
  /** What the type of resource has, under the names of Azure's REST interface. */
  readonly properties: Json;
}

/** A resource as the model keeps it. */
export interface Resource extends ResourceBody {
  readonly id: string;
  /** `networkSecurityGroups/securityRules`: the type without `Microsoft.Network/`. */
  readonly type: string;
  readonly name: string;
}

/** All resources that there are, by id without case. */
export class ResourceStore {
  private readonly byKey = new Map<string, Resource>();
  /** The key of what each resource is in, by the resource's key. */
  private readonly parents = new Map<string, string | undefined>();

  public find(id: string): Resource | undefined {
    return this.byKey.get(id.toLowerCase());
  }

  /** Adds the resource, or takes it in place of the one with its id. */
  public set(resource: Resource): void {
    const key = resource.id.toLowerCase();
    this.byKey.set(key, resource);
    if (!this.parents.has(key)) this.parents.set(key, parseResourceId(key)?.parent);
  }

  /** Takes the resource away with its parts. */
  public remove(id: string): void {
    const key = id.toLowerCase();
    for (const each of [...this.byKey.keys()]) {
      if (each === key || each.startsWith(`${key}/`)) this.byKey.delete(each);
    }
  }

  /** All resources, or those of one type, in the order in which they came. */
  public list(type?: string): Resource[] {
    return [...this.byKey.values()].filter((resource) => type === undefined || resource.type === type);
  }

  /** The parts of a resource: a group's rules, a network's subnets; of a resource group, the resources in it. */
  public parts(id: string): Resource[] {
    const parent = id.toLowerCase();
    return [...this.byKey].flatMap(([key, resource]) => (this.parents.get(key) === parent ? [resource] : []));
  }

  /** The resources of a type that refer to `id` in one of the given properties, `{ id }` or a list of it. */
  public referrers(id: string, type: string, property: string): Resource[] {
    return this.list(type).filter((resource) =>
      referencesIn(resource.properties[property]).some((reference) => sameId(reference, id)),
    );
  }
}

/** Two ids of one resource. */
export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The ids in `{ id }` or in a list of it. */
export function referencesIn(value: unknown): string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) =>
    typeof entry === "object" && entry !== null && "id" in entry && typeof entry.id === "string"
      ? [entry.id]
      : [],
  );
}

/** The strings of a list; of anything else, none. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((entry: unknown): entry is string => typeof entry === "string")
    : [];
}

/** The objects of a list; of anything else, none. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value)
    ? value.filter(
        (entry: unknown): entry is Json =>
          typeof entry === "object" && entry !== null && !Array.isArray(entry),
      )
    : [];
}

/** The properties of a part that a request gives inline, as in `securityRules: [{ name, properties }]`. */
export function propertiesOf(value: Json): Json {
  const { properties } = value;
  return typeof properties === "object" && properties !== null ? (properties as Json) : {};
}
