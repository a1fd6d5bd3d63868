import { quoted } from "../address/quoted";
import { type Diagnostic, diagnosticAt } from "../diagnostics/diagnostic";
import type { PlacedTag, ServiceTagPage } from "./read-page";

/**
 * What keeps pages from being the parts of one answer. Their order makes no difference: of all pages of an answer the
 * last one alone has no `nextLink`, and all have the same cloud, change number and kind.
 */
export function pageProblems(pages: readonly ServiceTagPage[]): readonly Diagnostic[] {
  const [first, ...others] = pages;
  if (first === undefined) {
    return [];
  }
  const differing = others.flatMap((page) => differences(first, page));
  const last = pages.filter(({ nextLink }) => nextLink === undefined);
  return [...differing, ...(last.length === 0 ? [missingPage(pages)] : last.slice(1).map(secondLast(last)))];
}

/** Tells tags that stand in the pages twice. Azure compares names without case, and so does this. */
export function repeatedTags(pages: readonly ServiceTagPage[]): readonly Diagnostic[] {
  const seen = new Map<string, PlacedTag>();
  return pages.flatMap(({ tags }) =>
    tags.flatMap((placed): Diagnostic[] => {
      const key = placed.tag.name.toLowerCase();
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, placed);
        return [];
      }
      const message = `the tag ${quoted(placed.tag.name)} stands in ${first.file} ${first.path} already, and which of the two holds cannot be known; give each file and each page once`;
      return [diagnosticAt("service-tag-repeated", { file: placed.file, path: placed.path }, message)];
    }),
  );
}

function differences(first: ServiceTagPage, page: ServiceTagPage): Diagnostic[] {
  const parts: readonly [keyof ServiceTagPage, string, string][] = [
    ["source", first.source, page.source],
    ["cloud", first.cloudName, page.cloudName],
    ["changeNumber", String(first.changeNumber), String(page.changeNumber)],
  ];
  return parts
    .filter(([part]) => first[part] !== page[part])
    .map(([part, of, other]) => {
      const what = part === "source" ? "kind" : part === "cloud" ? "cloud" : "change number";
      const message = `its ${what} is ${quoted(other)}, and that of ${first.file} is ${quoted(of)}; several files together are the pages of one answer`;
      return diagnosticAt("service-tag-pages-contradict", { file: page.file, path: "" }, message);
    });
}

/** Every page leads to another, so that one at least is not there. */
function missingPage(pages: readonly ServiceTagPage[]): Diagnostic {
  const page = pages[pages.length - 1];
  const count =
    pages.length === 1
      ? "it is the only page given"
      : `none of the ${pages.length} pages given is the last one`;
  const message = `the answer goes on at ${quoted(page?.nextLink ?? "", 200)}, and ${count}; fetch the pages that follow and give all of them together`;
  const location = { file: page?.file ?? "", path: page?.nextLinkPath ?? "" };
  return diagnosticAt("service-tag-page-missing", location, message);
}

function secondLast(last: readonly ServiceTagPage[]): (page: ServiceTagPage) => Diagnostic {
  return (page) => {
    const message = `it has no \`nextLink\`, and neither has ${last[0]?.file ?? ""}; an answer has one last page, so give the pages of one answer`;
    return diagnosticAt(
      "service-tag-pages-contradict",
      { file: page.file, path: page.nextLinkPath },
      message,
    );
  };
}
