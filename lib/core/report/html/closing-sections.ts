import { compareText } from "../../address/compare-text";
import { type Content, element } from "./markup";
import type { ReviewedSource, ReviewReport } from "./review-report";
import { code, grouped, link, scrolledTable, section, share, tableHead } from "./text-parts";

/** From this part of a limit on it is told that it is near. */
const NEAR = 0.8;

/** What is accepted, and why. */
export function acknowledgementsSection({ acknowledgements }: ReviewReport): Content {
  return section(
    "acknowledgements",
    "Acknowledgements",
    acknowledgements.length === 0
      ? element("p", {}, "No finding is acknowledged.")
      : scrolledTable(
          "acknowledgements-table",
          "Findings that are accepted, with the reasons that were given.",
          tableHead(["Code", "Only for", "Reason", "Findings accepted"]),
          element(
            "tbody",
            { role: "rowgroup" },
            acknowledgements.map(({ code: id, requirement, rule, reason, findings }) =>
              element(
                "tr",
                { role: "row" },
                element("th", { role: "rowheader", scope: "row" }, code(id)),
                element("td", { role: "cell" }, onlyFor(requirement, rule)),
                element("td", { role: "cell" }, reason),
                element(
                  "td",
                  { role: "cell" },
                  findings === 0 ? "none: nothing of it was found" : grouped(findings),
                ),
              ),
            ),
          ),
        ),
  );
}

/** How much of Azure's limits the files take. */
export function limitsSection({ limits }: ReviewReport): Content {
  return section(
    "limits",
    "Limits",
    limits.length === 0
      ? element("p", {}, "The files hold nothing that has a limit.")
      : scrolledTable(
          "limits-table",
          "What the files take of Azure's limits.",
          tableHead(["What is counted", "Resource", "Used", "Limit", "Part", "Source of the limit"]),
          element(
            "tbody",
            { role: "rowgroup" },
            limits.map(({ what, resource, used, most, source }) =>
              element(
                "tr",
                { role: "row" },
                element("th", { role: "rowheader", scope: "row" }, what),
                element("td", { role: "cell" }, code(resource)),
                element("td", { role: "cell", class: "number" }, grouped(used)),
                element("td", { role: "cell", class: "number" }, grouped(most)),
                element("td", { role: "cell", class: "part" }, nearness(used, most)),
                element(
                  "td",
                  { role: "cell" },
                  source.document,
                  ", ",
                  element("span", { class: "part" }, source.revision),
                ),
              ),
            ),
          ),
        ),
    element(
      "p",
      { class: "quiet small" },
      "A list that is an expression counts as one entry. The size of rule collection groups is not counted here, because the files do not say how Azure counts it.",
    ),
  );
}

/** Every section that the requirements cite, with its address in full, so that paper has it as well. */
export function sourcesSection({ requirements }: ReviewReport): Content {
  const cited = new Map(
    requirements
      .flatMap(({ sources }) => sources)
      .map((each): [string, ReviewedSource] => [keyOf(each), each]),
  );
  const sorted = [...cited].sort(([a], [b]) => compareText(a, b)).map(([, each]) => each);
  return section(
    "sources",
    "Sources",
    sorted.length === 0
      ? element("p", {}, "No requirement was judged.")
      : element(
          "ul",
          {},
          sorted.map(({ title, url }) =>
            element("li", {}, title, url === undefined ? " (published nowhere)" : [": ", link(url, url)]),
          ),
        ),
  );
}

function keyOf({ title, url = "" }: ReviewedSource): string {
  return JSON.stringify([title, url]);
}

function onlyFor(requirement: string | undefined, rule: string | undefined): Content {
  const parts: Content[] = [
    ...(requirement === undefined ? [] : [["the requirement ", code(requirement)]]),
    ...(rule === undefined ? [] : [["the rule ", code(rule)]]),
  ];
  return parts.length === 0 ? "every place" : parts.map((part, index) => [index === 0 ? "" : ", ", part]);
}

function nearness(used: number, most: number): Content {
  const part = share(used, most);
  if (used <= most * NEAR) {
    return part;
  }
  return [
    part,
    " ",
    element("span", { class: `badge ${used > most ? "bad" : "broad"}` }, used > most ? "Exceeded" : "Near"),
  ];
}
