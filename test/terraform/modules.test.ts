import { rmSync } from "node:fs";
import type { ModuleFormat, ModuleRequest } from "../../lib/core/module/module-request";
import type { AzureResourceManager } from "./azure/azure-resource-manager";
import { networkId, resourceGroupId } from "./azure/resource-id";
import { describeTerraform } from "./describe-terraform";
import { azureWith } from "./example-surroundings";
import { moduleFiles, rootModule, writtenModules } from "./rendered-module";
import { Terraform, type TerraformPlan, usesRealProvider } from "./terraform";
import { runTerraform } from "./terraform-program";

const SUBNET = networkId("rg-ml", "virtualNetworks", "vnet-ml", "subnets", "snet-ml");
const POLICY = networkId("rg-hub", "firewallPolicies", "policy-hub");

/** What every module here finds. */
function surroundings(cloud: "public" | "usgovernment"): AzureResourceManager {
  return azureWith({
    cloud,
    existing: {
      [resourceGroupId("rg-ml")]: {},
      [resourceGroupId("rg-network")]: {},
      [SUBNET]: { properties: { addressPrefixes: ["10.1.0.0/24"] } },
      [networkId("rg-network", "networkSecurityGroups", "nsg-ml")]: {},
      [networkId("rg-network", "routeTables", "rt-ml")]: {},
      [POLICY]: { properties: { sku: { tier: "Premium" }, dnsSettings: { enableProxy: true, servers: [] } } },
    },
  });
}

interface Case {
  readonly request: ModuleRequest;
  readonly given: Readonly<Record<string, unknown>>;
}

const COMMON = {
  resource_group_name: "rg-ml",
  subnet_address_prefixes: ["10.1.0.0/24"],
};
const HUB = { firewall_policy_id: POLICY, firewall_private_ip_address: "10.0.1.4" };
const FIREWALL = { kind: "firewall", strategy: "hybrid", sku: "Premium", dnsProxy: true } as const;

const CASES: Readonly<Record<string, Case>> = {
  "a group alone": {
    request: { selection: { cloud: "public", region: "eastus2" } },
    given: { ...COMMON, subnet_ids: { ml: SUBNET }, tags: { team: "ml" }, security_rule_base_priority: 1200 },
  },
  "rules on a group that exists": {
    request: { selection: { cloud: "usgovernment", region: "usgovvirginia" }, existing: ["nsg"] },
    given: {
      ...COMMON,
      network_security_group_name: "nsg-ml",
      network_security_group_resource_group_name: "rg-network",
    },
  },
  "a spoke behind a firewall, the region and the account open": {
    request: {
      selection: {
        cloud: "public",
        region: "eastus2",
        features: ["public-ip-compute", "storage-behind-firewall"],
      },
      egress: FIREWALL,
      open: ["region", "storageAccount"],
    },
    given: {
      ...COMMON,
      ...HUB,
      subnet_ids: { ml: SUBNET },
      region: "westeurope",
      storage_account: "mlstore",
    },
  },
  "routes in a table that exists, by tag, every cloud open": {
    request: {
      selection: { cloud: "public", region: "eastus2" },
      egress: { kind: "firewall" },
      existing: ["routes"],
      layers: ["routes", "firewall"],
      open: ["cloud"],
    },
    given: {
      ...COMMON,
      ...HUB,
      region: "usgovvirginia",
      route_table_name: "rt-ml",
      route_table_resource_group_name: "rg-network",
    },
  },
};

/** The plan without the addresses of files and the times in which it was made. */
function comparable({ changes }: TerraformPlan): unknown {
  return changes.filter(({ type }) => type !== "terraform_data");
}

describeTerraform("Terraform takes a module", () => {
  describe.each(Object.entries(CASES))("%s", (_name, { request, given }) => {
    const folder = writtenModules({
      json: moduleFiles(request, "json"),
      hcl: moduleFiles(request, "hcl"),
      root: new Map(),
    });
    const cloud =
      given.region === "usgovvirginia" || request.selection.cloud === "usgovernment"
        ? "usgovernment"
        : "public";
    const azure = surroundings(cloud);
    const before = azure.resources();
    let terraform: Terraform;
    const planOf = async (format: ModuleFormat, unknown: readonly string[]): Promise<TerraformPlan> => {
      terraform.write(rootModule(`../${format}`, given, unknown, cloud));
      await terraform.init();
      await terraform.validate();
      return terraform.plan();
    };

    beforeAll(async () => {
      terraform = await Terraform.in(`${folder}/root`, azure);
    });
    afterAll(() => {
      terraform.close();
      rmSync(folder, { recursive: true });
    });

    it("in HCL as `terraform fmt` would write it", async () => {
      const { code, stdout } = await runTerraform(`${folder}/hcl`, ["fmt", "-check", "-diff"], {
        ...process.env,
      } as Record<string, string>);
      expect(stdout).toBe("");
      expect(code).toBe(0);
    });

    it("in both forms with the same plan", async () => {
      const json = await planOf("json", []);
      const hcl = await planOf("hcl", []);
      expect(json.changes.length).toBeGreaterThan(1);
      expect(comparable(hcl)).toEqual(comparable(json));
    }, 60_000);

    (usesRealProvider ? it.skip : it)(
      "with inputs that are unknown until it applies, and has nothing left to do then, and leaves nothing behind",
      async () => {
        const unknown = Object.keys(given);
        const first = await planOf("json", unknown);
        expect(first.changes.filter(({ actions }) => actions.join() !== "create")).toEqual([]);
        await terraform.apply();
        const second = await terraform.plan();
        expect(second.changes).toEqual([]);
        expect(second.hasChanges).toBe(false);
        await terraform.destroy();
        expect(azure.resources()).toEqual(before);
      },
      60_000,
    );
  });
});
