import { quoted } from "../address/quoted";
import { parseServiceTagText } from "../address/service-tag";
import { inWords } from "../dependencies/response-findings";
import { isObject, type JsonObject, member } from "../json-object";
import type { PrefixSet } from "../prefixes/prefix-set";
import type { PrefixSetBuilder } from "../prefixes/prefix-set-builder";
import { readChangeNumber } from "./change-number";
import type { PartNames } from "./file-shape";
import type { PublishedServiceTag } from "./service-tag-file";
import type { ServiceTagFindings } from "./service-tag-findings";

/** A region's programmatic name, as files write it. */
const REGION = /^[a-z][a-z0-9]*$/;

/** Reads one tag of a file, and tells all that is wrong with it. What is not a tag's own part is read over. */
export function readTag(
  value: unknown,
  path: string,
  names: PartNames,
  builder: PrefixSetBuilder,
  findings: ServiceTagFindings,
): PublishedServiceTag | undefined {
  if (!isObject(value)) {
    const message = `the tag is ${inWords(value)}; it is an object with \`${names.name}\` and \`${names.properties}\``;
    findings.add("service-tag-file-shape", path, message);
    return undefined;
  }
  const name = readName(value, path, names, findings);
  const at = `${path}.${names.properties}`;
  const properties = member(value, names.properties);
  if (!isObject(properties)) {
    const message = `${wrong(names.properties, properties)}; it is an object with \`${names.addressPrefixes}\`${depthHint(names, properties)}`;
    findings.add("service-tag-file-shape", at, message);
    return undefined;
  }
  const region = readRegion(properties, at, names, findings);
  const number = member(properties, names.changeNumber);
  const changeNumber =
    number === undefined || number === null
      ? undefined
      : readChangeNumber(number, `${at}.${names.changeNumber}`, names, findings);
  const prefixes = readPrefixes(properties, name, at, names, builder, findings);
  return name === undefined || prefixes === undefined
    ? undefined
    : {
        name,
        ...(region === undefined ? {} : { region }),
        ...(changeNumber === undefined ? {} : { changeNumber }),
        ...prefixes,
      };
}

function readName(
  value: JsonObject,
  path: string,
  names: PartNames,
  findings: ServiceTagFindings,
): string | undefined {
  const name = member(value, names.name);
  if (typeof name !== "string") {
    const message = `${wrong(names.name, name)}; it is the tag's name, such as \`Storage.WestUS\``;
    findings.add("service-tag-file-shape", `${path}.${names.name}`, message);
    return undefined;
  }
  const read = parseServiceTagText(name);
  if (!read.ok) {
    findings.add("service-tag-file-value", `${path}.${names.name}`, read.problem);
    return undefined;
  }
  return read.value;
}

function readRegion(
  properties: JsonObject,
  path: string,
  names: PartNames,
  findings: ServiceTagFindings,
): string | undefined {
  const region = member(properties, names.region);
  if (region === undefined || region === null || region === "") {
    return undefined;
  }
  if (typeof region === "string" && REGION.test(region)) {
    return region;
  }
  const message = `${wrong(names.region, region)}; it is a region's programmatic name such as \`westus2\`, or empty`;
  findings.add("service-tag-file-value", `${path}.${names.region}`, message);
  return undefined;
}

function readPrefixes(
  properties: JsonObject,
  name: string | undefined,
  path: string,
  names: PartNames,
  builder: PrefixSetBuilder,
  findings: ServiceTagFindings,
): { readonly prefixes: readonly string[]; readonly addresses: PrefixSet } | undefined {
  const at = `${path}.${names.addressPrefixes}`;
  const list = member(properties, names.addressPrefixes);
  if (!Array.isArray(list)) {
    const message = `${wrong(names.addressPrefixes, list)}; it is the list of the tag's prefixes${depthHint(names, list)}`;
    findings.add("service-tag-file-shape", at, message);
    return undefined;
  }
  if (list.length === 0) {
    const whose = name === undefined ? "the tag" : quoted(name);
    const message = `${whose} has no prefixes, so that nothing could be allowed or routed by it; give a file in which it has some`;
    findings.add("service-tag-without-prefixes", at, message);
    return undefined;
  }
  let isRead = true;
  for (let index = 0; index < list.length; index += 1) {
    const text: unknown = list[index];
    const problem = typeof text === "string" ? builder.addText(text) : notText(text);
    if (problem !== undefined) {
      isRead = false;
      findings.add("service-tag-file-prefix", `${at}[${index}]`, problem);
    }
  }
  const addresses = builder.take();
  return isRead ? { prefixes: list, addresses } : undefined;
}

function notText(value: unknown): string {
  return `the prefix is ${inWords(value)}; it is text such as \`10.0.0.0/24\``;
}

function wrong(name: string, value: unknown): string {
  return value === undefined ? `there is no \`${name}\`` : `\`${name}\` is ${inWords(value)}`;
}

/** PowerShell writes what lies too deep as text, and cuts off at two levels where nobody says otherwise. */
function depthHint({ properties }: PartNames, value: unknown): string {
  return properties === "Properties" && typeof value === "string"
    ? ". It was cut off: write the file with `ConvertTo-Json -Depth 5`"
    : "";
}
