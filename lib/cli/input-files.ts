import { resolve } from "node:path";
import { CommandRefusal } from "./command-result";
import type { Environment } from "./environment";
import { failureCode } from "./file-system";

/** What a file is to be, in the words of a refusal. */
export interface InputKind {
  /** What to give where the path leads to no file: `give …`. */
  readonly file: string;
  /** What to give where it cannot be read: `give the path of …`. */
  readonly path: string;
}

/**
 * The size of a file that the user gave, in bytes.
 *
 * @param path absolute, or seen from the working directory
 * @throws CommandRefusal where it is no file, or cannot be looked at
 */
export function inputSize(path: string, kind: InputKind, environment: Environment): number {
  return told(path, kind, () => {
    const found = environment.fileSystem.statSync(resolve(environment.workingDirectory, path));
    if (!found.isFile()) {
      throw new CommandRefusal([`\`${path}\` is no file; give ${kind.file}`]);
    }
    return found.size;
  });
}

/**
 * The text of a file that the user gave.
 *
 * @param path absolute, or seen from the working directory
 * @throws CommandRefusal where it cannot be read
 */
export function inputText(path: string, kind: InputKind, environment: Environment): string {
  return told(path, kind, () =>
    environment.fileSystem.readFileSync(resolve(environment.workingDirectory, path), "utf8"),
  );
}

function told<T>(path: string, kind: InputKind, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof CommandRefusal) {
      throw error;
    }
    throw new CommandRefusal([
      `\`${path}\` cannot be read (${failureCode(error)}); give the path of ${kind.path}, absolute or seen from the working directory`,
    ]);
  }
}
