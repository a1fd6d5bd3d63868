import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDocument } from "../../scripts/tested-documents/run-document";
import { testedDocuments } from "../../scripts/tested-documents/tested-documents";
import { networkId, resourceGroupId } from "./azure/resource-id";
import { describeTerraform } from "./describe-terraform";
import { azureWith } from "./example-surroundings";
import { Terraform, usesRealProvider } from "./terraform";
import { runTerraform } from "./terraform-program";

const MINUTE = 60_000;

const documents = testedDocuments().filter((path) =>
  readFileSync(path, "utf8").includes('provider "azurerm"'),
);

describeTerraform("Terraform takes what a document shows in HCL", () => {
  describe.each(documents)("%s", (path) => {
    const folder = mkdtempSync(join(tmpdir(), "document-"));
    const azure = azureWith({
      existing: {
        [resourceGroupId("rg-network")]: {},
        [networkId("rg-network", "networkSecurityGroups", "nsg-workloads")]: {},
      },
    });
    let terraform: Terraform;

    beforeAll(async () => {
      runDocument(path, { folder });
      terraform = await Terraform.in(folder, azure);
      await terraform.init();
    }, MINUTE);
    afterAll(() => {
      terraform.close();
      rmSync(folder, { recursive: true });
    });

    it("which is written as `terraform fmt` would", async () => {
      const environment = { ...process.env } as Record<string, string>;
      expect(await runTerraform(folder, ["fmt", "-check", "main.tf"], environment)).toMatchObject({
        code: 0,
        stdout: "",
      });
    });

    it("and finds it valid", async () => {
      await expect(terraform.validate()).resolves.toMatchObject({ code: 0 });
    });

    (usesRealProvider ? it.skip : it)(
      "and has nothing left to do after it was applied",
      async () => {
        await terraform.apply();
        expect((await terraform.plan()).changes).toEqual([]);
      },
      MINUTE,
    );
  });

  it("of which there are some", () => {
    expect(documents.length).toBeGreaterThan(1);
  });
});
