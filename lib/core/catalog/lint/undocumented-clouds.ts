import { quoted } from "../../address/quoted";
import type { CloudId } from "../cloud";
import type { ServiceDocument } from "../documents";
import { entriesIn, type PlacedRequirement, requirementsOf } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";
import { cloudsOf } from "./document-validity";
import { firstPlaces } from "./first-places";
import { listed } from "./listed";
import { ownValue } from "./own-value";

/** What is said to have no form is told to be missing: that has to be true, and of use. */
export const rule = catalogRule(
  "undocumented-clouds",
  "A cloud in `undocumentedIn` has no entry of the requirement, has one of its features, and lacks what another cloud has.",
  ({ clouds, service }) => {
    const ids = Object.keys(clouds) as CloudId[];
    return requirementsOf(service).flatMap((placed) => {
      const { undocumentedIn = [] } = placed.requirement;
      const first = firstPlaces(undocumentedIn, (id) => id);
      return undocumentedIn.flatMap((id, index): Problem[] => {
        const at = { file: placed.file, path: `${placed.path}.undocumentedIn[${index}]` };
        if (first.get(id) !== index) {
          return [{ ...at, message: `${quoted(id)} is named twice; remove one` }];
        }
        const cloud = ids.find((each) => each === id);
        const message = cloud === undefined ? undefined : problemIn(cloud, placed, service.service, ids);
        return message === undefined ? [] : [{ ...at, message }];
      });
    });
  },
);

function problemIn(
  cloud: CloudId,
  placed: PlacedRequirement,
  service: ServiceDocument,
  ids: readonly CloudId[],
): string | undefined {
  const { features, requirement } = placed;
  const entries = entriesIn(placed);
  const documented = entries.find(({ entry }) => cloudsOf(entry, ids).includes(cloud));
  if (documented !== undefined) {
    return `${documented.path} holds in ${quoted(cloud)}; limit its \`clouds\`, or remove ${quoted(cloud)} here`;
  }
  const hasFeature = (id: string): boolean => {
    // An unknown feature is told by `features-known`, once.
    const feature = ownValue(service.features, id);
    return feature === undefined || cloudsOf(feature, ids).includes(cloud);
  };
  if (features !== undefined && !features.some(hasFeature)) {
    return `${quoted(cloud)} has none of the features ${listed(features)} that bring ${quoted(requirement.id)}; remove it`;
  }
  return entries.some(({ entry }) => cloudsOf(entry, ids).length > 0)
    ? undefined
    : `no cloud has an entry of ${quoted(requirement.id)}; give one where it is documented, or remove ${quoted(cloud)}`;
}
