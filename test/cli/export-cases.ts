import * as fileSystem from "node:fs";
import type { Environment } from "../../lib/cli/environment";

export const REGION = ["--region", "eastus2"];

/** By the addresses of the service tags in `tags.json`. */
export const BY_ADDRESSES = [...REGION, "--service-tags", "tags.json", "--prefer", "addresses"];

/** A file system in which one call fails, or finds a file of another size. */
export function changed(calls: Partial<Environment["fileSystem"]>): Partial<Environment> {
  return { fileSystem: { ...fileSystem, ...calls } };
}
