import { portsContain } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import { parseUrlPattern } from "../../address/url-pattern";
import { WEB_PORTS } from "../../address/web-ports";
import type { UrlEntryDocument } from "../documents";
import { entriesOf } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";
import { portsThatParse } from "./ports-that-parse";

/** What does not parse here would throw in a user's synthesis. */
export const rule = catalogRule(
  "urls-parse",
  "Every URL parses, is in its one form, and has no ports but 80 and 443, on which a firewall reads paths.",
  ({ service }) =>
    entriesOf(service).flatMap((placed): Problem[] => {
      if (placed.form !== "urls") {
        return [];
      }
      const { file, path, entry } = placed;
      return [
        ...entry.urls.flatMap((url, index) => {
          const message = problemOf(url);
          return message === undefined ? [] : [{ file, path: `${path}.urls[${index}]`, message }];
        }),
        ...portProblems(entry).map((message) => ({ file, path: `${path}.ports`, message })),
      ];
    }),
);

function problemOf(url: string): string | undefined {
  const parsed = parseUrlPattern(url);
  if (!parsed.ok) {
    return parsed.problem;
  }
  const { text } = parsed.value;
  return text === url
    ? undefined
    : `${quoted(url)} has upper-case letters in its host; write ${quoted(text)}`;
}

function portProblems({ ports }: UrlEntryDocument): string[] {
  return portsContain(WEB_PORTS, portsThatParse(ports))
    ? []
    : ["a firewall reads paths on the ports 80 and 443 alone; write these, or give the hosts in `hosts`"];
}
