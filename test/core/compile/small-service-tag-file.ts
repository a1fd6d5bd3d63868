import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import type { ServiceTagFile } from "../../../lib/core/service-tag-files/service-tag-file";

/** A weekly file with a few tags and their prefixes. */
export function serviceTagFileText(
  tags: Readonly<Record<string, readonly string[]>>,
  { cloud = "Public", changeNumber = 7 } = {},
): string {
  const values = Object.entries(tags).map(([name, addressPrefixes]) => ({
    name,
    id: name,
    properties: { changeNumber: 1, region: "", platform: "Azure", systemService: "", addressPrefixes },
  }));
  return JSON.stringify({ changeNumber, cloud, values });
}

/** The same, read. */
export function serviceTagFile(
  tags: Readonly<Record<string, readonly string[]>>,
  of?: { readonly cloud?: string; readonly changeNumber?: number },
): ServiceTagFile {
  const { value, diagnostics } = readServiceTagFile([
    { file: "tags.json", text: serviceTagFileText(tags, of) },
  ]);
  if (value === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}
