import { parseFqdn } from "../../address/fqdn";
import { quoted } from "../../address/quoted";
import { entriesOf } from "./catalog-entries";
import { catalogRule } from "./catalog-rule";

/** A firewall lets `*contoso.com` match `evilcontoso.com` too, which anybody can register. */
export const rule = catalogRule(
  "wide-hosts-explained",
  "A host with `*` and no dot after it has a note that says why: it matches names that may belong to others.",
  ({ service }) =>
    entriesOf(service).flatMap((placed) => {
      if (placed.form !== "hosts" || placed.entry.note !== undefined) {
        return [];
      }
      const { file, path, entry } = placed;
      return entry.hosts.flatMap((host, index) => {
        const parsed = parseFqdn(host);
        if (!parsed.ok || parsed.value.kind !== "suffix") {
          return [];
        }
        const { name } = parsed.value;
        const message = `${quoted(host)} also matches ${quoted(`any${name}`)}, which may belong to somebody else; write ${quoted(name)} and ${quoted(`*.${name}`)}, or say in a note that the document has it so`;
        return [{ file, path: `${path}.hosts[${index}]`, message }];
      });
    }),
);
