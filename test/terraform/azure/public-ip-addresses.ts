import { type ResourceRules, refuseInUse } from "./resource-rules";
import { objectsIn, propertiesOf, referencesIn, sameId } from "./resource-store";

/** A public IP address; one that a firewall has cannot be deleted. */
export const PUBLIC_IP_ADDRESS: ResourceRules = {
  checkDelete: (address, { store }) =>
    refuseInUse(
      "PublicIPAddressCannotBeDeleted",
      address,
      store.list("azureFirewalls").filter(({ properties }) =>
        objectsIn(properties.ipConfigurations)
          .flatMap((each) => referencesIn(propertiesOf(each).publicIPAddress))
          .some((id) => sameId(id, address.id)),
      ),
    ),
};
