import type { Mend } from "../../analyze/proof";
import { DIAGNOSTIC_CODES } from "../../diagnostics/codes";
import type { Severity } from "../../diagnostics/diagnostic";
import { type ReportedFinding, SEVERITIES } from "../check-result";
import { type Content, element } from "./markup";
import type { ReviewedRemark, ReviewReport } from "./review-report";
import { code, counted, jsonBlock, section, sentence, terms } from "./text-parts";
import { SEVERITY_WORDS, severityBadge } from "./verdict-badge";

const CLASSES: Readonly<Record<Severity, string>> = { error: "bad", warning: "broad", info: "open" };

const ACTIONS: Readonly<Record<Mend["action"], string>> = {
  add: "Add",
  replace: "Replace",
  remove: "Remove",
};

/** The findings by severity and code, each with what mends it. */
export function findingsSection({ findings, remarks }: ReviewReport): Content {
  const groups = SEVERITIES.flatMap((severity) => {
    const found = findings.filter((each) => each.severity === severity);
    const codes = [...new Set(found.map((each) => each.code))];
    return found.length === 0
      ? []
      : [
          element(
            "div",
            { "data-group": true },
            element("h3", {}, `${SEVERITY_WORDS[severity][1]} (${found.length})`),
            codes.map((each) =>
              kind(
                severity,
                each,
                found.filter((one) => one.code === each),
              ),
            ),
          ),
        ];
  });
  return section(
    "findings",
    "Findings",
    groups.length === 0 ? element("p", {}, "Nothing was found in the files.") : groups,
    remarks.length === 0 ? [] : remarksPart(remarks),
  );
}

function kind(severity: Severity, id: ReportedFinding["code"], found: readonly ReportedFinding[]): Content {
  const { title, why } = DIAGNOSTIC_CODES[id];
  return element(
    "div",
    { class: "kind", "data-group": true },
    element(
      "div",
      { "data-head": true },
      element("h4", {}, title, " ", code(id)),
      element("p", { class: "quiet" }, `${counted(found.length, "finding")}. `, sentence(why)),
    ),
    element(
      "ol",
      { class: "plain" },
      found.map((each) => finding(severity, each)),
    ),
  );
}

function finding(severity: Severity, found: ReportedFinding): Content {
  const { file, line, rule, flow, requirement, message, acknowledged, mend } = found;
  return element(
    "li",
    { class: `finding ${CLASSES[severity]}`, "data-finding": true },
    element("p", {}, severityBadge(severity), " ", sentence(message)),
    terms([
      ["Where", rule === "" ? "" : code(rule)],
      ["Flow", flow],
      ["Requirement", requirement === undefined ? "" : code(requirement)],
      ["File", file === "" ? "" : code(line === undefined ? file : `${file}:${line}`)],
    ]),
    acknowledged === undefined
      ? []
      : element("p", { class: "accepted" }, element("strong", {}, "Acknowledged:"), ` ${acknowledged}`),
    mend === undefined ? [] : mending(mend),
  );
}

function mending({ action, layer, file, address, rule, terraform, arm }: Mend): Content {
  const what = layer === "routes" ? "route" : "rule";
  const block = (language: string, value: Readonly<Record<string, unknown>> | undefined): Content =>
    value === undefined
      ? []
      : element("div", {}, element("p", { class: "quiet small" }, language), jsonBlock(value));
  return [
    element(
      "p",
      { class: "mend" },
      `Mend: ${ACTIONS[action].toLowerCase()} the ${what} `,
      rule === undefined ? [] : [code(rule), " "],
      "at ",
      code(address),
      " in ",
      code(file),
    ),
    element("div", { class: "blocks" }, block("Terraform JSON", terraform), block("ARM JSON", arm)),
  ];
}

function remarksPart(remarks: readonly ReviewedRemark[]): Content {
  return element(
    "div",
    { "data-group": true },
    element("h3", {}, `On the selection itself (${remarks.length})`),
    element(
      "ul",
      { class: "plain" },
      remarks.map(({ code: id, severity, message, acknowledged }) =>
        element(
          "li",
          { class: `finding ${CLASSES[severity]}`, "data-finding": true },
          element("p", {}, severityBadge(severity), " ", code(id), " ", sentence(message)),
          acknowledged === undefined
            ? []
            : element("p", { class: "accepted" }, element("strong", {}, "Acknowledged:"), ` ${acknowledged}`),
        ),
      ),
    ),
  );
}
