import { Route } from "@cdktf/provider-azurerm/lib/route";
import { Construct } from "constructs";
import { checkExistingResource, refuseMixedOwnership } from "./check-properties";
import type { Egress } from "./egress";
import type { IRouteTable } from "./existing-resources";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers, unlessErrors } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import { routeAttributes } from "./route-attributes";
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

  /** @internal */
  readonly _planned?: PlannedLayers;
}

/**
 * The routes of a selection as separate resources, on a route table that exists. The table must not have inline
 * routes in its own Terraform configuration, or each apply removes the other's. Subnets are not associated here: that
 * is its owner's.
 */
export class Routes extends Construct {
  /** The provider's resources, the default route first, for `addOverride`. */
  public readonly resources: Route[];

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
    this.resources = plan.routes.map(
      (route) =>
        new Route(this, route.name, {
          ...routeAttributes(route),
          resourceGroupName: table.resourceGroupName,
          routeTableName: table.routeTableName,
        }),
    );
  }
}
