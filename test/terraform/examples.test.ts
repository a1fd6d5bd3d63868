import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES } from "../../examples/all";
import { describeTerraform } from "./describe-terraform";
import { azureWith, EXAMPLE_SURROUNDINGS } from "./example-surroundings";
import { Terraform, type TerraformPlan, usesRealProvider } from "./terraform";

it("of every example it is known what it expects to find", () => {
  expect(Object.keys(EXAMPLE_SURROUNDINGS).sort()).toEqual(Object.keys(EXAMPLES).sort());
});

describeTerraform("Terraform takes the golden Terraform of the examples", () => {
  describe.each(Object.entries(EXAMPLE_SURROUNDINGS))("%s", (name, surroundings) => {
    const golden = readFileSync(join("examples", name, "golden", "cdk.tf.json"), "utf8");
    const { variables = {} } = surroundings;
    const azure = azureWith(surroundings);
    const before = azure.resources();
    const addresses = addressesIn(golden);
    let terraform: Terraform;
    let first: TerraformPlan;

    beforeAll(async () => {
      terraform = await Terraform.of(golden, azure);
      await terraform.init();
      await terraform.validate();
      first = await terraform.plan({ variables });
    }, 60_000);
    afterAll(() => terraform.close());

    it("plans to create each of its resources and nothing else", () => {
      expect(first.changes.map(({ address, actions }) => [address, actions])).toEqual(
        addresses.map((address) => [address, ["create"]]),
      );
    });

    (usesRealProvider ? it.skip : it)(
      "applies, has nothing left to do then, and leaves nothing behind",
      async () => {
        await terraform.apply({ variables });
        expect(await terraform.state()).toEqual(addresses);
        const second = await terraform.plan({ variables });
        expect(second.changes).toEqual([]);
        expect(second.hasChanges).toBe(false);
        await terraform.destroy({ variables });
        expect(azure.resources()).toEqual(before);
      },
      60_000,
    );
  });
});

function addressesIn(golden: string): string[] {
  const { resource } = JSON.parse(golden) as { resource: Record<string, Record<string, unknown>> };
  return Object.entries(resource)
    .flatMap(([type, instances]) => Object.keys(instances).map((id) => `${type}.${id}`))
    .sort();
}
