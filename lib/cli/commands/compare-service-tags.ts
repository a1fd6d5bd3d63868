import { toldOnce } from "../../core/compile/told-once";
import { acknowledge } from "../../core/diagnostics/acknowledgement";
import { compareServiceTagsFor } from "../../core/export/service-tag-difference";
import {
  isUnchanged,
  serviceTagDifferenceJson,
  serviceTagDifferenceText,
} from "../../core/export/service-tag-difference-text";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { jsonText } from "../json-text";
import { readExportInput } from "../options/export-input";
import { readServiceTags } from "../options/read-service-tags";
import { printable } from "../printable";
import { paintFor } from "../terminal-colours";
import type { CompareServiceTagsOptions } from "./service-tags";

/** Tells what changed between two files of service tags, for one selection. */
export function compareServiceTags(
  before: string,
  after: string,
  options: CompareServiceTagsOptions,
  environment: Environment,
): CommandResult {
  const input = readExportInput(options, environment);
  const { cloud, acknowledgements } = input.selection;
  const [former, latter] = [
    readServiceTags([before], cloud.id, environment),
    readServiceTags([after], cloud.id, environment),
  ];
  const { value, diagnostics } = compareServiceTagsFor({ ...input, serviceTags: former.file }, latter.file);
  const ofFiles = acknowledge([...former.diagnostics, ...latter.diagnostics], acknowledgements, false);
  const found = toldOnce([...ofFiles, ...diagnostics]);
  if (value === undefined) {
    throw new CommandRefusal([], found);
  }
  return {
    exitCode: isUnchanged(value) ? 0 : 1,
    stdout:
      options.format === "json"
        ? jsonText(serviceTagDifferenceJson(value))
        : printable(serviceTagDifferenceText(value)),
    stderr: diagnosticLines(found, paintFor(environment.stderr)),
  };
}
