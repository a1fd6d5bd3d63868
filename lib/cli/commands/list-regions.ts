import { builtInCloud } from "../../core/catalog/built-in";
import { readService } from "../../core/catalog/read-service";
import type { Service } from "../../core/catalog/service";
import type { CommandResult } from "../command-result";
import type { Environment } from "../environment";
import { jsonText } from "../json-text";
import { readCatalogs } from "../options/read-catalogs";
import { paintFor } from "../terminal-colours";
import { textTable } from "../text-table";
import { chosenClouds } from "./chosen-clouds";
import type { RegionsOptions } from "./regions";

/** A region, as `--format json` prints it. */
interface ListedRegion {
  readonly cloud: string;
  readonly name: string;
  /** The suffix of regional service tags. */
  readonly tagSuffix: string;
  /** The paired region. Default: it has none. */
  readonly pair?: string;
  /** Whether the documents name it for the service; null where they name no region of the cloud. */
  readonly documented: boolean | null;
}

/** Lists the regions of each cloud. */
export function listRegions(options: RegionsOptions, environment: Environment): CommandResult {
  const service = readService(readCatalogs(options.catalog ?? [], environment));
  const regions = regionsOf(service, options.cloud);
  const { stdout: facts } = environment;
  const stdout =
    options.format === "json"
      ? jsonText({ service: { id: service.id, displayName: service.displayName }, regions })
      : textTable(
          ["CLOUD", "REGION", "TAG SUFFIX", "PAIR", "DOCUMENTED"],
          regions.map(({ cloud, name, tagSuffix, pair, documented }) => [
            cloud,
            name,
            tagSuffix,
            pair ?? "-",
            documented === null ? "-" : documented ? "yes" : "no",
          ]),
          paintFor(facts),
          facts.columns,
        );
  return { exitCode: 0, stdout, stderr: "" };
}

function regionsOf(service: Service, cloud: string | undefined): ListedRegion[] {
  return chosenClouds(cloud).flatMap((id) =>
    [...builtInCloud(id).regions.values()].map(({ name, tagSuffix, pair }) => ({
      cloud: id,
      name,
      tagSuffix,
      ...(pair === undefined ? {} : { pair }),
      documented: service.availability.get(id)?.includes(name) ?? null,
    })),
  );
}
