import type { DataAzurermNetworkServiceTags } from "@cdktf/provider-azurerm/lib/data-azurerm-network-service-tags";
import { RouteTable as RouteTableResource } from "@cdktf/provider-azurerm/lib/route-table";
import { SubnetRouteTableAssociation } from "@cdktf/provider-azurerm/lib/subnet-route-table-association";
import { Construct } from "constructs";
import { checkNewResource, checkSubnetIds } from "./check-properties";
import type { Egress } from "./egress";
import type { IRouteTable } from "./existing-resources";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers, unlessErrors } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import { addTagLookups, inlineRoutes, tableConditions } from "./resolved-routes";
import { namesOfId } from "./resource-reference";
import { routeAttributes } from "./route-attributes";
import type { RoutePrefixes } from "./route-prefixes";
import { noteServiceTagFile } from "./service-tag-note";
import { subnetsToAssociate } from "./subnet-key";
import type { UserRoute } from "./user-route";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `RouteTable`. */
export interface RouteTableProps {
  /** What the routes are made from. */
  readonly selection: NetworkSelection;

  /** The subnets that use the table. */
  readonly subnets: WorkspaceSubnet[];

  /** How traffic leaves the subnets: `Egress.firewall(…)` with the firewall's private address. */
  readonly egress: Egress;

  /** The name of the resource group that holds it. */
  readonly resourceGroupName: string;

  /** Its name: 1 to 80 letters, digits, `.`, `-` and `_`. */
  readonly name: string;

  /**
   * The region that holds it.
   *
   * @default - the selection's region
   */
  readonly location?: string;

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

  /**
   * Whether a gateway's BGP routes reach the subnets. A longer prefix from there goes around the firewall.
   *
   * @default - Azure's default, true
   */
  readonly bgpRoutePropagationEnabled?: boolean;

  /**
   * Whether the subnets whose id is given are associated with the table.
   *
   * @default true
   */
  readonly associateSubnets?: boolean;

  /**
   * Tags of the resource.
   *
   * @default - none
   */
  readonly tags?: { [name: string]: string };

  /** @internal */
  readonly _planned?: PlannedLayers;
}

/**
 * A route table with the routes of a selection: everything to the firewall, and what has to go around it; with
 * associations to the subnets.
 *
 * The routes are inline. To add routes to a table that exists, use `Routes`.
 *
 * @example
 *
 * new RouteTable(this, "table", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   resourceGroupName: "rg-ml",
 *   name: "rt-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *   egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
 * });
 */
export class RouteTable extends Construct implements IRouteTable {
  /** A table that exists, by the names of its resource group and itself. Either may be a reference. */
  public static fromName(resourceGroupName: string, name: string): IRouteTable {
    return { resourceGroupName, routeTableName: name, ownsRoutes: false };
  }

  /** A table that exists, by its id, which may be a reference. */
  public static fromId(id: string): IRouteTable {
    const { resourceGroupName, name } = namesOfId("route-table", id);
    return { resourceGroupName, routeTableName: name, ownsRoutes: false };
  }

  /** The provider's resource, for `addOverride` and references. */
  public readonly resource: RouteTableResource;

  /** The associations with subnets, in the order of the subnets. */
  public readonly associations: SubnetRouteTableAssociation[];

  /** The look-ups of service tags; empty unless Terraform resolves their prefixes. */
  public readonly serviceTags: DataAzurermNetworkServiceTags[];

  /**
   * The change number of the file whose prefixes the routes have, which the Terraform holds in a comment as well, where it
   * changes no resource; undefined where they have none of a file.
   */
  public readonly serviceTagChangeNumber?: number;

  public readonly ownsRoutes = true;

  /** Creates the table. */
  public constructor(scope: Construct, id: string, props: RouteTableProps) {
    super(scope, id);
    const { selection, subnets } = props;
    const layers = props._planned ?? planLayers({ ...props, layers: ["routes"] });
    const own = [...checkNewResource("route-table", props, layers.selection), ...checkSubnetIds(subnets)];
    const { plan, diagnostics } = unlessErrors(layers, own);
    reportDiagnostics(this, [...(props._planned === undefined ? diagnostics : []), ...own]);
    const { data, sets } = addTagLookups(this, plan, selection.region);
    this.serviceTags = data;
    this.resource = new RouteTableResource(this, "Resource", {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      location: props.location ?? selection.region,
      route: plan.routes.map(routeAttributes),
      ...(sets.length === 0 ? {} : { lifecycle: tableConditions(plan.routes, sets) }),
      ...(props.bgpRoutePropagationEnabled === undefined
        ? {}
        : { bgpRoutePropagationEnabled: props.bgpRoutePropagationEnabled }),
      ...(props.tags === undefined ? {} : { tags: props.tags }),
    });
    if (sets.length > 0) {
      this.resource.addOverride("route", inlineRoutes(plan.routes, sets));
    }
    if (plan.serviceTagFile !== undefined) {
      this.serviceTagChangeNumber = plan.serviceTagFile.changeNumber;
      noteServiceTagFile(this.resource, plan.serviceTagFile);
    }
    const associated = (props.associateSubnets ?? true) ? subnetsToAssociate(subnets) : [];
    this.associations = associated.map(({ key, id: subnetId }) => this.associate(key, subnetId));
  }

  /** The table's name. */
  public get routeTableName(): string {
    return this.resource.name;
  }

  /** The name of the resource group that holds it. */
  public get resourceGroupName(): string {
    return this.resource.resourceGroupName;
  }

  /** The table's id. */
  public get routeTableId(): string {
    return this.resource.id;
  }

  private associate(key: string, subnetId: string): SubnetRouteTableAssociation {
    return new SubnetRouteTableAssociation(this, `Association-${key}`, {
      subnetId,
      routeTableId: this.resource.id,
    });
  }
}
