import { npmInShippedProject } from "./shipped-project";

/** CycloneDX, as far as it is changed here. */
interface CycloneDx {
  readonly serialNumber?: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * The software bill of materials of the tarball, in CycloneDX: the package, what it bundles and what that needs, with
 * licences and checksums. The same sources give the same bytes with the same npm.
 *
 * @param timestamp when what it describes was committed, in ISO 8601
 * @throws Error when npm fails
 */
export function softwareBillOfMaterials(timestamp: string): string {
  const { status, stdout, stderr } = npmInShippedProject([
    "sbom",
    "--sbom-format=cyclonedx",
    "--sbom-type=library",
  ]);
  if (status !== 0) {
    throw new Error(`\`npm sbom\` ended with ${status}: ${stderr}`);
  }
  const { serialNumber: _random, metadata, ...rest } = JSON.parse(stdout) as CycloneDx;
  return `${JSON.stringify({ ...rest, metadata: { ...metadata, timestamp } }, undefined, 2)}\n`;
}
