import { quoted } from "../../address/quoted";
import type { AttributeContext } from "./attribute-context";
import { MAX_SHOWN_ADDRESS } from "./attribute-findings";
import { Attributes } from "./attributes";
import { readAzureRuleCollections } from "./azure-rule-collections";
import { tellOtherDefaults } from "./default-rules";
import type { FileDraft, OwnerReference } from "./file-draft";
import { type PlacedValue, Unresolved } from "./placed-value";
import { groupOf } from "./rule-collections";
import { readRoutes, readSecurityRules } from "./rule-lists";

/** A resource as Azure Resource Manager has it: in a template, or as `az` prints it. */
export interface AzureResource {
  /** In lower case, without the namespace: `networksecuritygroups/securityrules`. */
  readonly type: string;
  /** The names of the resource and of those that it belongs to, the outermost first. */
  readonly names: readonly string[];
  /** Its id, or its name in the template. */
  readonly address: string;
  readonly place: PlacedValue;
  /** Default: the file does not tell it. */
  readonly resourceGroup?: string | undefined;
  /** The policy of a rule collection group; of other resources not used. */
  readonly policy?: string | undefined;
  /** What rules call it, if it is an IP group, with the dialect's key. */
  readonly ipGroup?: { readonly text: string; readonly key: string } | undefined;
  /** Why it may not exist, or several times: its `condition` or `copy`. */
  readonly doubt?: Unresolved | undefined;
}

type ReadResource = (draft: FileDraft, attributes: Attributes, resource: AzureResource) => void;

/**
 * The types of resources that decide about packets, in lower case.
 *
 * Source: ARM template reference, `Microsoft.Network`, version 2024-03-01.
 */
const READERS: ReadonlyMap<string, ReadResource> = new Map<string, ReadResource>([
  ["networksecuritygroups", readSecurityGroup],
  ["networksecuritygroups/securityrules", readSeparateSecurityRule],
  ["routetables", readRouteTable],
  ["routetables/routes", readSeparateRoute],
  ["firewallpolicies/rulecollectiongroups", readRuleCollectionGroup],
  ["ipgroups", readIpGroup],
]);

/** Whether resources of a type, as `AzureResource` has it, are read. */
export function isReadType(type: string): boolean {
  return READERS.has(type);
}

/** Reads a resource into the draft, if it is one that decides about packets. */
export function readAzureResource(
  draft: FileDraft,
  context: AttributeContext,
  resource: AzureResource,
): void {
  const { place } = resource;
  const read = READERS.get(resource.type);
  if (read === undefined) return;
  const owner = quoted(resource.address, MAX_SHOWN_ADDRESS);
  const properties = context.dialect.propertiesOf(place);
  const isOpen = properties instanceof Unresolved;
  const doubt = resource.doubt ?? (isOpen ? properties : undefined);
  if (doubt !== undefined) {
    const what = resource.doubt === undefined ? "`properties`" : "`condition` or `copy`";
    new Attributes(context, place, owner).tellUndecided(place, what, doubt.text);
  }
  const attributes = new Attributes(context, isOpen ? place : properties, owner, doubt !== undefined);
  read(draft, attributes, { ...resource, doubt });
}

function readSecurityGroup(draft: FileDraft, attributes: Attributes, resource: AzureResource): void {
  const place = placeOf(draft, resource);
  draft.securityGroups.push({
    file: place.file,
    address: resource.address,
    name: nameOf(resource),
    ...resourceGroupOf(resource),
    rules: readSecurityRules(attributes, attributes.blocks("securityRules"), place, resource.doubt),
  });
  tellOtherDefaults(attributes, draft.findings);
}

function readSeparateSecurityRule(draft: FileDraft, attributes: Attributes, resource: AzureResource): void {
  for (const rule of readSecurityRules(attributes, [blockOf(resource)], placeOf(draft, resource))) {
    draft.securityRules.push({ owner: ownerOf(resource), rule });
  }
}

function readRouteTable(draft: FileDraft, attributes: Attributes, resource: AzureResource): void {
  const place = placeOf(draft, resource);
  const disabled = attributes.flag("disableBgpRoutePropagation");
  draft.routeTables.push({
    file: place.file,
    address: resource.address,
    name: nameOf(resource),
    ...resourceGroupOf(resource),
    ...(disabled !== undefined && { bgpRoutePropagationEnabled: !disabled }),
    rules: readRoutes(attributes, attributes.blocks("routes"), place, resource.doubt),
  });
}

function readSeparateRoute(draft: FileDraft, attributes: Attributes, resource: AzureResource): void {
  for (const rule of readRoutes(attributes, [blockOf(resource)], placeOf(draft, resource))) {
    draft.routes.push({ owner: ownerOf(resource), rule });
  }
}

function readRuleCollectionGroup(draft: FileDraft, attributes: Attributes, resource: AzureResource): void {
  const priority = attributes.number("priority");
  const doubt = resource.doubt ?? (priority instanceof Unresolved ? priority : undefined);
  const collections = readAzureRuleCollections(attributes, doubt, draft.findings);
  draft.ruleCollectionGroups.push({
    file: draft.findings.file,
    address: resource.address,
    policy: resource.policy ?? resource.names.at(-2) ?? "",
    group: groupOf(nameOf(resource), priority, collections, doubt),
  });
}

function readIpGroup(draft: FileDraft, attributes: Attributes, { doubt, ipGroup }: AzureResource): void {
  if (ipGroup === undefined) return;
  const texts = doubt?.text ?? attributes.list("ipAddresses") ?? [];
  const prefixes = typeof texts === "string" ? [texts] : texts;
  draft.ipGroups.push({ ...ipGroup, prefixes, isPart: false });
}

function placeOf({ findings }: FileDraft, { address }: AzureResource) {
  return { file: findings.file, address, findings, byId: true };
}

function blockOf(resource: AzureResource) {
  return { place: resource.place, name: nameOf(resource), doubt: resource.doubt };
}

function nameOf({ names, address }: AzureResource): string {
  return names.at(-1) ?? address;
}

function ownerOf(resource: AzureResource): OwnerReference {
  const name = resource.names.at(-2) ?? "";
  return { text: name, name, ...resourceGroupOf(resource) };
}

function resourceGroupOf({ resourceGroup }: AzureResource): { readonly resourceGroup?: string } {
  return resourceGroup === undefined ? {} : { resourceGroup };
}
