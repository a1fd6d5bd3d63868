import { type Content, element } from "./markup";
import type { ReviewedFlow, ReviewedRequirement, ReviewReport } from "./review-report";
import { code, commaList, link, scrolledTable, section, sentence, tableHead } from "./text-parts";
import { verdictBadge } from "./verdict-badge";

const TITLES = ["Verdict", "Direction", "Protocol, ports", "Peer", "Deciding rule"];

/** Every required flow below its requirement, with purpose, sources and revision. */
export function flowsSection({ requirements, selection }: ReviewReport): Content {
  if (requirements.length === 0) {
    return section(
      "flows",
      "Required flows",
      element("p", {}, "The files say nothing of any required flow."),
    );
  }
  return section(
    "flows",
    "Required flows",
    scrolledTable(
      "flows-table",
      "Each requirement with its flows, their verdicts, and the rules that decide on them.",
      tableHead(TITLES),
      requirements.map((requirement) => requirementRows(requirement, selection.revision)),
    ),
  );
}

function requirementRows(requirement: ReviewedRequirement, revision: string): Content {
  return element(
    "tbody",
    { "data-group": true, role: "rowgroup" },
    element(
      "tr",
      { class: "need", "data-head": true, role: "row" },
      element(
        "th",
        { colspan: TITLES.length, role: "rowheader", scope: "rowgroup" },
        requirementHead(requirement, revision),
      ),
    ),
    requirement.flows.map(flowRow),
  );
}

function requirementHead(
  { id, purpose, features, sources, since, corrected }: ReviewedRequirement,
  revision: string,
): Content {
  const why = features.length === 0 ? "Always required" : ["Required by ", commaList(features.map(code))];
  return [
    element("strong", {}, sentence(purpose)),
    " ",
    code(id),
    element(
      "div",
      { class: "small" },
      why,
      `. Revision ${revision}${since === revision ? "" : `, in the documents since ${since}`}. `,
      sources.length === 1 ? "Source: " : "Sources: ",
      sources.map(({ title, url }, index) => [index === 0 ? "" : "; ", link(title, url)]),
      ".",
    ),
    corrected === undefined
      ? []
      : element(
          "div",
          { class: "small" },
          element("strong", {}, "Changed by a catalog of the user:"),
          ` ${corrected}`,
        ),
  ];
}

function flowRow({ verdict, direction, protocol, port, peer, rule }: ReviewedFlow): Content {
  return element(
    "tr",
    { "data-flow": true, role: "row" },
    [
      verdictBadge(verdict),
      direction,
      `${protocol} ${port}`,
      code(peer),
      rule === "" ? element("span", { class: "quiet" }, "no rule") : code(rule),
    ].map((cell) => element("td", { role: "cell" }, cell)),
  );
}
