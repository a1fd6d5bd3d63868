import { refuseBudget } from "../core/compile/prefixes-within-budget";
import type { RoutePrefixesInput } from "../core/compile/route-prefixes";
import { type Diagnostic, hasErrors } from "../core/diagnostics/diagnostic";

// Loaded when it is used: most programs have no file of service tags.
const serviceTagFiles = (): typeof import("./read-service-tag-files") => require("./read-service-tag-files");

/** How few prefixes stand for each of the catalog's service tags, and how much wider they may be for it. */
export interface RoutePrefixBudget {
  /** How many IPv4 prefixes at most stand for one tag of the catalog: a whole number from 1 on. */
  readonly most: number;

  /**
   * How many addresses more at most go around the firewall, for each address that the tag has: a number from 0 on, 0.5
   * for half as many again.
   */
  readonly extraShare: number;
}

/** How the prefixes of a file become routes. */
export interface RoutePrefixOptions {
  /**
   * Fewer and wider prefixes; what they add is a warning.
   *
   * @default - exactly the tags' addresses
   */
  readonly budget?: RoutePrefixBudget;
}

/**
 * How the destinations of the catalog's routes are written: as service tags, or as prefixes, for route tables that take
 * no tags. The default route to the firewall, and routes of your own, are what they are either way.
 *
 * Prefixes are those of the tags that the documents name for them, of the selected region and the region paired with it,
 * in IPv4: the default route to the firewall is one of IPv4, and what no route takes goes to the Internet by itself.
 * IPv6 prefixes are routed beside a route of your own that leads IPv6 elsewhere.
 *
 * @example
 *
 * new RouteTable(this, "table", {
 *   selection: NetworkSelection.machineLearning({
 *     cloud: AzureCloud.PUBLIC,
 *     region: "eastus2",
 *     features: [MachineLearningFeature.PUBLIC_IP_COMPUTE],
 *   }),
 *   resourceGroupName: "rg-ml",
 *   name: "rt-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *   egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
 *   routePrefixes: RoutePrefixes.fromFile("ServiceTags_Public.json"),
 * });
 */
export class RoutePrefixes {
  /** As service tags. Azure keeps their prefixes current by itself; a table takes 25 such routes. */
  public static serviceTags(): RoutePrefixes {
    return new RoutePrefixes({ kind: "tags" }, []);
  }

  /**
   * As the prefixes that a file has for the tags: Microsoft's weekly "Azure IP Ranges and Service Tags" of the selection's
   * cloud, an answer of `az network list-service-tags` or the Service Tag Discovery API, or what
   * `Get-AzNetworkServiceTag | ConvertTo-Json -Depth 5` gives. At most 32 MiB.
   *
   * Each prefix has a route of its own, `AzureMachineLearning-20-62-132-0-25`, so that another file changes only the
   * routes whose prefixes changed. Azure takes 400 routes in a table.
   *
   * @param path the file's path, absolute or seen from the working directory
   * @param options whether fewer and wider prefixes do
   */
  public static fromFile(path: string, options?: RoutePrefixOptions): RoutePrefixes {
    return RoutePrefixes.fromPages([path], options);
  }

  /**
   * The same from an answer of several pages, each a file of its own; together at most 32 MiB.
   *
   * @param paths the files' paths, in any order
   * @param options whether fewer and wider prefixes do
   */
  public static fromPages(paths: string[], options?: RoutePrefixOptions): RoutePrefixes {
    const budget = options?.budget;
    const found: Diagnostic[] = [];
    if (budget !== undefined) {
      refuseBudget(budget, found);
    }
    const { value: file, diagnostics: ofFile } = serviceTagFiles().readServiceTagFiles(paths);
    // Routes ask for regional tags themselves, so that it concerns none where these lie outside of their tag.
    found.push(...ofFile.filter(({ severity }) => severity === "error"));
    return file === undefined || hasErrors(found)
      ? new RoutePrefixes(undefined, found)
      : new RoutePrefixes({ kind: "prefixes", file, ...(budget === undefined ? {} : { budget }) }, []);
  }

  /**
   * As the prefixes that Terraform looks up at each plan, by `data.azurerm_network_service_tags`. Each plan may change the
   * routes, and how many there are is known only then; more than Azure takes fail the plan. Tags with a dot in their name,
   * such as `AzureFrontDoor.Frontend`, are unknown to the data source and refused.
   */
  public static resolvedByTerraform(): RoutePrefixes {
    return new RoutePrefixes({ kind: "resolved" }, []);
  }

  /** Undefined where the files have errors. @internal */
  public readonly _input: RoutePrefixesInput | undefined;

  /** What is wrong with the files. @internal */
  public readonly _diagnostics: readonly Diagnostic[];

  private constructor(input: RoutePrefixesInput | undefined, diagnostics: readonly Diagnostic[]) {
    this._input = input;
    this._diagnostics = diagnostics;
  }

  /** The file's change number; undefined where there is no file, or it has errors. */
  public get changeNumber(): number | undefined {
    return this._input?.kind === "prefixes" ? this._input.file.changeNumber : undefined;
  }
}
