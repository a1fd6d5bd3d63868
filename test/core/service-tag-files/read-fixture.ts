import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../../lib/core/diagnostics/diagnostic";
import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import type { ServiceTagFile } from "../../../lib/core/service-tag-files/service-tag-file";

/**
 * The text of an excerpt: a few tags of a file that Microsoft published, as they stand there. Of `AzureMachineLearning`
 * only the prefixes of the two regions that the excerpt has are kept.
 */
export function fixture(name: string): string {
  return readFileSync(join(__dirname, "fixtures", name), "utf8");
}

/** The excerpt of the public cloud's weekly file. */
export const PUBLIC = "weekly-public-2025-10-28.json";

/** What is read from texts, which have to be right. */
export function fileOf(...texts: readonly string[]): ServiceTagFile {
  const { value, diagnostics } = readServiceTagFile(
    texts.map((text, index) => ({ file: `page${index + 1}.json`, text })),
  );
  if (value === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}

/** What is found in one text: code, path and message. */
export function findingsIn(text: string): readonly (readonly [string, string, string])[] {
  const { value, diagnostics } = readServiceTagFile([{ file: "tags.json", text }]);
  expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
  return diagnostics.map(told);
}

/** A finding as code, path and message. */
export function told({ code, location, message }: Diagnostic): readonly [string, string, string] {
  return [code, location?.path ?? "", message];
}
