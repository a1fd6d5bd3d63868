import { limit } from "../catalog/limits";
import type { NameKind } from "../catalog/resource-names";
import {
  basePriorityValidation,
  groupPriorityValidation,
  type InputValidation,
  ipv4AddressValidation,
  mapKeysValidation,
  nameValidation,
  oneOfValidation,
  prefixesValidations,
  resourceIdsValidation,
  resourceIdValidation,
} from "./input-validations";
import type { JsonValue } from "./json-value";
import type { ModuleLayer } from "./module-request";
import { expression } from "./terraform-expression";

/** An input of a module. Without a default it has to be given. */
export interface ModuleInput {
  readonly name: string;
  /** In Terraform's language. */
  readonly type: "string" | "number" | "bool" | "list(string)" | "map(string)";
  readonly description: string;
  readonly default?: string | number | boolean | null | Readonly<Record<string, string>>;
  /** A value for a call that shows how the module is used. Default: the call leaves the input out. */
  readonly example?: JsonValue;
  readonly validations: readonly InputValidation[];
}

/** A parameter of the catalog that stays open. */
export interface OpenParameter {
  readonly input: string;
  readonly description: string;
  readonly name: NameKind;
  readonly example: string;
}

/** What a module's inputs follow from. */
export interface ModuleShape {
  readonly layers: ReadonlySet<ModuleLayer>;
  /** The layers that get separate rules or routes on a resource that exists. */
  readonly existing: ReadonlySet<ModuleLayer>;
  readonly behindFirewall: boolean;
  readonly region: string;
  /** The regions that the cloud, or each open cloud, has. */
  readonly locations: readonly string[];
  /** What `region` may be. Default: it is not open. */
  readonly openRegions?: readonly string[];
  readonly parameters: readonly OpenParameter[];
  /** The lowest and highest base priority with which all rules keep to their range. Default: the NSG is not made. */
  readonly basePriority?: { readonly min: number; readonly max: number };
}

/** What the priorities of the catalog's security rules start from in the catalog itself. */
export const DEFAULT_BASE_PRIORITY = 1000;

/** The inputs of a module, those first that have to be given. */
export function moduleInputs(shape: ModuleShape): ModuleInput[] {
  const inputs = [
    ...commonInputs(shape),
    ...(shape.layers.has("nsg") ? securityGroupInputs(shape) : []),
    ...(shape.layers.has("routes") ? routeInputs(shape) : []),
    ...(shape.layers.has("firewall") ? firewallInputs() : []),
  ];
  return [
    ...inputs.filter((input) => input.default === undefined),
    ...inputs.filter((input) => input.default !== undefined),
  ];
}

function creates({ layers, existing }: ModuleShape, layer: ModuleLayer): boolean {
  return layers.has(layer) && !existing.has(layer);
}

function commonInputs(shape: ModuleShape): ModuleInput[] {
  const { layers, openRegions, parameters, behindFirewall } = shape;
  const inResourceGroup = layers.has("nsg") || layers.has("routes");
  const createsOne = creates(shape, "nsg") || creates(shape, "routes");
  return [
    ...(openRegions === undefined
      ? []
      : [
          {
            name: "region",
            type: "string" as const,
            description: "The workspace's region, which service tags and host names depend on.",
            example: shape.region,
            validations: [oneOfValidation("region", "region", openRegions)],
          },
        ]),
    ...parameters.map(({ input, description, name, example }) => ({
      name: input,
      type: "string" as const,
      description,
      example,
      validations: [nameValidation(input, name)],
    })),
    ...(layers.has("nsg") || layers.has("firewall")
      ? [
          {
            name: "subnet_address_prefixes",
            type: "list(string)" as const,
            description:
              "The address prefixes of the workspace's subnets: the sources of outbound rules, the destinations of inbound ones.",
            example: expression("azurerm_subnet.ml.address_prefixes"),
            validations: prefixesValidations("subnet_address_prefixes", behindFirewall),
          },
        ]
      : []),
    ...(inResourceGroup
      ? [
          {
            name: "resource_group_name",
            type: "string" as const,
            description: "The resource group that holds what the module creates.",
            example: "rg-ml",
            validations: [nameValidation("resource_group_name", "resource-group")],
          },
        ]
      : []),
    ...(createsOne
      ? [
          {
            name: "location",
            type: "string" as const,
            description:
              "The region that holds what the module creates. Null stands for the workspace's region.",
            default: null,
            validations: [oneOfValidation("location", "region", shape.locations, true)],
          },
          {
            name: "subnet_ids",
            type: "map(string)" as const,
            description:
              "The ids of the subnets that are associated with what the module creates, by names of your choice, which have to be known when Terraform plans; the ids need not.",
            example: { ml: expression("azurerm_subnet.ml.id") },
            default: {},
            validations: [resourceIdsValidation("subnet_ids", "subnet"), mapKeysValidation("subnet_ids")],
          },
          {
            name: "tags",
            type: "map(string)" as const,
            description: "Tags of what the module creates.",
            default: {},
            validations: [],
          },
        ]
      : []),
  ];
}

