import { quoted } from "../../address/quoted";
import { inWords } from "../../dependencies/response-findings";
import type { AttributeContext } from "./attribute-context";
import { azureDialect } from "./azure-dialect";
import { type AzureResource, isReadType, readAzureResource } from "./azure-resource";
import type { FileDraft } from "./file-draft";
import type { PlacedValue } from "./placed-value";

const NAMESPACE = "microsoft.network/";

/** Members by which resources are recognised that do not say their type, the first that fits. */
const TYPES_BY_MEMBERS: readonly (readonly [readonly string[], string])[] = [
  [["securityRules"], "networksecuritygroups"],
  [["ruleCollections"], "firewallpolicies/rulecollectiongroups"],
  [["routes"], "routetables"],
  [["ipAddresses"], "ipgroups"],
  [["direction", "access", "protocol"], "networksecuritygroups/securityrules"],
  [["nextHopType", "addressPrefix"], "routetables/routes"],
];

/** Whether an object is one that `az` prints of a resource that is read here. */
export function isAzureResource(place: PlacedValue): boolean {
  return typeOf(place) !== undefined;
}

/**
 * Reads what `az` prints of resources, one or a list, or what the API answers:
 * `az network nsg show|list`, `az network nsg rule list`, `az network route-table show|list`,
 * `az network firewall policy rule-collection-group show|list`, `az network ip-group show|list`.
 *
 * Source: Azure CLI reference, `az network`; the resources' types in the ARM template reference, 2024-03-01.
 */
export function readAzureExport(draft: FileDraft, root: PlacedValue): void {
  const { findings, ipGroupUses } = draft;
  const context: AttributeContext = { dialect: azureDialect(), findings, ipGroupUses };
  const answer = root.member("value");
  const list = answer.isList ? answer : root;
  for (const place of list.isList ? list.items() : [root]) {
    const type = typeOf(place);
    if (type === undefined) {
      findings.add("configuration-file-unknown", place, unknownMessage(place));
    } else {
      readAzureResource(draft, context, resourceOf(place, type));
    }
  }
}

function resourceOf(place: PlacedValue, type: string): AzureResource {
  const id = textOf(place, "id");
  const named = partsOfId(id ?? "");
  const name = textOf(place, "name");
  const names = named.names.length > 0 ? named.names : name === undefined ? [] : [name];
  const address = id ?? name ?? type;
  return {
    type,
    names,
    address,
    place,
    resourceGroup: named.resourceGroup ?? textOf(place, "resourceGroup"),
    policy: id?.replace(/\/ruleCollectionGroups\/[^/]*$/i, ""),
    ipGroup: { text: address, key: address.toLowerCase() },
  };
}

function typeOf(place: PlacedValue): string | undefined {
  if (!place.isObject) return undefined;
  const type = textOf(place, "type")?.toLowerCase();
  if (type?.startsWith(NAMESPACE)) {
    const known = type.slice(NAMESPACE.length);
    return isReadType(known) ? known : undefined;
  }
  const properties = place.member("properties");
  const has = (key: string) => !place.member(key).isAbsent || !properties.member(key).isAbsent;
  return TYPES_BY_MEMBERS.find(([keys]) => keys.every(has))?.[1];
}

/** The names and the resource group in `/subscriptions/…/resourceGroups/rg/providers/Microsoft.Network/type/name/…`. */
function partsOfId(id: string): { readonly names: readonly string[]; readonly resourceGroup?: string } {
  const [, resourceGroup, path] =
    /^\/subscriptions\/[^/]*\/resourceGroups\/([^/]*)\/providers\/[^/]*\/(.*)$/i.exec(id) ?? [];
  if (resourceGroup === undefined || path === undefined) return { names: [] };
  return { names: path.split("/").filter((_, index) => index % 2 === 1), resourceGroup };
}

function textOf(place: PlacedValue, key: string): string | undefined {
  const { value } = place.member(key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function unknownMessage(place: PlacedValue): string {
  const type = textOf(place, "type");
  const what = type === undefined ? inWords(place.value) : `a resource of the type ${quoted(type)}`;
  return `${what} stands where a network security group, route table, rule collection group or IP group is expected; it is left out`;
}
