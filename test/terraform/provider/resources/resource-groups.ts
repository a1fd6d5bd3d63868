import { resourceGroupId } from "../../azure/resource-id";
import { azureResource, given, type ResourceType } from "../resource-type";
import { common, locationOf, tagsIn } from "./common-attributes";

export const RESOURCE_GROUP: ResourceType = azureResource({
  replacedBy: ["name", "location"],
  id: ({ name }) => resourceGroupId(String(name)),
  body: (values) => ({ ...common(values), properties: {} }),
  values: (resource) => ({ name: resource.name, location: locationOf(resource), ...given(tagsIn(resource)) }),
  // The provider looks first, as its feature `prevent_deletion_if_contains_resources` says by default.
  beforeRemove: (azure, id) => {
    const [first] = azure.resourcesIn(id);
    if (first !== undefined) {
      throw new Error(`the resource group ${id} still contains resources, such as ${first.id}`);
    }
  },
});
