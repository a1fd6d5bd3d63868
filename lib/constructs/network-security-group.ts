import { NetworkSecurityGroup as NetworkSecurityGroupResource } from "@cdktf/provider-azurerm/lib/network-security-group";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { Construct } from "constructs";
import { checkNewResource, checkSubnetIds } from "./check-properties";
import { Egress } from "./egress";
import type { INetworkSecurityGroup } from "./existing-resources";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers, unlessErrors } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import { namesOfId } from "./resource-reference";
import type { DenyScope, SecurityRule } from "./security-rule";
import { securityRuleAttributes } from "./security-rule-attributes";
import { subnetsToAssociate } from "./subnet-key";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `NetworkSecurityGroup`. */
export interface NetworkSecurityGroupProps {
  /** What the rules are made from. */
  readonly selection: NetworkSelection;

  /** The subnets that the group protects. */
  readonly subnets: WorkspaceSubnet[];

  /** The name of the resource group that holds it. */
  readonly resourceGroupName: string;

  /** Its name: 1 to 80 letters, digits, `.`, `-` and `_`. */
  readonly name: string;

  /**
   * How traffic leaves the subnets, which decides what the group has to let out.
   *
   * @default Egress.direct()
   */
  readonly egress?: Egress;

  /**
   * The region that holds it.
   *
   * @default - the selection's region
   */
  readonly location?: string;

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

  /**
   * Whether the subnets whose id is given are associated with the group.
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
 * A network security group with the rules of a selection, and associations to the subnets.
 *
 * The rules are inline: the group is their one owner, and one call to Azure writes them all. To add rules to a group
 * that exists, use `NetworkSecurityRules`.
 *
 * @example
 *
 * new NetworkSecurityGroup(this, "group", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *   resourceGroupName: "rg-ml",
 *   name: "nsg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 * });
 */
export class NetworkSecurityGroup extends Construct implements INetworkSecurityGroup {
  /** A group that exists, by the names of its resource group and itself. Either may be a reference. */
  public static fromName(resourceGroupName: string, name: string): INetworkSecurityGroup {
    return { resourceGroupName, networkSecurityGroupName: name, ownsRules: false };
  }

  /** A group that exists, by its id, which may be a reference. */
  public static fromId(id: string): INetworkSecurityGroup {
    const { resourceGroupName, name } = namesOfId("network-security-group", id);
    return { resourceGroupName, networkSecurityGroupName: name, ownsRules: false };
  }

  /** The provider's resource, for `addOverride` and references. */
  public readonly resource: NetworkSecurityGroupResource;

  /** The associations with subnets, in the order of the subnets. */
  public readonly associations: SubnetNetworkSecurityGroupAssociation[];

  public readonly ownsRules = true;

  /** Creates the group. */
  public constructor(scope: Construct, id: string, props: NetworkSecurityGroupProps) {
    super(scope, id);
    const { selection, subnets } = props;
    const layers =
      props._planned ?? planLayers({ ...props, egress: props.egress ?? Egress.direct(), layers: ["nsg"] });
    const own = [
      ...checkNewResource("network-security-group", props, layers.selection),
      ...checkSubnetIds(subnets),
    ];
    const { plan, diagnostics } = unlessErrors(layers, own);
    reportDiagnostics(this, [...(props._planned === undefined ? diagnostics : []), ...own]);
    this.resource = new NetworkSecurityGroupResource(this, "Resource", {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      location: props.location ?? selection.region,
      securityRule: plan.securityRules.map(securityRuleAttributes),
      ...(props.tags === undefined ? {} : { tags: props.tags }),
    });
    const associated = (props.associateSubnets ?? true) ? subnetsToAssociate(subnets) : [];
    this.associations = associated.map(({ key, id: subnetId }) => this.associate(key, subnetId));
  }

  /** The group's name. */
  public get networkSecurityGroupName(): string {
    return this.resource.name;
  }

  /** The name of the resource group that holds it. */
  public get resourceGroupName(): string {
    return this.resource.resourceGroupName;
  }

  /** The group's id. */
  public get networkSecurityGroupId(): string {
    return this.resource.id;
  }

  private associate(key: string, subnetId: string): SubnetNetworkSecurityGroupAssociation {
    return new SubnetNetworkSecurityGroupAssociation(this, `Association-${key}`, {
      subnetId,
      networkSecurityGroupId: this.resource.id,
    });
  }
}