function securityGroupInputs(shape: ModuleShape): ModuleInput[] {
  const name = "network_security_group_name";
  const validations = [nameValidation(name, "network-security-group")];
  const { basePriority } = shape;
  return [
    shape.existing.has("nsg")
      ? {
          name,
          type: "string",
          description: "The name of the network security group that exists and takes the rules.",
          example: "nsg-ml",
          validations,
        }
      : {
          name,
          type: "string",
          description: "The name of the network security group.",
          default: "aml-nsg",
          validations,
        },
    ...(shape.existing.has("nsg") ? [groupOfExisting("network_security_group_resource_group_name")] : []),
    ...(basePriority === undefined
      ? []
      : [
          {
            name: "security_rule_base_priority",
            type: "number" as const,
            description: `The number that the priorities of the catalog's security rules start from; all of them move with it. From ${basePriority.min} to ${basePriority.max}.`,
            default: DEFAULT_BASE_PRIORITY,
            validations: [
              basePriorityValidation("security_rule_base_priority", basePriority.min, basePriority.max),
            ],
          },
        ]),
  ];
}

function routeInputs(shape: ModuleShape): ModuleInput[] {
  const name = "route_table_name";
  const validations = [nameValidation(name, "route-table")];
  return [
    ...(shape.behindFirewall
      ? [
          {
            name: "firewall_private_ip_address",
            type: "string" as const,
            description: "The private IPv4 address of the firewall, which the default route leads to.",
            example: expression("azurerm_firewall.hub.ip_configuration[0].private_ip_address"),
            validations: [ipv4AddressValidation("firewall_private_ip_address")],
          },
        ]
      : []),
    ...(shape.existing.has("routes")
      ? [
          {
            name,
            type: "string" as const,
            description: "The name of the route table that exists and takes the routes.",
            example: "rt-ml",
            validations,
          },
          groupOfExisting("route_table_resource_group_name"),
        ]
      : [
          {
            name,
            type: "string" as const,
            description: "The name of the route table.",
            default: "aml-rt",
            validations,
          },
          {
            name: "bgp_route_propagation_enabled",
            type: "bool" as const,
            description:
              "Whether a gateway's BGP routes reach the subnets. A longer prefix from there goes around the firewall.",
            default: true,
            validations: [],
          },
        ]),
  ];
}

function groupOfExisting(name: string): ModuleInput {
  return {
    name,
    type: "string",
    description: "The resource group that holds it. Null stands for `resource_group_name`.",
    default: null,
    validations: [nameValidation(name, "resource-group", true)],
  };
}

function firewallInputs(): ModuleInput[] {
  const min = limit("rule-collection-group-priority-min");
  const max = limit("rule-collection-group-priority-max");
  return [
    {
      name: "firewall_policy_id",
      type: "string",
      description: "The id of the firewall policy that takes the rules.",
      example: expression("azurerm_firewall_policy.hub.id"),
      validations: [resourceIdValidation("firewall_policy_id", "firewall-policy")],
    },
    {
      name: "rule_collection_group_name",
      type: "string",
      description: "The name of the rule collection group, unique in the policy.",
      default: "aml-rcg",
      validations: [nameValidation("rule_collection_group_name", "rule-collection-group")],
    },
    {
      name: "rule_collection_group_priority",
      type: "number",
      description: `The priority of the rule collection group, unique in the policy. From ${min} to ${max}.`,
      default: 1000,
      validations: [groupPriorityValidation("rule_collection_group_priority")],
    },
  ];
}
