import { quoted } from "../../core/address/quoted";
import { CLOUD_IDS } from "../../core/catalog/built-in";
import type { CloudId } from "../../core/catalog/cloud";
import { readService } from "../../core/catalog/read-service";
import { holds, type Service, type Validity } from "../../core/catalog/service";
import { diagnostic } from "../../core/diagnostics/diagnostic";
import { suggestion } from "../../core/diagnostics/nearest-names";
import { CommandRefusal, type CommandResult } from "../command-result";
import type { Environment } from "../environment";
import { jsonText } from "../json-text";
import { readCatalogs } from "../options/read-catalogs";
import { paintFor } from "../terminal-colours";
import { textTable } from "../text-table";
import { chosenClouds } from "./chosen-clouds";
import type { FeaturesOptions } from "./features";

/** What can be selected of a catalog, as `--format json` prints it. */
interface Selectable {
  readonly service: { readonly id: string; readonly displayName: string };
  /** Oldest first. */
  readonly revisions: readonly string[];
  readonly features: readonly {
    readonly id: string;
    readonly default: boolean;
    readonly description: string;
    readonly clouds: readonly string[];
    readonly revisions: readonly string[];
    readonly implies: readonly string[];
    readonly excludes: readonly string[];
  }[];
  readonly parameters: readonly { readonly id: string; readonly description: string }[];
}

/** Lists the features, parameters and revisions of a catalog. */
export function listFeatures(options: FeaturesOptions, environment: Environment): CommandResult {
  const service = readService(readCatalogs(options.catalog ?? [], environment));
  const selectable = selectableOf(service, options);
  const stdout = options.format === "json" ? jsonText(selectable) : tablesOf(selectable, environment);
  return { exitCode: 0, stdout, stderr: "" };
}

function selectableOf(service: Service, { cloud, revision }: FeaturesOptions): Selectable {
  const clouds = chosenClouds(cloud);
  const revisions = chosenRevisions(service, revision);
  const indices = revisions.map((each) => service.revisions.indexOf(each));
  const inCloud = (validity: Validity, id: CloudId) => indices.some((index) => holds(validity, id, index));
  return {
    service: { id: service.id, displayName: service.displayName },
    revisions,
    features: [...service.features.values()]
      .filter(({ validity }) => clouds.some((id) => inCloud(validity, id)))
      .map(({ id, description, validity, implies, excludes, default: isDefault }) => ({
        id,
        default: isDefault,
        description,
        clouds: clouds.filter((each) => inCloud(validity, each)),
        revisions: revisions.filter((each) =>
          clouds.some((cloudId) => holds(validity, cloudId, service.revisions.indexOf(each))),
        ),
        implies,
        excludes,
      })),
    parameters: [...service.parameters.values()].map(({ id, description }) => ({ id, description })),
  };
}

function chosenRevisions(service: Service, revision: string | undefined): readonly string[] {
  if (revision === undefined || service.revisions.includes(revision)) {
    return revision === undefined ? service.revisions : [revision];
  }
  const message = `unknown revision ${quoted(revision)} of ${service.displayName}${suggestion(revision, service.revisions)}`;
  throw new CommandRefusal([], [diagnostic("unknown-revision", "--revision", message)]);
}

function tablesOf({ service, revisions, features, parameters }: Selectable, { stdout }: Environment): string {
  const paint = paintFor(stdout);
  const all = (having: readonly string[], of: readonly string[]) =>
    of.length > 1 && having.length === of.length ? "all" : having.join(", ");
  const parts = [
    `${service.displayName}, revisions ${revisions.join(", ")}\n`,
    textTable(
      ["FEATURE", "DEFAULT", "CLOUDS", "REVISIONS", "DESCRIPTION"],
      features.map((feature) => [
        feature.id,
        feature.default ? "on" : "off",
        all(feature.clouds, CLOUD_IDS),
        revisionsText(feature.revisions, revisions),
        feature.description,
      ]),
      paint,
      stdout.columns,
    ),
    ...(parameters.length === 0
      ? []
      : [
          textTable(
            ["PARAMETER", "DESCRIPTION"],
            parameters.map(({ id, description }) => [id, description]),
            paint,
            stdout.columns,
          ),
        ]),
  ];
  return parts.join("\n");
}

/** The revisions that have a feature, of those that are listed. */
function revisionsText(having: readonly string[], listed: readonly string[]): string {
  const [first = ""] = having;
  const sinceFirst = listed.slice(listed.indexOf(first));
  return listed.length > 1 && having.length === sinceFirst.length
    ? having.length === listed.length
      ? "all"
      : `since ${first}`
    : having.join(", ");
}
