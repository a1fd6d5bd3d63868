import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeTerraform } from "./describe-terraform";
import { azureWith } from "./example-surroundings";
import { Terraform, usesRealProvider } from "./terraform";
import { runTerraform } from "./terraform-program";

const EXAMPLE = join("examples", "existing-repository");

describeTerraform("Terraform takes the repository of plain HCL that calls modules", () => {
  const folder = mkdtempSync(join(tmpdir(), "existing-repository-"));
  const azure = azureWith({ existing: {} });
  let terraform: Terraform;

  beforeAll(async () => {
    cpSync(EXAMPLE, folder, { recursive: true });
    terraform = await Terraform.in(folder, azure);
    await terraform.init();
  });
  afterAll(() => {
    terraform.close();
    rmSync(folder, { recursive: true });
  });

  it("which is written as `terraform fmt` would", async () => {
    const environment = { ...process.env } as Record<string, string>;
    expect(await runTerraform(folder, ["fmt", "-check", "-recursive"], environment)).toMatchObject({
      code: 0,
      stdout: "",
    });
  });

  it("and finds it valid", async () => {
    await expect(terraform.validate()).resolves.toMatchObject({ code: 0 });
  });

  (usesRealProvider ? it.skip : it)(
    "whose firewall's address is known only later, has nothing left to do after the apply, and leaves nothing behind",
    async () => {
      const first = await terraform.plan();
      const table = first.changes.find(
        ({ address }) => address === 'module.aml_network["europe"].azurerm_route_table.this',
      );
      expect(JSON.stringify(table?.afterUnknown)).toContain('"next_hop_in_ip_address":true');
      await terraform.apply();
      const second = await terraform.plan();
      expect(second.changes).toEqual([]);
      expect(second.hasChanges).toBe(false);
      const { security_rules: rules } = (await terraform.output()) as {
        security_rules: Record<string, Record<string, { destinations: string[] }>>;
      };
      expect(rules.europe?.AllowAzureMachineLearningUdpOutbound?.destinations).toEqual([
        "AzureMachineLearning",
      ]);
      await terraform.destroy();
      expect(azure.resources()).toEqual([]);
    },
    60_000,
  );
});
