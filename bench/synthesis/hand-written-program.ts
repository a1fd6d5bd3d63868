/** The part of a stack's Terraform JSON that makes resources. */
export interface StackJson {
  readonly variable?: Readonly<Record<string, { readonly type: string; readonly description?: string }>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** What of cdktf's providers makes a resource: the module's name, and the class in it. */
const CLASSES: Readonly<Record<string, readonly [module: string, className: string]>> = {
  azurerm_network_security_group: ["network-security-group", "NetworkSecurityGroup"],
  azurerm_route_table: ["route-table", "RouteTable"],
  azurerm_firewall_policy_rule_collection_group: [
    "firewall-policy-rule-collection-group",
    "FirewallPolicyRuleCollectionGroup",
  ],
  azurerm_subnet_network_security_group_association: [
    "subnet-network-security-group-association",
    "SubnetNetworkSecurityGroupAssociation",
  ],
  azurerm_subnet_route_table_association: ["subnet-route-table-association", "SubnetRouteTableAssociation"],
};

/**
 * A CDKTF program in TypeScript that makes the resources of some stacks directly, every value written out, as one would
 * by hand. It takes the same arguments as `workspaces.ts`, and uses the stacks in turn.
 *
 * @throws Error for a resource that none of the classes make
 */
export function handWrittenProgram(stacks: readonly StackJson[]): string {
  const types = [...new Set(stacks.flatMap(({ resource }) => Object.keys(resource)))].sort();
  const imports = types.map((type) => {
    const [module, className] = classOf(type);
    return `import { ${className} } from "@cdktf/provider-azurerm/lib/${module}";`;
  });
  return `import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
${imports.join("\n")}

const VARIANTS: ((stack: TerraformStack) => void)[] = [
${stacks.map((stack) => `(stack) => {\n${bodyOf(stack)}\n},`).join("\n")}
];

const [count = "1", outdir = "cdktf.out"] = process.argv.slice(2);
const start = performance.now();
const app = new App({ outdir });
for (let index = 0; index < Number(count); index += 1) {
  const stack = new TerraformStack(app, \`workspace-\${index}\`);
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  VARIANTS[index % VARIANTS.length]?.(stack);
}
app.synth();
console.log(performance.now() - start);
`;
}

function bodyOf({ variable = {}, resource }: StackJson): string {
  const addresses = new Map<string, string>();
  const variables = Object.entries(variable).map(([name, config]) => {
    addresses.set(`var.${name}`, `${camelCase(name)}.stringValue`);
    return `const ${camelCase(name)} = new TerraformVariable(stack, "${name}", ${JSON.stringify(config)});`;
  });
  // Associations refer to what they join, which has to come first.
  const ordered = Object.entries(resource).sort(
    ([a], [b]) => Number(a.includes("association")) - Number(b.includes("association")),
  );
  const resources = ordered.flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { "//": _, ...attributes }], index) => {
      const [, className] = classOf(type);
      const local = `${camelCase(type)}${index}`;
      addresses.set(`${type}.${name}.id`, `${local}.id`);
      return `const ${local} = new ${className}(stack, "${local}", ${valueText(attributes, addresses)});`;
    }),
  );
  const backend = variables.length === 0 ? [] : ['new LocalBackend(stack, { path: "terraform.tfstate" });'];
  return [...backend, ...variables, ...resources].join("\n");
}

function classOf(type: string): readonly [string, string] {
  const known = CLASSES[type];
  if (known === undefined) {
    throw new Error(`no class is known for ${type}`);
  }
  return known;
}

/** A value as TypeScript, with keys as the provider's classes have them and references to what is made before. */
function valueText(value: unknown, addresses: ReadonlyMap<string, string>): string {
  if (typeof value === "string") {
    const reference = /^\$\{([^}]+)\}$/.exec(value)?.[1];
    const known = reference === undefined ? undefined : addresses.get(reference);
    return known ?? JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((each) => valueText(each, addresses)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([key, each]) =>
        // The keys of a map are the user's own.
        `${camelCase(key)}: ${key === "tags" ? JSON.stringify(each) : valueText(each, addresses)}`,
    );
    return `{ ${entries.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function camelCase(text: string): string {
  return text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
