import { quoted } from "../../address/quoted";
import type { CloudId } from "../cloud";
import type { CloudDocument } from "../documents";
import { entriesOf, type PlacedEntry } from "./catalog-entries";
import { type CatalogDocuments, catalogRule } from "./catalog-rule";
import { cloudsOf } from "./document-validity";
import { ownValue } from "./own-value";

/** The tables of the clouds stand one below the other and differ in their hosts' endings only. */
export const rule = catalogRule(
  "hosts-of-their-cloud",
  "No host ends as those of another cloud do, unless the entry's note says why.",
  ({ clouds, service }) => {
    const ids = Object.keys(clouds) as CloudId[];
    return entriesOf(service).flatMap((placed) => {
      const { file, path, form, entry } = placed;
      if (entry.note !== undefined) {
        return [];
      }
      return hostsOf(placed).flatMap((host, index) =>
        cloudsOf(entry, ids).flatMap((id) => {
          const message = problemOf(host, id, clouds);
          return message === undefined ? [] : [{ file, path: `${path}.${form}[${index}]`, message }];
        }),
      );
    });
  },
);

/** The hosts of an entry, those of URLs without their paths. */
function hostsOf(placed: PlacedEntry): readonly string[] {
  if (placed.form === "urls") {
    return placed.entry.urls.map((url) => url.split("/", 1)[0] ?? "");
  }
  return placed.form === "hosts" ? placed.entry.hosts : [];
}

function problemOf(host: string, id: CloudId, clouds: CatalogDocuments["clouds"]): string | undefined {
  if (endingOf(host, clouds[id]) !== undefined) {
    return undefined;
  }
  for (const other of Object.values(clouds)) {
    const foreign = endingOf(host, other);
    if (foreign !== undefined) {
      const own = ownValue(clouds[id].suffixes, foreign.service)?.value;
      const remedy = own === undefined ? "correct it" : `write the one of \`${own}\``;
      return `${quoted(host)} ends in \`${foreign.suffix}\`, as hosts of ${other.displayName} do, and the entry holds in ${clouds[id].displayName}; ${remedy}, or say in a note why it is right`;
    }
  }
  return undefined;
}

/** The service of a cloud that a host belongs to by its ending: the longest that fits. */
function endingOf(
  host: string,
  { suffixes }: CloudDocument,
): { readonly service: string; readonly suffix: string } | undefined {
  return Object.entries(suffixes)
    .map(([service, { value }]) => ({ service, suffix: value }))
    .filter(({ suffix }) => host === suffix || host.endsWith(`.${suffix}`))
    .sort((a, b) => b.suffix.length - a.suffix.length || (a.service < b.service ? -1 : 1))[0];
}
