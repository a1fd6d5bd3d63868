import { quoted } from "../../address/quoted";
import type { AttributeContext } from "./attribute-context";
import { MAX_SHOWN_ADDRESS } from "./attribute-findings";
import { Attributes } from "./attributes";
import type { FileDraft, OwnerReference } from "./file-draft";
import { type PlacedValue, Unresolved } from "./placed-value";
import {
  addCollection,
  addOpenCollection,
  groupOf,
  noCollections,
  RULE_KINDS,
  tellRepeatedRules,
} from "./rule-collections";
import { readRoutes, readSecurityRules } from "./rule-lists";
import { KNOWN_AFTER_APPLY, templateOf, withoutIndices } from "./terraform-dialect";

/** A managed resource of Terraform, in a plan, a state or a configuration. */
export interface TerraformResource {
  readonly type: string;
  /** `module.aml.azurerm_network_security_group.this[0]` */
  readonly address: string;
  readonly values: PlacedValue;
  /** Why it may not exist, or several times: its `count` or `for_each`; or why nothing is known of it. */
  readonly doubt?: Unresolved | undefined;
}

/**
 * Reads a resource into the draft, if it is one that decides about packets.
 *
 * Source: schema of azurerm 4.55.0. `disable_bgp_route_propagation` is what versions before 4 called the opposite of
 * `bgp_route_propagation_enabled`.
 */
export function readTerraformResource(
  draft: FileDraft,
  context: AttributeContext,
  resource: TerraformResource,
): void {
  const read = READERS.get(resource.type);
  if (read === undefined) return;
  const { doubt } = resource;
  const owner = quoted(resource.address, MAX_SHOWN_ADDRESS);
  if (doubt !== undefined) {
    new Attributes(context, resource.values, owner).tellUndecided(
      resource.values,
      resource.values.isObject ? "`count` or `for_each`" : "what stands under `values`",
      doubt.text,
    );
  }
  read(draft, new Attributes(context, resource.values, owner, doubt !== undefined), resource);
}

type ReadResource = (draft: FileDraft, attributes: Attributes, resource: TerraformResource) => void;

const READERS: ReadonlyMap<string, ReadResource> = new Map<string, ReadResource>([
  ["azurerm_network_security_group", readSecurityGroup],
  ["azurerm_network_security_rule", readSeparateSecurityRule],
  ["azurerm_route_table", readRouteTable],
  ["azurerm_route", readSeparateRoute],
  ["azurerm_firewall_policy_rule_collection_group", readRuleCollectionGroup],
  ["azurerm_ip_group", readIpGroup],
  ["azurerm_ip_group_cidr", readIpGroupPrefix],
]);

function readSecurityGroup(draft: FileDraft, attributes: Attributes, resource: TerraformResource): void {
  const { findings } = draft;
  const { address, doubt } = resource;
  const place = { file: findings.file, address, findings };
  draft.securityGroups.push({
    file: findings.file,
    address,
    name: attributes.name(address),
    ...resourceGroupOf(attributes),
    rules: readSecurityRules(attributes, attributes.blocks("security_rule"), place, doubt),
  });
}

function readSeparateSecurityRule(
  draft: FileDraft,
  attributes: Attributes,
  resource: TerraformResource,
): void {
  const { findings } = draft;
  const { address } = resource;
  const place = { file: findings.file, address, findings };
  const owner = ownerOf(attributes, "network_security_group_name", "azurerm_network_security_group");
  const block = { place: attributes.place, doubt: resource.doubt ?? doubtOfOwner(owner) };
  for (const rule of readSecurityRules(attributes, [block], place)) {
    draft.securityRules.push({ owner, rule });
  }
}

function readRouteTable(draft: FileDraft, attributes: Attributes, resource: TerraformResource): void {
  const { findings } = draft;
  const { address, doubt } = resource;
  const enabled = attributes.flag("bgp_route_propagation_enabled");
  const disabled = attributes.flag("disable_bgp_route_propagation");
  const propagation = enabled ?? (disabled === undefined ? undefined : !disabled);
  draft.routeTables.push({
    file: findings.file,
    address,
    name: attributes.name(address),
    ...resourceGroupOf(attributes),
    ...(propagation !== undefined && { bgpRoutePropagationEnabled: propagation }),
    rules: readRoutes(
      attributes,
      attributes.blocks("route"),
      { file: findings.file, address, findings },
      doubt,
    ),
  });
}

