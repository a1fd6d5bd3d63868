import { type AzureError, badRequest, notFound } from "./azure-error";
import { AZURE_FIREWALL } from "./azure-firewalls";
import { FIREWALL_POLICY } from "./firewall-policies";
import { IP_GROUP } from "./ip-groups";
import { NETWORK_SECURITY_GROUP, SECURITY_RULE } from "./network-security-groups";
import { PUBLIC_IP_ADDRESS } from "./public-ip-addresses";
import { parseResourceId, type ResourceId } from "./resource-id";
import { checkName, type ResourceRules } from "./resource-rules";
import {
  type Json,
  objectsIn,
  propertiesOf,
  type Resource,
  type ResourceBody,
  ResourceStore,
} from "./resource-store";
import { ROUTE, ROUTE_TABLE } from "./route-tables";
import { RULE_COLLECTION_GROUP } from "./rule-collection-groups";
import { RunningOperations } from "./running-operations";
import type { CloudName } from "./service-tags";
import { SUBNET, VIRTUAL_NETWORK } from "./virtual-networks";

const RULES: Readonly<Record<string, ResourceRules>> = {
  resourceGroups: { nameKind: "resource-group" },
  virtualNetworks: VIRTUAL_NETWORK,
  "virtualNetworks/subnets": SUBNET,
  networkSecurityGroups: NETWORK_SECURITY_GROUP,
  "networkSecurityGroups/securityRules": SECURITY_RULE,
  routeTables: ROUTE_TABLE,
  "routeTables/routes": ROUTE,
  firewallPolicies: FIREWALL_POLICY,
  "firewallPolicies/ruleCollectionGroups": RULE_COLLECTION_GROUP,
  ipGroups: IP_GROUP,
  azureFirewalls: AZURE_FIREWALL,
  publicIPAddresses: PUBLIC_IP_ADDRESS,
};

/** A request that was sent. */
export interface AzureCall {
  readonly method: "GET" | "PUT" | "DELETE";
  /** `networkSecurityGroups`, `networkSecurityGroups/securityRules`. */
  readonly type: string;
  readonly id: string;
  /** The HTTP status that answered it. */
  readonly status: number;
}

/** How a model is made. */
export interface AzureOptions {
  /** The cloud, which its service tags depend on. Default: `public`. */
  readonly cloud?: CloudName;
  /** How long a PUT or DELETE runs, in milliseconds. Default: 10. */
  readonly operationMilliseconds?: number;
}

/**
 * A small Azure Resource Manager: resource groups and what `Microsoft.Network` has for this library, in memory. It
 * refuses what Azure refuses, and keeps count of the requests. Bodies are those of Azure's REST interface, as far as
 * they matter here.
 */
export class AzureResourceManager {
  public readonly cloud: CloudName;
  private readonly store = new ResourceStore();
  private readonly running: RunningOperations;
  private log: AzureCall[] = [];

  public constructor({ cloud = "public", operationMilliseconds = 10 }: AzureOptions = {}) {
    this.cloud = cloud;
    this.running = new RunningOperations(operationMilliseconds);
  }

  /** Answers a GET: the resource with its parts and with what refers to it. Throws `AzureError` 404. */
  public async get(id: string): Promise<Resource> {
    return this.logged("GET", id, async () => this.answer(this.existing(id)));
  }

  /** Answers a PUT, which makes the resource or replaces it. Throws `AzureError`. */
  public async put(id: string, body: ResourceBody): Promise<Resource> {
    return this.logged("PUT", id, async ({ type, name, parent }) => {
      const resource: Resource = { ...body, id, type, name };
      if (parent !== undefined && this.store.find(parent) === undefined) throw noParent(id, parent);
      return this.running.run(id, this.occupied(resource), () => this.accept(resource, true));
    });
  }

  /** Answers a DELETE. Throws `AzureError`, 404 as well. */
  public async delete(id: string): Promise<void> {
    await this.logged("DELETE", id, async () => {
      const resource = this.existing(id);
      await this.running.run(id, this.occupied(resource), () => {
        RULES[resource.type]?.checkDelete?.(resource, { store: this.store, cloud: this.cloud });
        this.store.remove(id);
      });
    });
  }

  /**
   * Puts a resource that was there before, and whatever it is in, without a check and without counting it.
   *
   * @param body what it has. Default: nothing
   */
  public seed(id: string, body: Partial<ResourceBody> = {}): void {
    const parsed = parsedId(id);
    if (parsed.parent !== undefined && this.store.find(parsed.parent) === undefined) this.seed(parsed.parent);
    const location = parsed.type.includes("/") ? {} : { location: "westeurope" };
    this.accept({ ...location, properties: {}, ...body, id, type: parsed.type, name: parsed.name }, false);
  }

