import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { ServiceDocuments } from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import { type Selection, type SelectionInput, select } from "../../../lib/core/catalog/selection";
import type { Diagnostic, Outcome } from "../../../lib/core/diagnostics/diagnostic";
import { type ExportInput, exportSelection } from "../../../lib/core/export/export-selection";
import type { SelectionExport } from "../../../lib/core/export/selection-export";
import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import type { ServiceTagFile } from "../../../lib/core/service-tag-files/service-tag-file";

/** A selection that is surely sound; in the public cloud's region `eastus2` where nothing else is said. */
export function selectionOf(
  input: Partial<SelectionInput> = {},
  documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
): Selection {
  const { value, diagnostics } = select(readService(documents), {
    cloud: "public",
    region: "eastus2",
    ...input,
  });
  if (value === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}

/** A file of service tags with these prefixes. */
export function serviceTagsOf(
  tags: Readonly<Record<string, readonly string[]>>,
  { cloud = "Public", changeNumber = 375 } = {},
): ServiceTagFile {
  const { value, diagnostics } = readServiceTagFile([
    { file: "tags.json", text: serviceTagText(tags, { cloud, changeNumber }) },
  ]);
  if (value === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}

/** The text of such a file. */
export function serviceTagText(
  tags: Readonly<Record<string, readonly string[]>>,
  { cloud = "Public", changeNumber = 375 } = {},
): string {
  const values = Object.entries(tags).map(([name, addressPrefixes]) => ({
    name,
    id: name,
    properties: { changeNumber: 1, region: "", systemService: "", addressPrefixes },
  }));
  return JSON.stringify({ changeNumber, cloud, values });
}

/** The tags that the default features use in `eastus2`. */
export const TAGS = {
  AzureActiveDirectory: ["20.20.32.0/19", "2603:1006:2000::/48"],
  "AzureFrontDoor.FirstParty": ["13.107.213.0/24"],
  "AzureFrontDoor.Frontend": ["13.107.208.0/24"],
  AzureMachineLearning: ["13.66.87.128/28", "20.36.1.0/25", "20.36.1.128/25"],
  AzureMonitor: ["13.69.51.0/24", "20.36.0.0/24"],
  AzureResourceManager: ["4.150.232.8/29"],
  "BatchNodeManagement.EastUS2": ["20.44.16.0/27"],
  MicrosoftContainerRegistry: ["20.36.1.0/25"],
  "Storage.EastUS2": ["20.38.100.0/23", "20.60.4.0/24"],
} as const;

/** Exports a selection. */
export function exported(
  input: Partial<SelectionInput> = {},
  others: Partial<ExportInput> = {},
): Outcome<SelectionExport> {
  return exportSelection({
    selection: selectionOf(input),
    documents: MACHINE_LEARNING_DOCUMENTS.service,
    toolVersion: "1.2.3",
    ...others,
  });
}

/** An export that is surely one. */
export function soundExport(
  input: Partial<SelectionInput> = {},
  others: Partial<ExportInput> = {},
): SelectionExport {
  const { value, diagnostics } = exported(input, others);
  if (value === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}

/** The messages of the findings with a code. */
export function messagesOf({ diagnostics }: Outcome<unknown>, code: Diagnostic["code"]): string[] {
  return diagnostics.filter((each) => each.code === code).map(({ message }) => message);
}
