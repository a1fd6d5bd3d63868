import { AZURE_NAMES } from "./attribute-names";
import type { Dialect } from "./dialect";
import { type PlacedValue, Unresolved } from "./placed-value";

/**
 * How Azure writes values. What the API holds in `properties`, `az` prints one level higher for most resources: both
 * are read. The words of enumerations may stand in any case: Azure keeps `TCP` where the portal wrote it so, and the
 * provider azurerm reads it as `Tcp`.
 *
 * Sources: Azure CLI reference, `az network nsg show`; hashicorp/terraform-provider-azurerm pull request 18799.
 */
export function azureDialect(): Dialect {
  return {
    names: AZURE_NAMES,
    propertiesOf: (place) => propertiesAt(place, place.member("properties")),
    convertsPrimitives: false,
    ignoresCase: true,
    wrapsIds: true,
    hasDynamicBlocks: false,
    advice: "which is not resolved",
    resolve: (place) => place,
    ipGroupKey: (text) => text.toLowerCase(),
  };
}

/**
 * The properties that were found at a place: the object itself where there are none.
 *
 * @param found what stands under `properties`
 */
export function propertiesAt(place: PlacedValue, found: PlacedValue | Unresolved): PlacedValue | Unresolved {
  if (found instanceof Unresolved || found.isObject) return found;
  return found.isAbsent ? place : new Unresolved(UNREADABLE_PROPERTIES);
}

/** Stands for properties that are no object: nothing that the evaluator can read. */
const UNREADABLE_PROPERTIES = "[properties]";
