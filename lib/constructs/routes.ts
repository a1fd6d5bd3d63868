import type { DataAzurermNetworkServiceTags } from "@cdktf/provider-azurerm/lib/data-azurerm-network-service-tags";
import { Route } from "@cdktf/provider-azurerm/lib/route";
import { Construct } from "constructs";
import { checkExistingResource, refuseMixedOwnership } from "./check-properties";
import type { Egress } from "./egress";
import type { IRouteTable } from "./existing-resources";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers, unlessErrors } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import { addTagLookups, separateRoutes } from "./resolved-routes";
import { routeAttributes } from "./route-attributes";
import type { RoutePrefixes } from "./route-prefixes";
import { noteServiceTagFile } from "./service-tag-note";
import type { UserRoute } from "./user-route";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `Routes`. */
export interface RoutesProps {
  /** The table that takes the routes: `RouteTable.fromName(…)` or `fromId(…)`. */
  readonly routeTable: IRouteTable;

  /** What the routes are made from. */
  readonly selection: NetworkSelection;

  /** The subnets that use the table. */
  readonly subnets: WorkspaceSubnet[];

  /** How traffic leaves the subnets: `Egress.firewall(…)` with the firewall's private address. */
  readonly egress: Egress;

  /**
   * Routes of your own.
   *
   * @default - none
   */
  readonly routes?: UserRoute[];

  /**
   * How the destinations of the catalog's routes are written.
   *
   * @default RoutePrefixes.serviceTags()
   */
  readonly routePrefixes?: RoutePrefixes;

  /** @internal */
  readonly _planned?: PlannedLayers;
}

/**
 * The routes of a selection as separate resources, on a route table that exists. The table must not have inline
 * routes in its own Terraform configuration, or each apply removes the other's. Subnets are not associated here: that
 * is its owner's.
 *
 * @example
 *
 * new Routes(this, "routes", {
 *   routeTable: RouteTable.fromName("rg-network", "rt-workloads"),
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *   egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
 * });
 */
export class Routes extends Construct {
  /** The provider's resources, the default route first and those that Terraform resolves last, for `addOverride`. */
  public readonly resources: Route[];

  /** The look-ups of service tags; empty unless Terraform resolves their prefixes. */
  public readonly serviceTags: DataAzurermNetworkServiceTags[];

  /**
   * The change number of the file whose prefixes the routes have, which the Terraform holds in a comment of the first
   * resource as well, where it changes none; undefined where they have none of a file.
   */
  public readonly serviceTagChangeNumber?: number;

  /** Creates the routes. */
  public constructor(scope: Construct, id: string, props: RoutesProps) {
    super(scope, id);
    const { routeTable: table } = props;
    const layers = props._planned ?? planLayers({ ...props, layers: ["routes"] });
    const own = [
      ...checkExistingResource("route-table", table.resourceGroupName, table.routeTableName),
      ...refuseMixedOwnership(table.ownsRoutes, "routeTable", "routes"),
    ];
    const { plan, diagnostics } = unlessErrors(layers, own);
    reportDiagnostics(this, [...(props._planned === undefined ? diagnostics : []), ...own]);
    const ofTable = { resourceGroupName: table.resourceGroupName, routeTableName: table.routeTableName };
    const { data, sets } = addTagLookups(this, plan, props.selection.region);
    this.serviceTags = data;
    const known = plan.routes.map(
      (route) => new Route(this, route.name, { ...routeAttributes(route), ...ofTable }),
    );
    const resolved = sets.map((set) => {
      const { forEach, ...attributes } = separateRoutes(set);
      // No name of a route begins so.
      const route = new Route(this, `_${set.routes.name}`, { ...attributes, ...ofTable });
      route.addOverride("for_each", forEach);
      return route;
    });
    this.resources = [...known, ...resolved];
    const [first] = known;
    if (plan.serviceTagFile !== undefined && first !== undefined) {
      this.serviceTagChangeNumber = plan.serviceTagFile.changeNumber;
      noteServiceTagFile(first, plan.serviceTagFile);
    }
  }
}
