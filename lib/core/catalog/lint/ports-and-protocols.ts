import { formatPorts, parsePortRange, portsOf } from "../../address/port-range";
import { parseProtocol } from "../../address/protocol";
import { quoted } from "../../address/quoted";
import { entriesOf, type PlacedEntry } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";
import { listed } from "./listed";

/** What a form's connections can be. Azure has ports for these only; `Any` is how the documents' ANY is written. */
const PROTOCOLS_OF: Readonly<Record<Exclude<PlacedEntry["form"], "routes">, readonly string[]>> = {
  tags: ["Tcp", "Udp", "Any"],
  hosts: ["Tcp", "Udp", "Any"],
  urls: ["Tcp"],
  subnets: ["Tcp", "Udp"],
};

/** A set of ports has one form, so that a difference between two revisions is a difference of the set. */
export const rule = catalogRule(
  "ports-and-protocols",
  "Every protocol is one that has ports, and ports are in their one form: ascending, with no port twice.",
  ({ service }) =>
    entriesOf(service).flatMap((placed): Problem[] => {
      if (placed.form === "routes") {
        return [];
      }
      const { file, path, entry } = placed;
      return [
        ...protocolProblems(entry.protocol, placed.form).map((message) => ({
          file,
          path: `${path}.protocol`,
          message,
        })),
        ...portProblems(entry.ports).map(({ at, message }) => ({
          file,
          path: `${path}.ports${at}`,
          message,
        })),
      ];
    }),
);

function protocolProblems(text: string, form: keyof typeof PROTOCOLS_OF): string[] {
  const protocol = parseProtocol(text);
  if (!protocol.ok) {
    return [protocol.problem];
  }
  const allowed = PROTOCOLS_OF[form];
  if (allowed.includes(text)) {
    return [];
  }
  return PROTOCOLS_OF.tags.includes(text)
    ? [`${quoted(text)} is no protocol of ${form}; write one of ${listed(allowed)}`]
    : [`${quoted(text)} has no ports; write one of ${listed(allowed)}`];
}

function portProblems(texts: readonly string[]): { readonly at: string; readonly message: string }[] {
  if (texts.length === 0) {
    return [{ at: "", message: "there are no ports; write the ports that the document names" }];
  }
  const parsed = texts.map(parsePortRange);
  const unread = parsed.flatMap((port, index) =>
    port.ok ? [] : [{ at: `[${index}]`, message: port.problem }],
  );
  if (unread.length > 0) {
    return unread;
  }
  const form = formatPorts(portsOf(parsed.flatMap((port) => (port.ok ? [port.value] : []))));
  return form.join() === texts.join()
    ? []
    : [{ at: "", message: `the ports ${listed(texts)} are not in their one form; write ${listed(form)}` }];
}
