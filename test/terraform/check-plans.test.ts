import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WorkingFolder } from "../cli/in-process";
import { describeWithModel } from "./describe-terraform";
import { azureWith, EXAMPLE_SURROUNDINGS } from "./example-surroundings";
import { Terraform } from "./terraform";

const STORE = ["--parameter", "storageAccount=mlworkspacestore"];

/** The selections that made the examples; see their `main.ts`. Those of several workloads have one for each. */
const SELECTIONS: readonly (readonly [example: string, selection: readonly string[]])[] = [
  ["direct", ["--region", "eastus2"]],
  [
    "hub-spoke",
    [
      ...["--region", "westeurope", "--feature", "public-ip-compute", "--feature", "storage-behind-firewall"],
      ...STORE,
    ],
  ],
  [
    "government",
    ["--cloud", "usgovernment", "--region", "usgovvirginia", "--feature", "hbi-workspace", ...STORE],
  ],
  ["ip-routes", ["--region", "eastus2", "--feature", "public-ip-compute", ...STORE]],
  ["china", ["--cloud", "china", "--region", "chinaeast2", ...STORE]],
];

describeWithModel("What `terraform show -json` prints of an example passes `check` at its selection", () => {
  it.each(SELECTIONS)(
    "%s, planned and applied",
    async (example, selection) => {
      const surroundings = EXAMPLE_SURROUNDINGS[example];
      if (surroundings === undefined) {
        throw new Error(`there is no example ${example}`);
      }
      const golden = readFileSync(join("examples", example, "golden", "cdk.tf.json"), "utf8");
      const terraform = await Terraform.of(golden, azureWith(surroundings));
      const folder = new WorkingFolder();
      try {
        const { variables = {} } = surroundings;
        await terraform.init();
        const plan = await terraform.plan({ variables });
        folder.write("plan.json", JSON.stringify(plan.json));
        await terraform.apply({ variables });
        folder.write("state.json", JSON.stringify(await terraform.show()));
        for (const file of ["plan.json", "state.json"]) {
          const { stdout } = folder.run(["check", file, ...selection, "--format", "json"]);
          const { summary, findings } = JSON.parse(stdout);
          expect([file, summary.blocked]).toEqual([file, 0]);
          const told = findings.filter(({ severity }: { severity: string }) => severity !== "info");
          expect([file, told]).toEqual([file, []]);
        }
      } finally {
        terraform.close();
        folder.remove();
      }
    },
    60_000,
  );
});
