import { resolve } from "node:path";
import type { CloudId } from "../../core/catalog/cloud";
import type { Diagnostic } from "../../core/diagnostics/diagnostic";
import { refuseLargeServiceTagFile } from "../../core/service-tag-files/parse-json";
import { readServiceTagFile } from "../../core/service-tag-files/read-service-tag-file";
import type { ServiceTagFile } from "../../core/service-tag-files/service-tag-file";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { failureCode } from "../file-system";

/** Service tags that were read, and what was found in their files beside errors. */
export interface ReadServiceTags {
  readonly file: ServiceTagFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of service tags, or all pages of an answer. Their size is looked at before they are read.
 *
 * @param paths absolute, or seen from the working directory; at least one
 * @param cloud the cloud that they have to be of
 * @throws CommandRefusal where one cannot be read, or is not sound
 */
export function readServiceTags(
  paths: readonly string[],
  cloud: CloudId,
  environment: Environment,
): ReadServiceTags {
  const sizes = paths.map((path) => sizeOf(path, environment));
  const [first = ""] = paths;
  const tooLarge = refuseLargeServiceTagFile(
    first,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  if (tooLarge !== undefined) {
    throw new CommandRefusal([], [tooLarge]);
  }
  const { value, diagnostics } = readServiceTagFile(
    paths.map((file) => ({ file, text: textOf(file, environment) })),
    cloud,
  );
  if (value === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  return { file: value, diagnostics };
}

function sizeOf(path: string, { fileSystem, workingDirectory }: Environment): number {
  return told(path, () => {
    const found = fileSystem.statSync(resolve(workingDirectory, path));
    if (!found.isFile()) {
      throw new CommandRefusal([`\`${path}\` is no file; give a file of service tags`]);
    }
    return found.size;
  });
}

function textOf(path: string, { fileSystem, workingDirectory }: Environment): string {
  return told(path, () => fileSystem.readFileSync(resolve(workingDirectory, path), "utf8"));
}

function told<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof CommandRefusal) {
      throw error;
    }
    throw new CommandRefusal([
      `\`${path}\` cannot be read (${failureCode(error)}); give the path of a file of service tags, absolute or seen from the working directory`,
    ]);
  }
}
