import { Construct } from "constructs";
import { Egress } from "./egress";
import type { INetworkSecurityGroup, IRouteTable } from "./existing-resources";
import type { FirewallRule } from "./firewall-rule";
import { FirewallRuleCollectionGroup } from "./firewall-rule-collection-group";
import { judgeEmittedPlan } from "./judge-emitted-plan";
import { NetworkSecurityGroup } from "./network-security-group";
import { NetworkSecurityRules } from "./network-security-rules";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import type { RequirementDecision } from "./requirement-decision";
import type { RoutePrefixes } from "./route-prefixes";
import { RouteTable } from "./route-table";
import { Routes } from "./routes";
import type { DenyScope, SecurityRule } from "./security-rule";
import type { UserRoute } from "./user-route";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `MachineLearningNetworkIsolation`. */
export interface MachineLearningNetworkIsolationProps {
  /** What the rules and routes are made from. */
  readonly selection: NetworkSelection;

  /** The subnets of the workspace's compute and endpoints. */
  readonly subnets: WorkspaceSubnet[];

  /** The name of the resource group that holds what is created. */
  readonly resourceGroupName: string;

  /**
   * How traffic leaves the subnets.
   *
   * @default Egress.direct()
   */
  readonly egress?: Egress;

  /**
   * The region that holds what is created.
   *
   * @default - the selection's region
   */
  readonly location?: string;

  /**
   * What the names of what is created start with: `{namePrefix}-nsg`, `{namePrefix}-rt`, `{namePrefix}-rcg`.
   *
   * @default "aml"
   */
  readonly namePrefix?: string;

  /**
   * What is denied beside the allowed.
   *
   * @default DenyScope.INTERNET
   */
  readonly denyScope?: DenyScope;

  /**
   * Security rules of your own, with priorities from 100 to 999.
   *
   * @default - none
   */
  readonly securityRules?: SecurityRule[];

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
   * Firewall rules of your own.
   *
   * @default - none
   */
  readonly firewallRules?: FirewallRule[];

  /**
   * A network security group that exists and takes the rules, as separate resources.
   *
   * @default - one is created
   */
  readonly networkSecurityGroup?: INetworkSecurityGroup;

  /**
   * A route table that exists and takes the routes, as separate resources.
   *
   * @default - one is created where there are routes
   */
  readonly routeTable?: IRouteTable;

  /**
   * The priority of the rule collection group in the firewall policy.
   *
   * @default 1000
   */
  readonly ruleCollectionGroupPriority?: number;

  /**
   * Whether a gateway's BGP routes reach the subnets. A longer prefix from there goes around the firewall.
   *
   * @default - Azure's default, true
   */
  readonly bgpRoutePropagationEnabled?: boolean;

  /**
   * Tags of what is created.
   *
   * @default - none
   */
  readonly tags?: { [name: string]: string };

  /** @internal */
  readonly _planned?: PlannedLayers;
}

/**
 * The network isolation of an Azure Machine Learning workspace: a network security group, the routes and the
 * firewall's rules, planned together from one selection, so that what one layer lets through the next one does too.
 *
 * The firewall's rules are made here when `egress` has a policy's id; the routes when it has a firewall.
 *
 * What is emitted is judged before it is written, by an evaluator that shares nothing with the planning: where a flow
 * that it was made for does not get through on its whole path, the synthesis fails. Where a rule or route of yours stops
 * the flow, that is the finding `required-flow-denied`, which can be acknowledged.
 *
 * @example
 *
 * new MachineLearningNetworkIsolation(this, "isolation", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   resourceGroupName: "rg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 * });
 */
export class MachineLearningNetworkIsolation extends Construct {
  /** How each requirement of the selection is met, for a review; empty where the synthesis fails. */
  public readonly decisions: RequirementDecision[];

  /** The network security group; undefined where one was handed over. */
  public readonly networkSecurityGroup?: NetworkSecurityGroup;

  /** The separate rules on a group that was handed over; undefined where one was created. */
  public readonly networkSecurityRules?: NetworkSecurityRules;

  /** The rule collection group; undefined without a firewall policy. */
  public readonly firewallRuleCollectionGroup?: FirewallRuleCollectionGroup;

  /** The route table; undefined where there is no route, or one was handed over. */
  public readonly routeTable?: RouteTable;

  /** The separate routes on a table that was handed over; undefined where one was created. */
  public readonly routes?: Routes;

  /** Creates what the selection needs. */
  public constructor(scope: Construct, id: string, props: MachineLearningNetworkIsolationProps) {
    super(scope, id);
    const egress = props.egress ?? Egress.direct();
    const prefix = props.namePrefix ?? "aml";
    const ownRoutes = props.routes ?? [];
    const hasRoutes = egress.usesFirewall || ownRoutes.length > 0;
    const planned =
      props._planned ??
      planLayers({
        ...props,
        egress,
        layers:
          egress.usesFirewall && egress.policyId === undefined
            ? ["nsg", "routes"]
            : ["nsg", "routes", "firewall"],
      });
    const { _input: input } = egress;
    const routePrefixes = props.routePrefixes?._input;
    const judged = judgeEmittedPlan(planned, {
      subnets: props.subnets,
      firewall: input.kind === "firewall" && egress.policyId !== undefined ? input : undefined,
      ...(routePrefixes === undefined ? {} : { routePrefixes }),
    });
    reportDiagnostics(this, judged);
    this.decisions = planned.plan.decisions.map((decision) => ({ ...decision }));
    const common = { ...props, egress, _planned: planned };
    if (props.networkSecurityGroup === undefined) {
      this.networkSecurityGroup = new NetworkSecurityGroup(this, "NetworkSecurityGroup", {
        ...common,
        name: `${prefix}-nsg`,
      });
    } else {
      this.networkSecurityRules = new NetworkSecurityRules(this, "NetworkSecurityRules", {
        ...common,
        networkSecurityGroup: props.networkSecurityGroup,
      });
    }
    if (egress.policyId !== undefined) {
      this.firewallRuleCollectionGroup = new FirewallRuleCollectionGroup(
        this,
        "FirewallRuleCollectionGroup",
        {
          ...common,
          name: `${prefix}-rcg`,
          ...(props.ruleCollectionGroupPriority === undefined
            ? {}
            : { priority: props.ruleCollectionGroupPriority }),
        },
      );
    }
    if (hasRoutes && props.routeTable === undefined) {
      this.routeTable = new RouteTable(this, "RouteTable", { ...common, name: `${prefix}-rt` });
    } else if (hasRoutes && props.routeTable !== undefined) {
      this.routes = new Routes(this, "Routes", { ...common, routeTable: props.routeTable });
    }
  }
}
