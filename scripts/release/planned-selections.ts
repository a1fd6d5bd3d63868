import { builtInCloud, CLOUD_IDS } from "../../lib/core/catalog/built-in";
import type { CloudId } from "../../lib/core/catalog/cloud";
import { type SelectedRequirement, selectRequirements } from "../../lib/core/catalog/flows";
import { type Selection, type SelectionInput, select } from "../../lib/core/catalog/selection";
import type { Service } from "../../lib/core/catalog/service";

/** What the selection without any choice is called among the features. */
export const DEFAULT_SELECTION = "default";

/** A selection that releases are compared by: a cloud and a revision, by default or with one feature chosen. */
export interface PlannedSelection {
  readonly cloud: CloudId;
  readonly revision: string;
  /** {@link DEFAULT_SELECTION}; a feature that is turned on; or `no-` and one that is turned off. */
  readonly choice: string;
  readonly selection: Selection;
}

/**
 * A region for each cloud, which has every tag that the documents name by region. Another region has the same rules with
 * its own tags, so one is enough.
 */
const REGIONS: Readonly<Record<CloudId, string>> = {
  public: "eastus2",
  usgovernment: "usgovvirginia",
  china: "chinanorth3",
};

/**
 * The selections of every cloud and revision: the default one, and each feature alone, as far as the catalog has it there.
 * Parameters stand as their names in braces.
 */
export function plannedSelections(service: Service): PlannedSelection[] {
  const parameters = Object.fromEntries(
    [...service.parameters.keys()].map((id) => [id, { deferred: `{${id}}` }]),
  );
  return CLOUD_IDS.flatMap((cloud) =>
    service.revisions.flatMap((revision) =>
      [...choicesOf(service)].flatMap(([choice, chosen]): PlannedSelection[] => {
        const region = REGIONS[cloud];
        if (!builtInCloud(cloud).regions.has(region)) {
          throw new Error(
            `the cloud ${cloud} has no region ${region}; choose another one to compare releases by`,
          );
        }
        const { value } = select(service, { cloud, region, revision, parameters, ...chosen });
        return value === undefined ? [] : [{ cloud, revision, choice, selection: value }];
      }),
    ),
  );
}

/** The requirements of a selection, in the order of their slots. */
export function requirementsOf({ selection }: PlannedSelection): readonly SelectedRequirement[] {
  return selectRequirements(selection);
}

function choicesOf({
  features,
}: Service): ReadonlyMap<string, Pick<SelectionInput, "features" | "withoutFeatures">> {
  return new Map<string, Pick<SelectionInput, "features" | "withoutFeatures">>([
    [DEFAULT_SELECTION, {}],
    ...[...features.values()].map(({ id, default: isDefault }) =>
      isDefault ? ([`no-${id}`, { withoutFeatures: [id] }] as const) : ([id, { features: [id] }] as const),
    ),
  ]);
}
