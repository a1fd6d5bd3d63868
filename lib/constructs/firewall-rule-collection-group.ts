import { FirewallPolicyRuleCollectionGroup } from "@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group";
import type { IpGroup } from "@cdktf/provider-azurerm/lib/ip-group";
import { Construct } from "constructs";
import { DEFAULT_GROUP_PRIORITY } from "../core/catalog/priority-bands";
import { type FirewallReport as CountedRules, firewallReport } from "../core/compile/firewall-report";
import type { PlannedIpGroup } from "../core/compile/ip-groups";
import type { RuleCollection } from "../core/compile/plan";
import {
  readGroupPriority,
  readRegionOfAnyCloud,
  readResourceId,
  readResourceName,
} from "../core/compile/read-resources";
import { type Diagnostic, diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import { textOf, writtenAddresses } from "./deferred-values";
import type { Egress } from "./egress";
import type { FirewallReport } from "./firewall-report";
import type { FirewallRule } from "./firewall-rule";
import type { FirewallWorkload, IpGroupOptions } from "./firewall-workload";
import { addIpGroup } from "./ip-group-chain";
import type { NetworkSelection } from "./network-selection";
import { type PlannedLayers, planLayers } from "./planned-layers";
import { planWorkloads } from "./planned-workloads";
import { refuseTakenPlaces } from "./policy-groups";
import { reportDiagnostics } from "./report-diagnostics";
import { applicationRuleCollections, networkRuleCollections } from "./rule-collection-attributes";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Properties of `FirewallRuleCollectionGroup`. */
export interface FirewallRuleCollectionGroupProps {
  /**
   * What the rules are made from, for one workload.
   *
   * @default - `workloads` say it
   */
  readonly selection?: NetworkSelection;

  /**
   * The subnets whose traffic the rules admit, for one workload.
   *
   * @default - `workloads` say it
   */
  readonly subnets?: WorkspaceSubnet[];

  /**
   * Workloads that share the firewall, in place of `selection` and `subnets`. What several need stands in one rule, with
   * the sources of all of them.
   *
   * @default - one workload, by `selection` and `subnets`
   */
  readonly workloads?: FirewallWorkload[];

  /**
   * IP groups for the sources of `workloads` where these are many. A workload that is added then changes the IP groups
   * and no rule.
   *
   * @default - the sources stand in the rules
   */
  readonly ipGroups?: IpGroupOptions;

  /** The firewall: `Egress.firewall(…)` with its strategy and SKU. */
  readonly egress: Egress;

  /**
   * The id of the firewall policy that takes the group.
   *
   * @default - the policy of `egress`
   */
  readonly firewallPolicyId?: string;

  /**
   * The group's name: 2 to 80 letters, digits, `.`, `-` and `_`. A group is never shared between stacks. Names of IP groups,
   * and of further groups, begin with it and end in what tells them apart, such as a workload's name: they have up to 80
   * characters as well.
   */
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
 *
 * @example
 *
 * const policy = new FirewallPolicy(this, "policy", {
 *   name: "policy-hub",
 *   resourceGroupName: "rg-hub",
 *   location: "eastus2",
 *   sku: FirewallSku.STANDARD,
 *   dnsProxy: true,
 * });
 * new FirewallRuleCollectionGroup(this, "rules", {
 *   name: "rcg-ml",
 *   egress: Egress.firewall({ policy, privateIpAddress: "10.0.1.4" }),
 *   workloads: [
 *     {
 *       name: "vision",
 *       selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 *       subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 *     },
 *   ],
 * });
 */
export class FirewallRuleCollectionGroup extends Construct {
  /** The provider's resource, for `addOverride` and references. */
  public readonly resource: FirewallPolicyRuleCollectionGroup;

  /** All groups: one, unless the rules are more than one may hold. The others are named and placed behind it. */
  public readonly resources: FirewallPolicyRuleCollectionGroup[];

  /** The IP groups that hold the sources of rules; empty where the rules hold them. */
  public readonly ipGroups: IpGroup[];

  private readonly counted: (() => FirewallReport) | undefined;

  /** Creates the group. */
  public constructor(scope: Construct, id: string, props: FirewallRuleCollectionGroupProps) {
    super(scope, id);
    const policyId = props.firewallPolicyId ?? props.egress.policyId;
    const priority = props.priority ?? DEFAULT_GROUP_PRIORITY;
    const own: Diagnostic[] = [];
    readResourceName("rule-collection-group", textOf(props.name), "name", own);
    const isNamed = own.length === 0;
    readGroupPriority(priority, "priority", own);
    if (policyId === undefined) {
      const message = "the firewall policy is missing; give its id here or to `Egress.firewall`";
      own.push(diagnostic("invalid-resource-id", "firewallPolicyId", message));
    } else {
      readResourceId("firewall-policy", textOf(policyId), "firewallPolicyId", own);
    }
    const planned = plannedGroup(props, own);
    const count = Math.max(1, planned.groups.length);
    const names = Array.from({ length: count }, (_, place) => nameOf(props.name, place));
    if (isNamed) {
      for (const name of names.slice(1)) {
        readResourceName("rule-collection-group", textOf(name), "name", own);
      }
      for (const { key } of planned.ipGroups) {
        readResourceName("ip-group", textOf(ipGroupName(props.name, key)), "name", own);
      }
    }
    own.push(...refuseTakenPlaces(this, policyId, names, priority));
    const usable = hasErrors([...own, ...planned.diagnostics]) ? NOTHING : planned;
    reportDiagnostics(this, [...(props._planned === undefined ? planned.diagnostics : []), ...own]);
    this.counted = usable.report;
    this.ipGroups = [];
    const ids = new Map<string, string>();
    for (const { key, addresses } of usable.ipGroups) {
      const group = addIpGroup(
        this,
        `IpGroup-${key}`,
        {
          name: `${props.name}-${key}`,
          resourceGroupName: props.ipGroups?.resourceGroupName ?? "",
          location: props.ipGroups?.location ?? "",
          cidrs: writtenAddresses(addresses),
        },
        this.ipGroups,
      );
      ids.set(key, group.id);
    }
    const [first = [], ...others] = usable.groups;
    const groupOf = (
      logicalId: string,
      collections: readonly RuleCollection[],
      place: number,
      before: readonly FirewallPolicyRuleCollectionGroup[],
    ): FirewallPolicyRuleCollectionGroup => {
      const network = networkRuleCollections(collections, ids);
      const application = applicationRuleCollections(collections, ids);
      return new FirewallPolicyRuleCollectionGroup(this, logicalId, {
        name: nameOf(props.name, place),
        firewallPolicyId: policyId ?? "",
        priority: priority + place,
        ...(network.length === 0 ? {} : { networkRuleCollection: network }),
        ...(application.length === 0 ? {} : { applicationRuleCollection: application }),
        // A policy takes one update at a time.
        ...(before.length === 0 ? {} : { dependsOn: before.slice(-1) }),
      });
    };
    this.resource = groupOf("Resource", first, 0, []);
    this.resources = [this.resource];
    others.forEach((collections, index) => {
      this.resources.push(groupOf(`Resource-${index + 2}`, collections, index + 1, this.resources));
    });
  }

  /** How few the rules are, and how far from Azure's limits; undefined where the synthesis fails. */
  public get report(): FirewallReport | undefined {
    return this.counted?.();
  }
}

/** The name of the group at a place among those that hold the rules. */
function nameOf(name: string, place: number): string {
  return place === 0 ? name : `${name}-${place + 1}`;
}

/**
 * The name of an IP group: the group's and what its sources are called. No document gives a rule for it, so it is held to
 * that of a network security group; see `catalog/names.json`.
 */
function ipGroupName(name: string, key: string): string {
  return `${name}-${key}`;
}

/** What a group will hold. */
interface PlannedGroup {
  readonly groups: readonly (readonly RuleCollection[])[];
  readonly ipGroups: readonly PlannedIpGroup[];
  /** Counts only when it is asked for: most programs do not look at it. */
  readonly report?: () => FirewallReport;
}

const NOTHING: PlannedGroup = { groups: [], ipGroups: [] };

/** Plans the group for one workload or for several; which of the two it is has to be clear. */
function plannedGroup(
  props: FirewallRuleCollectionGroupProps,
  found: Diagnostic[],
): PlannedGroup & { readonly diagnostics: readonly Diagnostic[] } {
  const { selection, subnets, workloads, egress, ipGroups } = props;
  if (!egress.usesFirewall) {
    const message = "the egress is direct, so there is no firewall to hold rules; use `Egress.firewall`";
    found.push(diagnostic("invalid-rule", "egress", message));
  }
  if (workloads !== undefined) {
    if (selection !== undefined || subnets !== undefined) {
      const message =
        "the workloads are given twice, as `workloads` and as `selection` and `subnets`; keep one of the two";
      found.push(diagnostic("invalid-rule", "workloads", message));
    }
    if (ipGroups !== undefined) {
      readResourceName(
        "resource-group",
        textOf(ipGroups.resourceGroupName),
        "ipGroups.resourceGroupName",
        found,
      );
      readRegionOfAnyCloud(textOf(ipGroups.location), "ipGroups.location", found);
    }
    const { plan, diagnostics } = planWorkloads(workloads, egress, props.firewallRules ?? [], ipGroups);
    return plan === undefined
      ? { ...NOTHING, diagnostics }
      : {
          groups: plan.groups,
          ipGroups: plan.ipGroups,
          report: () => reportOf(plan.report),
          diagnostics,
        };
  }
  if (selection === undefined || subnets === undefined) {
    const message = "nothing says what the rules are for; give `selection` and `subnets`, or `workloads`";
    found.push(diagnostic("empty-source", "workloads", message));
    return { ...NOTHING, diagnostics: [] };
  }
  const { plan, diagnostics } =
    props._planned ?? planLayers({ ...props, selection, subnets, layers: ["firewall"] });
  return {
    groups: [plan.ruleCollections],
    ipGroups: [],
    report: () => reportOf(firewallReport([plan.ruleCollections])),
    diagnostics,
  };
}

function reportOf({ limits, ...counts }: CountedRules): FirewallReport {
  return { ...counts, limits: limits.map((each) => ({ ...each })) };
}
