import { acknowledgementsSection, limitsSection, sourcesSection } from "./closing-sections";
import { findingsSection } from "./findings-section";
import { flowsSection } from "./flows-section";
import { type Content, element, type Markup, rawElement } from "./markup";
import { leadText, pathSection, selectionSection, summarySection } from "./overview-sections";
import type { ReviewReport } from "./review-report";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

/** What every page of this library begins with: files that begin otherwise are somebody else's. */
export const REPORT_START =
  "<!doctype html>\n<!-- A report of azure-network-catalog. It is written as a whole. -->\n";

/** The page's parts, in their order. */
const PARTS: readonly (readonly [string, string])[] = [
  ["summary", "Summary"],
  ["selection", "Selection"],
  ["path", "Path"],
  ["findings", "Findings"],
  ["flows", "Required flows"],
  ["acknowledgements", "Acknowledgements"],
  ["limits", "Limits"],
  ["sources", "Sources"],
];

/**
 * A page for a review: one file that asks the network for nothing. Its policy (CSP) lets through its own style and
 * script by their hashes, and nothing else. The same report gives the same bytes.
 *
 * @param sha256Base64 the SHA-256 of a text in UTF-8, in base64
 */
export function renderReportPage(report: ReviewReport, sha256Base64: (text: string) => string): string {
  const { service, region } = report.selection;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256Base64(STYLE)}'`,
    `script-src 'sha256-${sha256Base64(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const title = `Network review: ${service} in ${region}`;
  const page = element(
    "html",
    { lang: "en" },
    "\n",
    element(
      "head",
      {},
      lines([
        element("meta", { charset: "utf-8" }),
        element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
        element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
        element("meta", { name: "referrer", content: "no-referrer" }),
        element("title", {}, title),
        rawElement("style", STYLE),
      ]),
    ),
    "\n",
    element("body", {}, lines(body(report, title))),
    "\n",
  );
  return `${REPORT_START}${page.html}\n`;
}

function body(report: ReviewReport, title: string): readonly Content[] {
  const { name, version } = report.tool;
  return [
    element("a", { class: "skip", href: "#content" }, "Skip to the content"),
    element("header", {}, element("h1", {}, title), element("p", { class: "lead" }, leadText(report))),
    contents(),
    filter(),
    element(
      "main",
      { id: "content", tabindex: -1 },
      lines([
        summarySection(report),
        selectionSection(report),
        pathSection(report),
        findingsSection(report),
        flowsSection(report),
        acknowledgementsSection(report),
        limitsSection(report),
        sourcesSection(report),
      ]),
    ),
    element(
      "footer",
      {},
      element(
        "p",
        {},
        `Made by ${name} ${version} from the files and the selection above. The same input gives the same page, which is why it holds no date.`,
      ),
    ),
    rawElement("script", SCRIPT),
  ];
}

function contents(): Markup {
  return element(
    "nav",
    { class: "contents", "aria-label": "Contents" },
    element(
      "ul",
      {},
      PARTS.map(([id, text]) => element("li", {}, element("a", { href: `#${id}` }, text))),
    ),
  );
}

/** Shown by the script alone. */
function filter(): Markup {
  return element(
    "div",
    {
      class: "filter",
      id: "filter",
      role: "search",
      "aria-label": "Filter flows and findings",
      hidden: true,
    },
    element(
      "form",
      { id: "filter-form" },
      element("label", { for: "filter-text" }, "Filter"),
      element("input", {
        id: "filter-text",
        type: "text",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: "Storage 445, blocked, a rule's name",
        "aria-describedby": "filter-help",
      }),
      element("button", { type: "reset" }, "Show all"),
      element("p", { id: "filter-count", role: "status", "aria-live": "polite" }),
      element(
        "span",
        { class: "unseen", id: "filter-help" },
        "Shows the flows and findings that hold every word. Escape shows all.",
      ),
    ),
  );
}

function lines(parts: readonly Content[]): Content {
  return parts.map((part) => ["\n", part]).concat(["\n"]);
}
