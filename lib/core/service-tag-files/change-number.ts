import { inWords } from "../dependencies/response-findings";
import type { PartNames } from "./file-shape";
import type { ServiceTagFindings } from "./service-tag-findings";

/** Reads a change number: a whole number from 0 on, which the weekly file writes as a number and the others as text. */
export function readChangeNumber(
  value: unknown,
  path: string,
  { changeNumber }: PartNames,
  findings: ServiceTagFindings,
): number | undefined {
  const isText = typeof value === "string" && /^(0|[1-9][0-9]{0,14})$/.test(value);
  const number = isText ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) {
    return number;
  }
  const what =
    value === undefined ? `there is no \`${changeNumber}\`` : `\`${changeNumber}\` is ${inWords(value)}`;
  const code = value === undefined ? "service-tag-file-shape" : "service-tag-file-value";
  findings.add(code, path, `${what}; it is a whole number from 0 on, such as \`375\` or \`"375"\``);
  return undefined;
}
