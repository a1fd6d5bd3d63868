import { quoted } from "../../address/quoted";
import { tagCorrectionOf } from "../tag-aliases";
import { entriesOf } from "./catalog-entries";
import { rulesFile } from "./catalog-files";
import { catalogRule } from "./catalog-rule";

/** Documents name some tags as Azure does not; what is copied from them is refused by Azure, or never settles. */
export const rule = catalogRule(
  "corrections",
  "No service tag is written as a document has it by mistake: each of the known mistakes is corrected.",
  ({ service }) => {
    const { securityRules, routes, bypassDenies } = service.rules;
    const file = rulesFile(service);
    const tags = [
      ...entriesOf(service).flatMap((placed) =>
        "tag" in placed.entry
          ? [{ file: placed.file, path: `${placed.path}.tag`, tag: placed.entry.tag }]
          : [],
      ),
      ...securityRules.map(({ tag }, index) => ({ file, path: `securityRules[${index}].tag`, tag })),
      ...routes.map(({ tag }, index) => ({ file, path: `routes[${index}].tag`, tag })),
      ...bypassDenies.map(({ tag }, index) => ({ file, path: `bypassDenies[${index}].tag`, tag })),
    ];
    return tags.flatMap(({ tag, ...place }) => {
      const correction = tagCorrectionOf(tag);
      if (correction === undefined) {
        return [];
      }
      const { corrected, reason, document, revision } = correction;
      const message = `${quoted(tag)} is how "${document}" (${revision}) writes it; write \`${corrected}\`: ${reason}`;
      return [{ ...place, message }];
    });
  },
);
