import { quoted } from "../address/quoted";
import type { CloudId } from "../catalog/cloud";
import { inWords } from "../dependencies/response-findings";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic";
import { member } from "../json-object";
import type { PrefixSetBuilder } from "../prefixes/prefix-set-builder";
import { readChangeNumber } from "./change-number";
import { allCloudNames, cloudNamed } from "./cloud-names";
import { type ShapedFile, shapeOf } from "./file-shape";
import { parseServiceTagJson } from "./parse-json";
import { readTag } from "./read-tag";
import type { PublishedServiceTag, ServiceTagSource, ServiceTagText } from "./service-tag-file";
import { ServiceTagFindings } from "./service-tag-findings";

/** A tag with the place where it stands. */
export interface PlacedTag {
  readonly tag: PublishedServiceTag;
  readonly file: string;
  /** `values[3]` */
  readonly path: string;
}

/** One file, or one page of an answer. */
export interface ServiceTagPage {
  readonly file: string;
  readonly source: ServiceTagSource;
  readonly cloud: CloudId;
  readonly cloudName: string;
  readonly changeNumber: number;
  /** In the order of the file. */
  readonly tags: readonly PlacedTag[];
  /** Where the next page is. Default: this is the last one. */
  readonly nextLink?: string;
  /** Where the link stands: `nextLink`. */
  readonly nextLinkPath: string;
}

/** Reads one file by itself. No page where there is an error. */
export function readPage(
  given: ServiceTagText,
  builder: PrefixSetBuilder,
): { readonly page?: ServiceTagPage; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parseServiceTagJson(given);
  if (!parsed.ok) {
    return { diagnostics: [parsed.found] };
  }
  const findings = new ServiceTagFindings(given.file);
  const shape = shapeOf(parsed.value, findings);
  const page = shape && readShaped(given.file, shape, builder, findings);
  const diagnostics = findings.all();
  return page === undefined || hasErrors(diagnostics) ? { diagnostics } : { page, diagnostics };
}

function readShaped(
  file: string,
  { source, names, document, prefix }: ShapedFile,
  builder: PrefixSetBuilder,
  findings: ServiceTagFindings,
): ServiceTagPage | undefined {
  const cloudName = member(document, names.cloud);
  const cloud = readCloud(cloudName, `${prefix}${names.cloud}`, names.cloud, findings);
  const number = member(document, names.changeNumber);
  const changeNumber = readChangeNumber(number, `${prefix}${names.changeNumber}`, names, findings);
  const nextLinkPath = `${prefix}nextLink`;
  const nextLink = readNextLink(member(document, "nextLink"), nextLinkPath, findings);
  const at = `${prefix}${names.values}`;
  const values = member(document, names.values);
  if (!Array.isArray(values) || values.length === 0) {
    const what = Array.isArray(values) ? "an empty list" : inWords(values);
    findings.add("service-tag-file-shape", at, `\`${names.values}\` is ${what}; it is the list of the tags`);
    return undefined;
  }
  const tags = values.flatMap((value: unknown, index): PlacedTag[] => {
    const path = `${at}[${index}]`;
    const tag = readTag(value, path, names, builder, findings);
    return tag === undefined ? [] : [{ tag, file, path }];
  });
  return cloud === undefined || changeNumber === undefined
    ? undefined
    : {
        file,
        source,
        cloud,
        cloudName: String(cloudName),
        changeNumber,
        tags,
        ...(nextLink === undefined ? {} : { nextLink }),
        nextLinkPath,
      };
}

function readCloud(
  name: unknown,
  path: string,
  part: string,
  findings: ServiceTagFindings,
): CloudId | undefined {
  const known = allCloudNames()
    .map((each) => `\`${each}\``)
    .join(", ");
  if (typeof name !== "string") {
    const what = name === undefined ? `there is no \`${part}\`` : `\`${part}\` is ${inWords(name)}`;
    findings.add("service-tag-file-shape", path, `${what}; it is the cloud's name: ${known}`);
    return undefined;
  }
  const cloud = cloudNamed(name);
  if (cloud === undefined) {
    findings.add(
      "service-tag-file-value",
      path,
      `${quoted(name)} is no cloud that is known here; known: ${known}`,
    );
  }
  return cloud;
}

function readNextLink(value: unknown, path: string, findings: ServiceTagFindings): string | undefined {
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  if (typeof value === "string") {
    return value;
  }
  const message = `\`nextLink\` is ${inWords(value)}; it is the address of the next page, or empty on the last one`;
  findings.add("service-tag-file-value", path, message);
  return undefined;
}