function readSeparateRoute(draft: FileDraft, attributes: Attributes, resource: TerraformResource): void {
  const { findings } = draft;
  const { address } = resource;
  const owner = ownerOf(attributes, "route_table_name", "azurerm_route_table");
  const block = { place: attributes.place, doubt: resource.doubt ?? doubtOfOwner(owner) };
  for (const rule of readRoutes(attributes, [block], { file: findings.file, address, findings })) {
    draft.routes.push({ owner, rule });
  }
}

function readRuleCollectionGroup(
  draft: FileDraft,
  attributes: Attributes,
  resource: TerraformResource,
): void {
  const { address } = resource;
  const priority = attributes.number("priority");
  const doubt = resource.doubt ?? (priority instanceof Unresolved ? priority : undefined);
  const collections = noCollections();
  for (const kind of RULE_KINDS) {
    for (const block of attributes.blocks(`${kind}_rule_collection`)) {
      if (block.place === undefined) {
        addOpenCollection(collections, kind, block.doubt ?? new Unresolved(address));
        continue;
      }
      const isMuted = block.doubt !== undefined;
      const name = attributes.of(block.place, `a rule collection of ${attributes.owner}`, isMuted).name(kind);
      const owner = `rule collection ${quoted(name)} of ${attributes.owner}`;
      const collection = attributes.of(block.place, owner, isMuted);
      const rules = collection.requiredBlocks("rule");
      tellRepeatedRules(collection, rules, draft.findings);
      const source = {
        name,
        priority: collection.number("priority"),
        action: collection.requiredWord("action", kind === "nat" ? ["Dnat"] : ["Allow", "Deny"]),
        attributes: collection,
        rules,
        doubt: block.doubt,
      };
      addCollection(collections, kind, source, doubt);
    }
  }
  draft.ruleCollectionGroups.push({
    file: draft.findings.file,
    address,
    policy: attributes.quietly().text("firewall_policy_id") ?? "",
    group: groupOf(attributes.name(address), priority, collections, doubt),
  });
}

function readIpGroup(draft: FileDraft, attributes: Attributes, { address, doubt }: TerraformResource): void {
  const expression = templateOf(`${withoutIndices(address)}.id`);
  const id = attributes.quietly().text("id");
  const prefixes = prefixesOf(attributes.list("cidrs"), doubt);
  for (const text of id === undefined ? [expression] : [expression, id]) {
    draft.ipGroups.push({ key: attributes.dialect.ipGroupKey(text), text, prefixes, isPart: false });
  }
}

function readIpGroupPrefix(draft: FileDraft, attributes: Attributes, { doubt }: TerraformResource): void {
  const text = attributes.quietly().text("ip_group_id");
  if (text === undefined) return;
  const prefixes = prefixesOf(attributes.text("cidr"), doubt);
  draft.ipGroups.push({ key: attributes.dialect.ipGroupKey(text), text, prefixes, isPart: true });
}

function prefixesOf(
  texts: readonly string[] | string | undefined,
  doubt: Unresolved | undefined,
): readonly string[] {
  if (doubt !== undefined) return [doubt.text];
  return typeof texts === "string" ? [texts] : (texts ?? []);
}

function resourceGroupOf(attributes: Attributes): { readonly resourceGroup?: string } {
  const resourceGroup = attributes.quietly().text("resource_group_name");
  return resourceGroup === undefined ? {} : { resourceGroup };
}

/**
 * The group or table of a separate rule or route: by a reference to a resource of that type, or by name. Which it is
 * when not even an expression tells is told here.
 */
function ownerOf(attributes: Attributes, key: string, type: string): OwnerReference {
  const text = attributes.quietly().text(key) ?? attributes.requiredText(key) ?? "";
  if (text === KNOWN_AFTER_APPLY) attributes.tellUndecided(attributes.place.member(key), quoted(key), text);
  const expression = /^\$\{\s*([^\s{}]+)\.name\s*\}$/.exec(text)?.[1];
  const address = expression === undefined ? undefined : withoutIndices(expression);
  const isOfType = address !== undefined && address.split(".").at(-2) === type && !/\bdata\./.test(address);
  return { text, name: text, ...resourceGroupOf(attributes), ...(isOfType && { address }) };
}

/** Rules that may belong to different groups exist in each of them only perhaps. */
function doubtOfOwner({ text }: OwnerReference): Unresolved | undefined {
  return text === KNOWN_AFTER_APPLY || text === "" ? new Unresolved(KNOWN_AFTER_APPLY) : undefined;
}
