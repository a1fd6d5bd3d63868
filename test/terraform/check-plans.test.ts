import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { WorkingFolder } from "../cli/in-process";
import { describeWithModel } from "./describe-terraform";
import { azureWith, EXAMPLE_SURROUNDINGS } from "./example-surroundings";
import { Terraform } from "./terraform";

const STORE = ["--parameter", "storageAccount=mlworkspacestore"];

const WEST = ["--region", "westeurope"];
const PYTHON = ["--feature", "python-packages"];
const IP_ROUTES_TAGS = resolve("examples/ip-routes/service-tags.json");
const CATALOGS = resolve("examples/custom-catalog");

/** A selection that made an example or a part of it, and the options that tell the part; see its `main.ts`. */
type Selection = readonly [part: string, example: string, ...options: string[]];

const SELECTIONS: readonly Selection[] = [
  ["all", "direct", "--region", "eastus2"],
  [
    "all",
    "hub-spoke",
    ...WEST,
    "--feature",
    "public-ip-compute",
    "--feature",
    "storage-behind-firewall",
    ...STORE,
  ],
  [
    "all",
    "government",
    "--cloud",
    "usgovernment",
    "--region",
    "usgovvirginia",
    "--feature",
    "hbi-workspace",
    ...STORE,
  ],
  [
    "all",
    "ip-routes",
    ...["--region", "eastus2", "--feature", "public-ip-compute", "--service-tags", IP_ROUTES_TAGS],
    ...STORE,
  ],
  ["all", "china", "--cloud", "china", "--region", "chinaeast2", ...STORE],
  ["forecasting", "shared-hub", ...WEST, "--subnet", "10.60.0.0/24"],
  ["vision", "shared-hub", ...WEST, ...PYTHON, "--subnet", "10.60.1.0/24", "--subnet", "10.60.2.0/24"],
  ["research", "shared-hub", "--region", "northeurope", ...PYTHON, "--subnet", "10.61.0.0/22"],
  [
    "the workspace",
    "custom-catalog",
    ...[
      "--catalog",
      `${CATALOGS}/workspace.yaml`,
      "--region",
      "northeurope",
      "--feature",
      "contoso-databricks-jobs",
    ],
    ...["--parameter", "storageAccount=contosoml", "--subnet", "10.40.0.0/24"],
    ...["--resource", "aml-nsg", "--resource", "aml-rt", "--resource", "aml-rcg"],
  ],
  [
    "the service of its own",
    "custom-catalog",
    ...["--catalog", `${CATALOGS}/databricks.yaml`, "--region", "northeurope"],
    ...["--subnet", "10.41.0.0/24", "--subnet", "10.41.1.0/24", "--resource", "databricks-nsg"],
  ],
];

/** What an example does not hold is told, and is no fault: a group that exists already; a firewall's rules. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  china: "rules-of-group-elsewhere",
  "ip-routes": "required-flow-undecided",
};

const EXAMPLES = [...new Set(SELECTIONS.map(([, example]) => example))].map((example) => ({
  example,
  selections: SELECTIONS.filter(([, of]) => of === example),
}));

describeWithModel("What `terraform show -json` prints of an example passes `check` at its selection", () => {
  it.each(EXAMPLES)(
    "$example, planned and applied",
    async ({ example, selections }) => {
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
          for (const [part, , ...selection] of selections) {
            const { stdout, stderr } = folder.run(["check", file, ...selection, "--format", "json"]);
            expect([part, stderr.match(/^error.*/gm)]).toEqual([part, null]);
            const { summary, findings } = JSON.parse(stdout);
            expect([file, part, summary.blocked]).toEqual([file, part, 0]);
            const codes = findings.map(({ code }: { code: string }) => code);
            const told = codes.filter((code: string) => code !== ELSEWHERE[example]);
            expect([file, part, told]).toEqual([file, part, []]);
          }
        }
      } finally {
        terraform.close();
        folder.remove();
      }
    },
    60_000,
  );
});
