import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A security rule as Terraform JSON has it, as far as these tests look at it. */
export interface ExampleRule {
  readonly name: string;
  readonly [attribute: string]: unknown;
}

const GROUP = "azurerm_network_security_group";

/** The address of the example's security group. */
export const GROUP_ADDRESS = `${GROUP}.isolation_NetworkSecurityGroup_4541CE71`;

/** Its name in Azure. */
export const GROUP_NAME = "aml-nsg";

/** The options of the selection that made the example. */
export const DIRECT_SELECTION = ["--region", "eastus2"];

/** The text of an example's synthesized Terraform. */
export function goldenText(example: string): string {
  return readFileSync(join(__dirname, "../../../examples", example, "golden/cdk.tf.json"), "utf8");
}

/** The security group of the example `direct` alone, with its rules changed. */
export function directWith(change: (rules: readonly ExampleRule[]) => readonly ExampleRule[]): string {
  const { resource } = JSON.parse(goldenText("direct")) as {
    readonly resource: Readonly<
      Record<string, Readonly<Record<string, { readonly security_rule: ExampleRule[] }>>>
    >;
  };
  const groups = Object.entries(resource[GROUP] ?? {}).map(([name, group]) => [
    name,
    { ...group, security_rule: change(group.security_rule) },
  ]);
  return JSON.stringify({ resource: { [GROUP]: Object.fromEntries(groups) } });
}

/** A rule that lets TCP out to a destination. */
export function allowOut(name: string, priority: number, destination: string, port: string): ExampleRule {
  return {
    name,
    priority,
    direction: "Outbound",
    access: "Allow",
    protocol: "Tcp",
    source_port_range: "*",
    source_address_prefix: "10.1.0.0/24",
    destination_port_range: port,
    destination_address_prefix: destination,
  };
}
