import { compareText } from "../address/compare-text";
import { quoted } from "../address/quoted";
import type { CloudId } from "../catalog/cloud";
import { type Diagnostic, diagnosticAt, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import { PrefixSetBuilder } from "../prefixes/prefix-set-builder";
import { cloudNamesOf } from "./cloud-names";
import { pageProblems, repeatedTags } from "./join-pages";
import { refuseLargeServiceTagFile } from "./parse-json";
import { readPage, type ServiceTagPage } from "./read-page";
import { regionsOutsideTheirTag } from "./regional-tags";
import type { ServiceTagFile, ServiceTagText } from "./service-tag-file";

/**
 * Reads the service tags of a cloud from one of Microsoft's files, or from all pages of an answer.
 *
 * Findings, each with the path of its place, or line and column where the text is not JSON:
 * - `service-tag-file-too-large`: more than `MAX_SERVICE_TAG_FILE_BYTES`, together; see `refuseLargeServiceTagFile`;
 * - `service-tag-file-syntax`: no JSON, cut off, or a key stands twice in one object;
 * - `service-tag-file-shape`: none of the three kinds, or a part is missing or of another type;
 * - `service-tag-file-value`: a cloud, change number, name or region is none;
 * - `service-tag-file-prefix`: a prefix with host bits or anything else that `parseCidr` refuses: nothing is rounded;
 * - `service-tag-without-prefixes`, `service-tag-repeated`;
 * - `service-tag-page-missing`, `service-tag-pages-contradict`: the files are not all pages of one answer;
 * - `service-tag-file-of-another-cloud`: than `cloud`;
 * - `service-tag-region-outside`, a warning: a regional tag reaches outside of its tag.
 *
 * @param pages the file, or the pages of an answer in any order
 * @param cloud the cloud that it has to be of. Default: any.
 * @returns the tags; no value where there is an error, so that nothing is missing from one in silence
 */
export function readServiceTagFile(
  pages: readonly ServiceTagText[],
  cloud?: CloudId,
): Outcome<ServiceTagFile> {
  const [given] = pages;
  if (given === undefined) {
    throw new RangeError("there is no file to read");
  }
  const length = pages.reduce((sum, { text }) => sum + text.length, 0);
  const tooLarge = refuseLargeServiceTagFile(given.file, length);
  if (tooLarge !== undefined) {
    return { diagnostics: [tooLarge] };
  }
  const builder = new PrefixSetBuilder();
  const read = pages.map((page) => readPage(page, builder));
  const ofPages = read.flatMap(({ diagnostics }) => diagnostics);
  const complete = read.flatMap(({ page }) => (page === undefined ? [] : [page]));
  const [first] = complete;
  if (first === undefined || complete.length < pages.length) {
    return { diagnostics: ofPages };
  }
  const tags = complete.flatMap((page) => page.tags);
  const diagnostics = [
    ...ofPages,
    ...anotherCloud(first, cloud),
    ...pageProblems(complete),
    ...repeatedTags(complete),
    ...regionsOutsideTheirTag(tags),
  ];
  if (hasErrors(diagnostics)) {
    return { diagnostics };
  }
  const sorted = tags.map(({ tag }) => tag).sort((a, b) => compareText(a.name, b.name));
  return {
    value: {
      source: first.source,
      cloud: first.cloud,
      cloudName: first.cloudName,
      changeNumber: first.changeNumber,
      tags: new Map(sorted.map((tag) => [tag.name, tag])),
    },
    diagnostics,
  };
}

function anotherCloud(page: ServiceTagPage, cloud: CloudId | undefined): Diagnostic[] {
  if (cloud === undefined || page.cloud === cloud) {
    return [];
  }
  const names = cloudNamesOf(cloud).map((name) => quoted(name));
  const message = `the file is of the cloud ${quoted(page.cloudName)}, and the selection's is \`${cloud}\`; give the file of ${names.join(" or ")}`;
  return [diagnosticAt("service-tag-file-of-another-cloud", { file: page.file, path: "" }, message)];
}
