import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import {
  AzureCloud,
  FirewallSku,
  FirewallStrategy,
  NetworkModuleFormat,
  NetworkModuleLayer,
  NetworkModuleStack,
  type NetworkModuleStackProps,
  Peer,
  Port,
  RuleDirection,
} from "cdktf-azure-network-catalog";
import { selectionWith } from "./synthesized-stack";

/** The files that a synthesis writes for a module, by their names; or why it refuses. */
function synthesized(props: Partial<NetworkModuleStackProps> = {}): Record<string, string> | string {
  const outdir = mkdtempSync(join(tmpdir(), "module-"));
  try {
    const app = new App({ outdir });
    new NetworkModuleStack(app, "aml", { selection: selectionWith(), ...props });
    try {
      app.synth();
    } catch (error) {
      return (error as Error).message;
    }
    const folder = join(outdir, "stacks", "aml");
    return Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function filesOf(props: Partial<NetworkModuleStackProps> = {}): Record<string, string> {
  const files = synthesized(props);
  if (typeof files === "string") {
    throw new Error(files);
  }
  return files;
}

/** The findings of a refused synthesis, one a line. */
function refusals(props: Partial<NetworkModuleStackProps>): string[] {
  const message = synthesized(props);
  return typeof message === "string"
    ? message
        .split("\n")
        .map((line) => line.replace(/^\s*\[aml\] /, "").trim())
        .filter((line) => line.startsWith("["))
    : [];
}

type Json = Record<string, never>;
const json = (files: Record<string, string>, name: string): Json => JSON.parse(files[name] ?? "") as Json;

const FIREWALL = { strategy: FirewallStrategy.HYBRID, sku: FirewallSku.PREMIUM, dnsProxy: true };

describe("a module stack", () => {
  it("writes a Terraform module in the place of the stack's own file", () => {
    expect(Object.keys(filesOf()).sort()).toEqual([
      "README.md",
      "main.tf.json",
      "outputs.tf.json",
      "variables.tf.json",
      "versions.tf.json",
    ]);
  });

  it("writes HCL where that is asked for", () => {
    expect(Object.keys(filesOf({ format: NetworkModuleFormat.HCL })).sort()).toEqual([
      "README.md",
      "main.tf",
      "outputs.tf",
      "variables.tf",
      "versions.tf",
    ]);
  });

  it("has no provider, no backend, nothing of the framework and no path of the machine", () => {
    for (const text of Object.values(filesOf({ firewall: FIREWALL }))) {
      expect(text).not.toMatch(/"provider"|"backend"|"\/\/"|cdktf|TfToken|constructNodeMetadata/);
      expect(text).not.toContain(process.cwd());
      expect(text).not.toContain(tmpdir());
    }
  });

  it("says which versions of Terraform and of the provider it works with", () => {
    expect(json(filesOf(), "versions.tf.json")).toEqual({
      terraform: {
        required_providers: { azurerm: { source: "hashicorp/azurerm", version: ">= 4.0, < 6.0" } },
        required_version: ">= 1.5",
      },
    });
  });

  it("has inputs where the constructs have properties, and rules from the catalog", () => {
    const selection = selectionWith({
      withoutFeatures: ["azure-monitor", "workspace-private-endpoint"],
      region: "usgovvirginia",
      cloud: AzureCloud.US_GOVERNMENT,
    });
    const files = filesOf({ selection, layers: [NetworkModuleLayer.ROUTES], firewall: FIREWALL });
    expect(json(files, "main.tf.json")).toEqual({
      resource: {
        azurerm_route_table: {
          this: {
            bgp_route_propagation_enabled: `\${var.bgp_route_propagation_enabled}`,
            location: `\${coalesce(var.location, "usgovvirginia")}`,
            name: `\${var.route_table_name}`,
            resource_group_name: `\${var.resource_group_name}`,
            route: [
              {
                address_prefix: "0.0.0.0/0",
                name: "DefaultToFirewall",
                next_hop_in_ip_address: `\${var.firewall_private_ip_address}`,
                next_hop_type: "VirtualAppliance",
              },
            ],
            tags: `\${var.tags}`,
          },
        },
        azurerm_subnet_route_table_association: {
          this: {
            for_each: `\${var.subnet_ids}`,
            route_table_id: `\${azurerm_route_table.this.id}`,
            subnet_id: `\${each.value}`,
          },
        },
      },
    });
    expect(Object.keys(json(files, "variables.tf.json").variable ?? {})).toEqual([
      "bgp_route_propagation_enabled",
      "firewall_private_ip_address",
      "location",
      "resource_group_name",
      "route_table_name",
      "subnet_ids",
      "tags",
    ]);
    expect(Object.keys(json(files, "outputs.tf.json").output ?? {})).toEqual([
      "catalog_revision",
      "route_table_id",
      "route_table_name",
      "routes",
      "selection",
    ]);
  });

  it("counts the catalog's priorities from an input, and leaves a user's own", () => {
    const files = filesOf({
      securityRules: [
        {
          name: "AllowBastion",
          priority: 200,
          direction: RuleDirection.INBOUND,
          source: Peer.cidr("10.0.3.0/26"),
          destination: Peer.cidr("10.1.0.0/24"),
          ports: [Port.tcp(22)],
        },
      ],
    });
    const main = JSON.parse(files["main.tf.json"] ?? "") as {
      resource: {
        azurerm_network_security_group: { this: { security_rule: { name: string; priority: unknown }[] } };
      };
    };
    const rules = main.resource.azurerm_network_security_group.this.security_rule;
    expect(rules.find(({ name }) => name === "AllowBastion")?.priority).toBe(200);
    expect(rules.find(({ name }) => name === "DenyInternetOutbound")?.priority).toBe(
      `\${var.security_rule_base_priority + 1990}`,
    );
    expect(files["variables.tf.json"]).toContain("use a whole number from 201 to 1976");
  });

  it("names separate rules and routes after themselves", () => {
    const files = filesOf({
      firewall: FIREWALL,
      layers: [NetworkModuleLayer.NETWORK_SECURITY_GROUP, NetworkModuleLayer.ROUTES],
      existing: [NetworkModuleLayer.NETWORK_SECURITY_GROUP, NetworkModuleLayer.ROUTES],
    });
    const { resource } = JSON.parse(files["main.tf.json"] ?? "") as {
      resource: Record<string, Record<string, { name: string }>>;
    };
    expect(Object.keys(resource)).toEqual(["azurerm_network_security_rule", "azurerm_route"]);
    for (const [address, rule] of Object.values(resource).flatMap((each) => Object.entries(each))) {
      expect(address).toBe(rule.name);
    }
  });

  it("has no input for a region, a cloud or a parameter that is not open", () => {
    expect(Object.keys(json(filesOf(), "variables.tf.json").variable ?? {})).not.toContain("region");
    expect(json(filesOf(), "main.tf.json")).not.toHaveProperty("locals");
  });

  it("makes a parameter an input, which the hosts are made with", () => {
    const files = filesOf({
      firewall: { ...FIREWALL, strategy: FirewallStrategy.FQDN },
      open: ["storageAccount"],
    });
    expect(files["main.tf.json"]).toContain(`\${var.storage_account}.blob.core.windows.net`);
    expect(files["variables.tf.json"]).toContain("is no name for this: a storage account's name");
  });

  it("gives the same bytes again, in whatever order layers and open inputs are named", () => {
    const layers = [
      NetworkModuleLayer.FIREWALL,
      NetworkModuleLayer.ROUTES,
      NetworkModuleLayer.NETWORK_SECURITY_GROUP,
    ];
    const open = ["region", "storageAccount", "containerRegistry"];
    const once = filesOf({ firewall: FIREWALL, layers, open });
    const again = filesOf({ firewall: FIREWALL, layers: [...layers].reverse(), open: [...open].reverse() });
    expect(again).toEqual(once);
  });

  it("tells how it is called, its rules, inputs and outputs in its README", () => {
    const readme = filesOf({ firewall: FIREWALL, open: ["region"] })["README.md"] ?? "";
    const headings = readme.split("\n").filter((line) => line.startsWith("## "));
    expect(headings).toEqual([
      "## Example",
      "## Rules",
      "## Findings",
      "## Requirements",
      "## Providers",
      "## Modules",
      "## Resources",
      "## Inputs",
      "## Outputs",
    ]);
    expect(readme).toContain('module "aml_network" {');
    expect(readme).toContain("As they are where the region is `eastus2`; names differ by region.");
    expect(readme).not.toContain("TfToken");
  });

  const refused: readonly (readonly [string, Partial<NetworkModuleStackProps>, string])[] = [
    [
      "an unknown layer",
      { layers: ["nsgs" as NetworkModuleLayer] },
      "[unknown-module-setting] layers: unknown layer `nsgs`; did you mean `nsg`?",
    ],
    [
      "no layer",
      { layers: [] },
      "[unknown-module-setting] layers: no layer is asked for; give at least one of `nsg`, `routes`, `firewall`",
    ],
    [
      "firewall rules without a firewall",
      { layers: [NetworkModuleLayer.FIREWALL] },
      "[unknown-module-setting] layers: the layer `firewall` needs a firewall, and the egress is direct; leave it out, or give the firewall",
    ],
    [
      "an existing layer that is not made",
      { existing: [NetworkModuleLayer.ROUTES] },
      "[unknown-module-setting] existing: the layer `routes` is not made; ask for it in `layers` as well",
    ],
    [
      "an existing rule collection group",
      { firewall: FIREWALL, existing: [NetworkModuleLayer.FIREWALL] },
      "[unknown-module-setting] existing: unknown layer of what exists `firewall`; known: `nsg`, `routes`",
    ],
    [
      "an unknown format",
      { format: "yaml" as NetworkModuleFormat },
      "[unknown-module-setting] format: unknown format `yaml`; known: `json`, `hcl`",
    ],
    [
      "an unknown open input",
      { open: ["regoin"] },
      "[unknown-module-setting] open: `regoin` cannot stay open; did you mean `region`?",
    ],
    [
      "an open cloud whose others need other rules",
      { open: ["cloud"] },
      "[nothing-to-open] open: no region of another cloud has the rules of `eastus2`, apart from names; make a module for each cloud, with `region` open",
    ],
    [
      "a selection with a mistake",
      { selection: selectionWith({ region: "eastus22" }) },
      "[unknown-region] selection.region: unknown region `eastus22`; did you mean `eastus2` or `eastus` or `eastus3`?",
    ],
  ];
  it.each(refused)("refuses %s", (_what, props, message) => {
    expect(refusals(props)).toEqual([message]);
  });

  it("tells the regions that an open module has to leave out", () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), "module-")) });
    const stack = new NetworkModuleStack(app, "aml", { selection: selectionWith(), open: ["region"] });
    rmSync(app.outdir, { recursive: true });
    const [left] = stack._outcome.diagnostics.filter(({ code }) => code === "region-left-out");
    expect(left?.message).toBe(
      "the rules of `australiacentral2` differ from those of `eastus2` in more than names; the module refuses these regions",
    );
    expect(left?.severity).toBe("warning");
  });
});
