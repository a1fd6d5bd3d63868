import { join } from "node:path";
import { LISTS_METADATA_NAME } from "../../core/export/export-lists";
import { recordedLists } from "../../core/export/read-export";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { failureCode, unlessAbsent } from "../file-system";
import { type FolderPlace, findFolder, holdsWorkingDirectory, sha256Of } from "../module-folder/folder-state";
import { ReplacementFailure, replaceFolder } from "../module-folder/replace-folder";
import { printable } from "../printable";

/** What was done with a folder of lists. */
export interface WrittenLists {
  /** In lines. */
  readonly report: string;
  /** A hidden folder that could not be removed, if there is one. */
  readonly left?: string;
}

/**
 * Writes lists into a folder, which is replaced as a whole, so that no list of an earlier export stays behind and no
 * firewall fetches half of a new one. A folder with anything else in it, or with a list that was changed by hand, is
 * refused.
 *
 * @param out the folder's path, absolute or seen from the working directory
 * @param files the text of each file by its name
 * @returns what was done
 * @throws CommandRefusal where nothing was done
 */
export function writeLists(
  out: string,
  files: ReadonlyMap<string, string>,
  environment: Environment,
): WrittenLists {
  const place = findFolder(out, environment);
  const there = place.exists ? filesIn(place, environment) : new Map<string, string | undefined>();
  refuseOthers(place, there);
  const isSame = there.size === files.size && [...files].every(([name, text]) => there.get(name) === text);
  if (isSame) {
    return { report: `${printable(out)}: unchanged\n` };
  }
  if (holdsWorkingDirectory(place, environment)) {
    throw new CommandRefusal([
      `\`${out}\` is the working directory, or holds it, and is replaced as a whole; run the command from another folder`,
    ]);
  }
  const left = replaced(place, files, [...there.keys()], environment);
  const removed = [...there.keys()].filter((name) => !files.has(name));
  const lines = [
    `${out}: written`,
    ...[...files.keys()].map((name) => `  ${name}`),
    ...removed.map((name) => `  ${name} removed`),
  ];
  return { report: `${printable(lines.join("\n"))}\n`, ...(left === undefined ? {} : { left }) };
}

/** The text of each file by its name; undefined for what is no file. */
function filesIn(
  { given, path }: FolderPlace,
  { fileSystem }: Environment,
): ReadonlyMap<string, string | undefined> {
  try {
    return new Map(
      fileSystem
        .readdirSync(path, { withFileTypes: true })
        .map((entry) => [
          entry.name,
          entry.isFile()
            ? unlessAbsent(() => fileSystem.readFileSync(join(path, entry.name), "utf8"))
            : undefined,
        ]),
    );
  } catch (error) {
    throw new CommandRefusal([
      `\`${given}\` cannot be read (${failureCode(error)}); check the path and its permissions`,
    ]);
  }
}

function refuseOthers({ given }: FolderPlace, there: ReadonlyMap<string, string | undefined>): void {
  if (there.size === 0) {
    return;
  }
  const recorded = recordedLists(there.get(LISTS_METADATA_NAME) ?? "");
  if (!recorded.ok) {
    throw new CommandRefusal([
      `\`${given}\` holds what this command did not write (no \`${LISTS_METADATA_NAME}\` of lists); choose another folder, or an empty one`,
    ]);
  }
  const sums = new Map(recorded.value.map(({ file, sha256 }) => [file, sha256]));
  const others = [...there.keys()].filter((name) => name !== LISTS_METADATA_NAME && !sums.has(name));
  const changed = [...there].filter(
    ([name, text]) => sums.has(name) && (text === undefined || sha256Of(text) !== sums.get(name)),
  );
  const problems = [
    ...(others.length === 0
      ? []
      : [`\`${given}\` holds what this command did not write: ${named(others)}; move it away`]),
    ...(changed.length === 0
      ? []
      : [
          `\`${given}\` holds lists that were changed since this command wrote them: ${named(changed.map(([name]) => name))}; keep the change elsewhere and remove them`,
        ]),
  ];
  if (problems.length > 0) {
    throw new CommandRefusal(problems);
  }
}

function named(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function replaced(
  { given, path, exists }: FolderPlace,
  files: ReadonlyMap<string, string>,
  seen: readonly string[],
  { fileSystem, uninterrupted }: Environment,
): string | undefined {
  try {
    return uninterrupted(() => replaceFolder({ path, exists, files, keep: [], seen }, fileSystem));
  } catch (error) {
    if (error instanceof ReplacementFailure) {
      const { reason, left } = error;
      throw new CommandRefusal([
        left === undefined
          ? `\`${given}\` cannot be written (${reason}), and what was there is as it was; mend that, and run the command again`
          : `\`${given}\` cannot be written (${reason}), and not all that was there could be put back: it lies in ${left}`,
      ]);
    }
    throw error;
  }
}