  /** The resource, as a GET answers; undefined where there is none. Not counted. */
  public find(id: string): Resource | undefined {
    const resource = this.store.find(id);
    return resource === undefined ? undefined : this.answer(resource);
  }

  /** All resources, or those of one type, in the order in which they were made. Parts are resources of their own. */
  public resources(type?: string): Resource[] {
    return this.store.list(type);
  }

  /** The resources in a resource group, without their parts. */
  public resourcesIn(groupId: string): Resource[] {
    return this.store.parts(groupId);
  }

  /** The requests since the beginning, or since `forgetCalls`. */
  public calls(): readonly AzureCall[] {
    return this.log;
  }

  /** How many requests there were, by method and type: `{ "PUT networkSecurityGroups": 1 }`. Default: all methods. */
  public countCalls(...methods: readonly AzureCall["method"][]): Record<string, number> {
    const counted = this.log.filter(({ method }) => methods.length === 0 || methods.includes(method));
    const keys = counted.map(({ method, type }) => `${method} ${type}`).sort();
    return Object.fromEntries(
      [...new Set(keys)].map((key) => [key, keys.filter((each) => each === key).length]),
    );
  }

  /** Counts from here on. */
  public forgetCalls(): void {
    this.log = [];
  }

  private async logged<T>(
    method: AzureCall["method"],
    id: string,
    answer: (id: ResourceId) => Promise<T>,
  ): Promise<T> {
    const parsed = parsedId(id);
    const call = { method, type: parsed.type, id };
    try {
      const result = await answer(parsed);
      this.log.push({ ...call, status: 200 });
      return result;
    } catch (error) {
      this.log.push({ ...call, status: (error as AzureError).status });
      throw error;
    }
  }

  /** Takes a resource and its inline parts, all of them or none. */
  private accept(resource: Resource, checked: boolean): Resource {
    const rules = RULES[resource.type];
    const surroundings = { store: this.store, cloud: this.cloud };
    if (checked && rules?.nameKind !== undefined) checkName(rules.nameKind, resource);
    if (checked) rules?.checkPut?.(resource, surroundings);
    const partTypes = Object.entries(rules?.parts ?? {});
    const before = partTypes.length === 0 ? [] : this.store.parts(resource.id);
    const old = this.store.find(resource.id);
    const properties = Object.fromEntries(
      Object.entries(resource.properties).filter(([name]) => rules?.parts?.[name] === undefined),
    );
    for (const part of before) this.store.remove(part.id);
    this.store.set({ ...resource, properties });
    try {
      for (const [property, type] of partTypes) {
        for (const part of objectsIn(resource.properties[property]))
          this.acceptPart(resource, type, part, checked);
      }
    } catch (error) {
      this.store.remove(resource.id);
      if (old !== undefined) for (const each of [old, ...before]) this.store.set(each);
      throw error;
    }
    return this.answer(this.existing(resource.id));
  }

  private acceptPart(parent: Resource, type: string, part: Json, checked: boolean): void {
    const name = String(part.name);
    const id = `${parent.id}/${type.split("/")[1]}/${name}`;
    if (checked && this.store.find(id) !== undefined) {
      throw badRequest("DuplicateResourceName", parent.id, `two parts are named "${name}"`);
    }
    this.accept({ id, type, name, properties: propertiesOf(part) }, checked);
  }

  private answer(resource: Resource): Resource {
    const rules = RULES[resource.type];
    const parts = this.store.parts(resource.id);
    const inline = Object.entries(rules?.parts ?? {}).map(([property, type]) => [
      property,
      parts
        .filter((part) => part.type === type)
        .map(({ id, name, properties }) => ({ id, name, properties })),
    ]);
    const answered = rules?.answered?.(resource, this.store) ?? {};
    const properties = { ...resource.properties, ...Object.fromEntries(inline), ...answered };
    return { ...resource, properties };
  }

  private existing(id: string): Resource {
    const resource = this.store.find(id);
    if (resource === undefined) throw notFound("ResourceNotFound", id, "the resource was not found");
    return resource;
  }

  private occupied(resource: Resource): readonly string[] {
    return RULES[resource.type]?.occupied?.(resource, this.store) ?? [];
  }
}

function parsedId(id: string): ResourceId {
  const parsed = parseResourceId(id);
  if (parsed === undefined || RULES[parsed.type] === undefined) {
    throw new RangeError(`the model of Azure has no resource with the id ${id}`);
  }
  return parsed;
}

function noParent(id: string, parent: string): AzureError {
  return parseResourceId(parent)?.type === "resourceGroups"
    ? notFound("ResourceGroupNotFound", id, `the resource group ${parent} could not be found`)
    : notFound("ParentResourceNotFound", id, `the parent resource ${parent} could not be found`);
}
