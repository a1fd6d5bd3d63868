import { FirewallPolicyRuleCollectionGroup } from "@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group";
import { Construct } from "constructs";
import { DEFAULT_GROUP_PRIORITY } from "../core/catalog/priority-bands";
import { readGroupPriority, readResourceId, readResourceName } from "../core/compile/read-resources";
import { type Diagnostic, diagnostic } from "../core/diagnostics/diagnostic";
import { textOf } from "./deferred-values";
import type { Egress } from "./egress";
import type { FirewallRule } from "./firewall-rule";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers, unlessErrors } from "./planned-layers";
import { reportDiagnostics } from "./report-diagnostics";
import { applicationRuleCollections, networkRuleCollections } from "./rule-collection-attributes";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `FirewallRuleCollectionGroup`. */
export interface FirewallRuleCollectionGroupProps {
  /** What the rules are made from. */
  readonly selection: NetworkSelection;

  /** The subnets whose traffic the rules admit. */
  readonly subnets: WorkspaceSubnet[];

  /** The firewall: `Egress.firewall(…)` with its strategy and SKU. */
  readonly egress: Egress;

  /**
   * The id of the firewall policy that takes the group.
   *
   * @default - the policy of `egress`
   */
  readonly firewallPolicyId?: string;

  /** The group's name: 2 to 80 letters, digits, `.`, `-` and `_`. A group is never shared between stacks. */
  readonly name: string;

  /**
   * The group's priority in the policy, 100 to 65000, unique there.
   *
   * @default 1000
   */
  readonly priority?: number;

  /**
   * Rules of your own, in collections of their own.
   *
   * @default - none
   */
  readonly firewallRules?: FirewallRule[];

  /** @internal */
  readonly _planned?: PlannedLayers;
}

/**
 * A rule collection group of a firewall policy, with what a selection needs: network rules by service tag and by
 * exact host, application rules by host.
 */
export class FirewallRuleCollectionGroup extends Construct {
  /** The provider's resource, for `addOverride` and references. */
  public readonly resource: FirewallPolicyRuleCollectionGroup;

  /** Creates the group. */
  public constructor(scope: Construct, id: string, props: FirewallRuleCollectionGroupProps) {
    super(scope, id);
    const layers = props._planned ?? planLayers({ ...props, layers: ["firewall"] });
    const policyId = props.firewallPolicyId ?? props.egress.policyId;
    const priority = props.priority ?? DEFAULT_GROUP_PRIORITY;
    const own: Diagnostic[] = [];
    readResourceName("rule-collection-group", textOf(props.name), "name", own);
    readGroupPriority(priority, "priority", own);
    if (policyId === undefined) {
      const message = "the firewall policy is missing; give its id here or to `Egress.firewall`";
      own.push(diagnostic("invalid-resource-id", "firewallPolicyId", message));
    } else {
      readResourceId("firewall-policy", textOf(policyId), "firewallPolicyId", own);
    }
    if (!props.egress.usesFirewall) {
      const message = "the egress is direct, so there is no firewall to hold rules; use `Egress.firewall`";
      own.push(diagnostic("invalid-rule", "egress", message));
    }
    const { plan, diagnostics } = unlessErrors(layers, own);
    reportDiagnostics(this, [...(props._planned === undefined ? diagnostics : []), ...own]);
    const network = networkRuleCollections(plan.ruleCollections);
    const application = applicationRuleCollections(plan.ruleCollections);
    this.resource = new FirewallPolicyRuleCollectionGroup(this, "Resource", {
      name: props.name,
      firewallPolicyId: policyId ?? "",
      priority,
      ...(network.length === 0 ? {} : { networkRuleCollection: network }),
      ...(application.length === 0 ? {} : { applicationRuleCollection: application }),
    });
  }
}
