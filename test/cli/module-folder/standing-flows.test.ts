import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderModuleByFramework } from "../../../lib/cli/render-module";
import { WorkingFolder } from "../in-process";

let folder: WorkingFolder;
beforeEach(() => {
  folder = new WorkingFolder();
});
afterEach(() => folder.remove());

const run = (...args: string[]) => folder.run(["module", ...args], { renderModule: renderModuleByFramework });
const changed = (file: string, from: string, to: string): void => {
  const text = readFileSync(join(folder.path, file), "utf8");
  expect(text).toContain(from);
  folder.write(file, text.replace(from, to));
};

describe("a module that was changed by hand", () => {
  it("in JSON is compared by what its rules do now, in the words of the flows", () => {
    run("--region", "eastus2", "--out", "aml");
    changed("aml/main.tf.json", '"Storage.EastUS2"', '"Storage"');
    const { exitCode, stdout } = run("--check", "aml");
    expect(exitCode).toBe(1);
    expect(stdout).toBe(`aml: differs from what the selection gives

Flows: 1 wider (more is let through), 1 narrower (less is let through)
  - Allow outbound Tcp 443 from var.subnet_address_prefixes to Storage (nsg: AllowStorageTcpOutbound): narrower
  + Allow outbound Tcp 443 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound): wider

By hand:
  main.tf.json: changed

\`azure-network-catalog module --out aml\`, with the same options, writes it anew.
`);
    expect(JSON.parse(run("--check", "aml", "--format", "json").stdout)).toMatchObject({
      unchanged: false,
      flowsOf: "files",
      changedByHand: ["main.tf.json"],
    });
  });

  it("in HCL is compared by what was recorded, which is said", () => {
    run("--region", "eastus2", "--format", "hcl", "--out", "aml");
    changed("aml/main.tf", '"Storage.EastUS2"', '"Storage"');
    expect(run("--check", "aml").stdout).toContain(
      "By hand, which no flow above tells:\n  main.tf: changed\n",
    );
  });

  it("into something that is no JSON is compared by what was recorded", () => {
    run("--region", "eastus2", "--out", "aml");
    changed("aml/main.tf.json", "{", "");
    expect(run("--check", "aml").stdout).toContain(
      "By hand, which no flow above tells:\n  main.tf.json: changed\n",
    );
  });
});
