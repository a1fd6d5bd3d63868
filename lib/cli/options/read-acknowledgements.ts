import {
  type PlacedAcknowledgement,
  readAcknowledgementsDocument,
} from "../../core/report/read-acknowledgements-document";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { readInputFile } from "../read-input-file";

/**
 * Reads a file of findings that are accepted.
 *
 * @param file absolute, or seen from the working directory. Default: nothing is accepted.
 * @throws CommandRefusal with all that is wrong with it
 */
export function readAcknowledgements(
  file: string | undefined,
  environment: Environment,
): readonly PlacedAcknowledgement[] {
  if (file === undefined) {
    return [];
  }
  const { value, diagnostics } = readAcknowledgementsDocument(readInputFile(file, environment), file);
  if (value === undefined) {
    throw new CommandRefusal([], diagnostics);
  }
  return value;
}
