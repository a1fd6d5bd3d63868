import { resolve } from "node:path";
import { chosenResources } from "../../core/analyze/chosen-resources";
import {
  MAX_CONFIGURATION_CHARACTERS,
  type ReadConfiguration,
  readConfiguration,
} from "../../core/analyze/read";
import { type Diagnostic, diagnosticAt } from "../../core/diagnostics/diagnostic";
import { CommandRefusal } from "../command-result";
import type { Environment } from "../environment";
import { type InputKind, inputSize, inputText } from "../input-files";

const RULES: InputKind = {
  file: "a file that holds rules, such as what `terraform show -json` prints",
  path: "a file",
};

/** Findings with which a file, or a whole part of it, is not read: judged without it, the rest would mislead. */
const UNREAD: ReadonlySet<string> = new Set([
  "configuration-file-syntax",
  "configuration-file-too-deep",
  "configuration-file-too-large",
  "configuration-file-unknown",
]);

/**
 * Reads files of configurations that exist into one. Their sizes are looked at before they are read.
 *
 * @param paths absolute, or seen from the working directory
 * @param resources names, addresses or module paths of what is looked at. Default: everything
 * @throws CommandRefusal where one cannot be read, is too large, is no configuration, or holds nothing of such a name
 */
export function readConfigurationFiles(
  paths: readonly string[],
  resources: readonly string[] | undefined,
  environment: Environment,
): ReadConfiguration {
  refuseRepeated(paths, environment);
  refuseLarge(paths, environment);
  const read = readConfiguration(paths.map((name) => ({ name, text: inputText(name, RULES, environment) })));
  const unread = read.diagnostics.filter(({ code }) => UNREAD.has(code));
  if (unread.length > 0) {
    throw new CommandRefusal([], unread);
  }
  const chosen = resources === undefined ? undefined : chosenResources(read.configuration, resources);
  if (chosen?.ok === false) {
    throw new CommandRefusal([chosen.problem]);
  }
  return chosen === undefined ? read : { ...read, configuration: chosen.value };
}

function refuseRepeated(paths: readonly string[], { workingDirectory }: Environment): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const whole = resolve(workingDirectory, path);
    if (seen.has(whole)) {
      throw new CommandRefusal([`\`${path}\` is given twice; give every file once`]);
    }
    seen.add(whole);
  }
}

function refuseLarge(paths: readonly string[], environment: Environment): void {
  const tooLarge = paths.flatMap((file): Diagnostic[] => {
    const size = inputSize(file, RULES, environment);
    if (size <= MAX_CONFIGURATION_CHARACTERS) {
      return [];
    }
    const message = `the file has ${size} bytes; at most ${MAX_CONFIGURATION_CHARACTERS} are read; give the part of it that holds the rules`;
    return [diagnosticAt("configuration-file-too-large", { file, path: "" }, message)];
  });
  if (tooLarge.length > 0) {
    throw new CommandRefusal([], tooLarge);
  }
}
