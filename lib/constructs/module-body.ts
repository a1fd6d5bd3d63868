import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { SubnetRouteTableAssociation } from "@cdktf/provider-azurerm/lib/subnet-route-table-association";
import { ref, type TerraformResource, type TerraformStack, Token } from "cdktf";
import type { NetworkPlan } from "../core/compile/plan";
import type { Diagnostic } from "../core/diagnostics/diagnostic";
import type { ModuleLayer } from "../core/module/module-request";
import { expression } from "../core/module/terraform-expression";
import { Egress, type FirewallEgressProps } from "./egress";
import type { FirewallRule } from "./firewall-rule";
import { FirewallRuleCollectionGroup } from "./firewall-rule-collection-group";
import { NetworkSecurityGroup } from "./network-security-group";
import { NetworkSecurityRules } from "./network-security-rules";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers } from "./planned-layers";
import { RouteTable } from "./route-table";
import { Routes } from "./routes";
import type { DenyScope, SecurityRule } from "./security-rule";
import type { UserRoute } from "./user-route";

/** What a module's resources are made from. */
export interface ModuleBodyProps {
  readonly selection: NetworkSelection;
  readonly layers: ReadonlySet<ModuleLayer>;
  readonly existing: ReadonlySet<ModuleLayer>;
  /** The settings of the firewall; undefined where the egress is direct. */
  readonly firewall: FirewallEgressProps | undefined;
  /** Whether the region is an input. */
  readonly openRegion: boolean;
  readonly denyScope?: DenyScope;
  readonly securityRules?: readonly SecurityRule[];
  readonly routes?: readonly UserRoute[];
  readonly firewallRules?: readonly FirewallRule[];
}

/** What became of a module's resources: the plan, empty where there is an error, and what was found. */
export interface ModuleBody {
  readonly plan: NetworkPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** The value of an input, or of anything else that Terraform's language names, which Terraform knows later. */
export function later(text: string): string {
  return Token.asString(ref(text));
}

/**
 * Adds a module's resources to a stack, with its inputs in the place of values. The names of resources are permanent:
 * `this` for what there is one of, else the name of the rule or route.
 */
export function addModuleBody(stack: TerraformStack, props: ModuleBodyProps): ModuleBody {
  // The framework wants a provider for its resources. A module has none, so that it stays here.
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const { selection, layers, existing, openRegion } = props;
  const egress =
    props.firewall === undefined
      ? Egress.direct()
      : Egress.firewall({
          ...props.firewall,
          policyId: later("var.firewall_policy_id"),
          privateIpAddress: later("var.firewall_private_ip_address"),
        });
  const subnets = [{ addressPrefixes: Token.asList(ref("var.subnet_address_prefixes")) }];
  const planned = planLayers({
    selection,
    subnets,
    egress,
    layers: [...layers],
    ...(props.denyScope === undefined ? {} : { denyScope: props.denyScope }),
    securityRules: props.securityRules ?? [],
    routes: props.routes ?? [],
    firewallRules: props.firewallRules ?? [],
  });
  const common = {
    selection,
    subnets,
    egress,
    associateSubnets: false,
    location: later(`coalesce(var.location, ${openRegion ? "var.region" : `"${selection.region}"`})`),
    resourceGroupName: later("var.resource_group_name"),
    _planned: planned,
  };
  if (layers.has("nsg")) {
    const name = later("var.network_security_group_name");
    if (existing.has("nsg")) {
      addSeparateRules(stack, common, name);
    } else {
      const group = new NetworkSecurityGroup(stack, "network-security-group", { ...common, name });
      withTags(group.resource);
      const association = new SubnetNetworkSecurityGroupAssociation(stack, "network-security-group-subnets", {
        subnetId: later("each.value"),
        networkSecurityGroupId: group.resource.id,
      });
      forEachSubnet(association);
    }
  }
  if (layers.has("routes") && planned.plan.routes.length > 0) {
    const name = later("var.route_table_name");
    if (existing.has("routes")) {
      addSeparateRoutes(stack, common, name);
    } else {
      const table = new RouteTable(stack, "route-table", { ...common, name });
      withTags(table.resource);
      table.resource.addOverride(
        "bgp_route_propagation_enabled",
        expression("var.bgp_route_propagation_enabled"),
      );
      const association = new SubnetRouteTableAssociation(stack, "route-table-subnets", {
        subnetId: later("each.value"),
        routeTableId: table.resource.id,
      });
      forEachSubnet(association);
    }
  }
  if (layers.has("firewall")) {
    const group = new FirewallRuleCollectionGroup(stack, "firewall", {
      ...common,
      name: later("var.rule_collection_group_name"),
    });
    group.resources.forEach((resource, index) => {
      resource.overrideLogicalId(index === 0 ? "this" : `this_${index + 1}`);
      resource.addOverride(
        "priority",
        expression(`var.rule_collection_group_priority${index === 0 ? "" : ` + ${index}`}`),
      );
    });
  }
  return { plan: planned.plan, diagnostics: planned.diagnostics };
}

interface CommonProps {
  readonly selection: NetworkSelection;
  readonly subnets: { readonly addressPrefixes: string[] }[];
  readonly egress: Egress;
  readonly _planned: PlannedLayers;
}

function addSeparateRules(stack: TerraformStack, common: CommonProps, name: string): void {
  const rules = new NetworkSecurityRules(stack, "network-security-rules", {
    ...common,
    networkSecurityGroup: NetworkSecurityGroup.fromName(
      later("coalesce(var.network_security_group_resource_group_name, var.resource_group_name)"),
      name,
    ),
  });
  for (const rule of rules.resources) {
    rule.overrideLogicalId(rule.node.id);
  }
}

function addSeparateRoutes(stack: TerraformStack, common: CommonProps, name: string): void {
  const routes = new Routes(stack, "routes", {
    ...common,
    routeTable: RouteTable.fromName(
      later("coalesce(var.route_table_resource_group_name, var.resource_group_name)"),
      name,
    ),
  });
  for (const route of routes.resources) {
    route.overrideLogicalId(route.node.id);
  }
}

/** A map that is an input has no names that could be checked here. */
function withTags(resource: TerraformResource): void {
  resource.overrideLogicalId("this");
  resource.addOverride("tags", expression("var.tags"));
}

/** The map's keys have to be known when Terraform plans; the ids, its values, need not. */
function forEachSubnet(association: TerraformResource): void {
  association.overrideLogicalId("this");
  association.addOverride("for_each", expression("var.subnet_ids"));
}
