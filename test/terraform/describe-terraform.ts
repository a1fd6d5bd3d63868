import { usesRealProvider } from "./terraform";
import { findTerraform } from "./terraform-program";

/**
 * Tests that run Terraform. Where there is no `terraform` on the PATH they are skipped, which their title says; with
 * `CI=true` in the environment they fail instead.
 */
export function describeTerraform(title: string, tests: () => void): void {
  if (findTerraform() !== undefined) {
    describe(title, tests);
  } else if (process.env.CI === "true") {
    it(title, () => {
      throw new Error("there is no program `terraform` on the PATH; with CI=true it is required");
    });
  } else {
    process.stderr.write(`Skipped, for there is no program \`terraform\` on the PATH: ${title}\n`);
    describe.skip(`${title} (skipped: there is no program \`terraform\` on the PATH)`, tests);
  }
}

/** Tests that run Terraform and apply, or look into the model of Azure; skipped where there is none. */
export function describeWithModel(title: string, tests: () => void): void {
  if (usesRealProvider) {
    describe.skip(`${title} (skipped: with AZURERM=real Azure is not modelled)`, tests);
  } else {
    describeTerraform(title, tests);
  }
}
