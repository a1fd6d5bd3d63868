import { resolve } from "node:path";
import { diagnosticAt } from "../core/diagnostics/diagnostic";
import { CommandRefusal } from "./command-result";
import type { Environment } from "./environment";
import { failureCode } from "./file-system";

/**
 * The text of a file that the user gave.
 *
 * @param file its path, absolute or seen from the working directory
 * @throws CommandRefusal where it cannot be read
 */
export function readInputFile(file: string, { fileSystem, workingDirectory }: Environment): string {
  try {
    return fileSystem.readFileSync(resolve(workingDirectory, file), "utf8");
  } catch (error) {
    const message = `it cannot be read (${failureCode(error)}); give the path of a file, absolute or seen from the working directory`;
    throw new CommandRefusal([], [diagnosticAt("catalog-file-unreadable", { file, path: "" }, message)]);
  }
}
