import { NetworkSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-rule";
import { Construct } from "constructs";
import { checkExistingResource, refuseMixedOwnership } from "./check-properties";
import { Egress } from "./egress";
import type { INetworkSecurityGroup } from "./existing-resources";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers, unlessErrors } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import type { DenyScope, SecurityRule } from "./security-rule";
import { securityRuleAttributes } from "./security-rule-attributes";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `NetworkSecurityRules`. */
export interface NetworkSecurityRulesProps {
  /** The group that takes the rules: `NetworkSecurityGroup.fromName(…)` or `fromId(…)`. */
  readonly networkSecurityGroup: INetworkSecurityGroup;

  /** What the rules are made from. */
  readonly selection: NetworkSelection;

  /** The subnets that the group protects. */
  readonly subnets: WorkspaceSubnet[];

  /**
   * How traffic leaves the subnets.
   *
   * @default Egress.direct()
   */
  readonly egress?: Egress;

  /**
   * What is denied beside the allowed.
   *
   * @default DenyScope.INTERNET
   */
  readonly denyScope?: DenyScope;

  /**
   * Rules of your own, with priorities from 100 to 999.
   *
   * @default - none
   */
  readonly securityRules?: SecurityRule[];

  /** @internal */
  readonly _planned?: PlannedLayers;
}

/**
 * The rules of a selection as separate resources, on a network security group that exists.
 *
 * What else the group holds cannot be seen from here: its rules' names and priorities must differ. The group must
 * not have inline rules in its own Terraform configuration, or each apply removes the other's. Subnets are not
 * associated here: that is its owner's.
 *
 * @example
 *
 * new NetworkSecurityRules(this, "rules", {
 *   networkSecurityGroup: NetworkSecurityGroup.fromName("rg-network", "nsg-workloads"),
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 * });
 */
export class NetworkSecurityRules extends Construct {
  /** The provider's resources, by direction and priority, for `addOverride`. */
  public readonly resources: NetworkSecurityRule[];

  /** Creates the rules. */
  public constructor(scope: Construct, id: string, props: NetworkSecurityRulesProps) {
    super(scope, id);
    const { networkSecurityGroup: group } = props;
    const layers =
      props._planned ?? planLayers({ ...props, egress: props.egress ?? Egress.direct(), layers: ["nsg"] });
    const own = [
      ...checkExistingResource(
        "network-security-group",
        group.resourceGroupName,
        group.networkSecurityGroupName,
      ),
      ...refuseMixedOwnership(group.ownsRules, "networkSecurityGroup", "rules"),
    ];
    const { plan, diagnostics } = unlessErrors(layers, own);
    reportDiagnostics(this, [...(props._planned === undefined ? diagnostics : []), ...own]);
    this.resources = plan.securityRules.map(
      (rule) =>
        new NetworkSecurityRule(this, rule.name, {
          ...securityRuleAttributes(rule),
          resourceGroupName: group.resourceGroupName,
          networkSecurityGroupName: group.networkSecurityGroupName,
        }),
    );
  }
}
