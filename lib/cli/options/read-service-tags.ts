import type { CloudId } from "../../core/catalog/cloud";
import type { Diagnostic } from "../../core/diagnostics/diagnostic";
import { refuseLargeServiceTagFile } from "../../core/service-tag-files/parse-json";
import { readServiceTagFile } from "../../core/service-tag-files/read-service-tag-file";
import type { ServiceTagFile } from "../../core/service-tag-files/service-tag-file";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { type InputKind, inputSize, inputText } from "../input-files";

const SERVICE_TAGS: InputKind = { file: "a file of service tags", path: "a file of service tags" };

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
  const sizes = paths.map((path) => inputSize(path, SERVICE_TAGS, environment));
  const [first = ""] = paths;
  const tooLarge = refuseLargeServiceTagFile(
    first,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  if (tooLarge !== undefined) {
    throw new CommandRefusal([], [tooLarge]);
  }
  const { value, diagnostics } = readServiceTagFile(
    paths.map((file) => ({ file, text: inputText(file, SERVICE_TAGS, environment) })),
    cloud,
  );
  if (value === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  return { file: value, diagnostics };
}
