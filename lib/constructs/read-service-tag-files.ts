import type { CloudId } from "../core/catalog/cloud";
import type { Outcome } from "../core/diagnostics/diagnostic";
import { readServiceTagFile } from "../core/service-tag-files/read-service-tag-file";
import type { ServiceTagFile } from "../core/service-tag-files/service-tag-file";
import { readServiceTagTexts } from "./service-tag-texts";

/**
 * Reads the files of service tags at some paths.
 *
 * @param cloud the cloud that they have to be of. Default: any
 */
export function readServiceTagFiles(paths: readonly string[], cloud?: CloudId): Outcome<ServiceTagFile> {
  const { value: texts, diagnostics } = readServiceTagTexts(paths);
  return texts === undefined ? { diagnostics } : readServiceTagFile(texts, cloud);
}
