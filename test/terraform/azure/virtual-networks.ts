import { prefixFamily } from "./address-values";
import { badRequest, notFound } from "./azure-error";
import { parseResourceId } from "./resource-id";
import { type ResourceRules, refuseInUse } from "./resource-rules";
import { type Resource, type ResourceStore, referencesIn, stringsIn } from "./resource-store";

/** A network: its subnets stay when it is put again. One request at a time changes it or its subnets. */
export const VIRTUAL_NETWORK: ResourceRules = {
  checkPut: ({ id, properties }) => {
    const space = stringsIn(
      (properties.addressSpace as { addressPrefixes?: unknown } | undefined)?.addressPrefixes,
    );
    checkPrefixes(id, space);
  },
  checkDelete: (network, { store }) => {
    const firewalls = store.parts(network.id).flatMap((subnet) => firewallsIn(subnet, store));
    refuseInUse("InUseSubnetCannotBeDeleted", network, firewalls);
  },
};

/** A subnet, which names its network security group and its route table. */
export const SUBNET: ResourceRules = {
  checkPut: ({ id, properties }, { store }) => {
    checkPrefixes(id, stringsIn(properties.addressPrefixes));
    for (const reference of ["networkSecurityGroup", "routeTable"].flatMap((name) =>
      referencesIn(properties[name]),
    )) {
      if (store.find(reference) === undefined) {
        throw notFound("InvalidResourceReference", id, `the resource ${reference} does not exist`);
      }
    }
  },
  checkDelete: (subnet, { store }) =>
    refuseInUse("InUseSubnetCannotBeDeleted", subnet, firewallsIn(subnet, store)),
  occupied: ({ id }) => [parseResourceId(id)?.parent ?? id],
};

function checkPrefixes(id: string, prefixes: readonly string[]): void {
  const wrong = prefixes.find((text) => !text.includes("/") || prefixFamily(text) === undefined);
  if (prefixes.length === 0 || wrong !== undefined) {
    throw badRequest("InvalidCIDRNotation", id, `the address prefix "${wrong ?? ""}" is no CIDR prefix`);
  }
}

function firewallsIn({ id }: Resource, store: ResourceStore): Resource[] {
  return store
    .list("azureFirewalls")
    .filter(({ properties }) => JSON.stringify(properties).toLowerCase().includes(`"${id.toLowerCase()}"`));
}
