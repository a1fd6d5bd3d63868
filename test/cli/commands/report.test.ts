import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { REPORT_START } from "../../../lib/core/report/html/report-page";
import { WorkingFolder } from "../in-process";

const rule = (name: string, priority: number, more: object) => ({
  name,
  priority,
  direction: "Outbound",
  access: "Allow",
  protocol: "Tcp",
  sourcePortRange: "*",
  destinationPortRange: "443",
  sourceAddressPrefix: "10.1.0.0/24",
  destinationAddressPrefix: "AzureMonitor",
  ...more,
});

/** What `az network nsg show` prints, with one rule that is asked for, and a deny behind it. */
const GROUP = JSON.stringify({
  name: "ml-nsg",
  type: "Microsoft.Network/networkSecurityGroups",
  id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/ml-nsg",
  securityRules: [
    rule("Allow<b>Monitor", 100, {}),
    rule("DenyInternet", 4000, {
      access: "Deny",
      protocol: "*",
      destinationPortRange: "*",
      sourceAddressPrefix: "*",
      destinationAddressPrefix: "Internet",
    }),
  ],
});

const ACKNOWLEDGEMENTS = `acknowledgements:
  - code: required-flow-blocked
    requirement: entra-id
    reason: It is done elsewhere.
  - code: rule-never-matches
    reason: There is none.
`;

describe("the command report", () => {
  const folder = new WorkingFolder();
  const run = (...more: string[]) =>
    folder.run(["report", "nsg.json", "--region", "eastus2", "--out", "report.html", ...more]);

  beforeEach(() => folder.write("nsg.json", GROUP));
  afterEach(() => {
    for (const path of Object.keys(folder.content())) folder.write(path, "");
  });
  afterAll(() => folder.remove());

  it("writes one page, says what is in it, and ends with 1 where there are findings", () => {
    const { exitCode, stdout, stderr } = run();
    expect(exitCode).toBe(1);
    expect(stderr).not.toContain("error");
    expect(stdout).toMatch(
      /^report\.html: written\. \d+ required flows: \d+ admitted.*, \d+ blocked, \d+ undecided\. \d+ open findings, 0 acknowledged\. 1 remark on the selection itself\.\n$/,
    );
    const page = folder.read("report.html");
    expect(page.startsWith(REPORT_START)).toBe(true);
    for (const part of ["Allow&lt;b&gt;Monitor", "AzureMonitor", "Mend: add the rule", "nsg.json"]) {
      expect(page).toContain(part);
    }
  });

  it("writes the same bytes again, and then says that nothing changed", () => {
    run();
    const first = folder.read("report.html");
    expect(run().stdout).toContain("report.html: unchanged.");
    expect(folder.read("report.html")).toBe(first);
  });

  it("replaces a page that it wrote, through a link as well", () => {
    run();
    const first = folder.read("report.html");
    symlinkSync(join(folder.path, "report.html"), join(folder.path, "link.html"));
    const { stdout } = run("--feature", "python-packages");
    expect(stdout).toContain("report.html: written.");
    expect(folder.read("report.html")).not.toBe(first);
    expect(folder.run(["report", "nsg.json", "--region", "eastus2", "--out", "link.html"]).stdout).toContain(
      "link.html: written.",
    );
    expect(folder.read("report.html")).toBe(first);
  });

  it.each(["<!doctype html>\n<p>mine</p>\n", "notes"])(
    "leaves another file alone, unless it is forced: %j",
    (text) => {
      folder.write("report.html", text);
      const refused = run();
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr).toBe(
        "error: `report.html` exists and is no page of this command; give another path, or `--force` to replace it\n",
      );
      expect(folder.read("report.html")).toBe(text);
      expect(run("--force").stdout).toContain("report.html: written.");
    },
  );

  it.each([[[]], [["--force"]]])("never replaces what it judges %j", (more) => {
    const { exitCode, stderr } = folder.run([
      ...["report", "nsg.json", "--region", "eastus2", "--out", "./nsg.json"],
      ...more,
    ]);
    expect([exitCode, stderr]).toEqual([
      2,
      "error: `./nsg.json` is one of the files that are judged; give another path with `--out`\n",
    ]);
    expect(folder.read("nsg.json")).toBe(GROUP);
  });

  it("shows what is acknowledged with its reason, and tells acknowledgements of nothing", () => {
    folder.write("accepted.yaml", ACKNOWLEDGEMENTS);
    const { stdout, stderr } = run("--acknowledgements", "accepted.yaml");
    expect(stdout).toContain("1 acknowledged");
    expect(stderr).toContain("[unused-acknowledgement] accepted.yaml:5");
    const page = folder.read("report.html");
    expect(page).toContain("It is done elsewhere.");
    expect(page).toContain("none: nothing of it was found");
  });

  it("ends with 0 where nothing is as grave as what is asked for", () => {
    folder.write(
      "accepted.yaml",
      `acknowledgements:\n${["required-flow-blocked", "port-on-wrong-tag"].map((code) => `  - { code: ${code}, reason: Later. }\n`).join("")}`,
    );
    expect(run("--fail-on", "error").exitCode).toBe(1);
    const accepted = run("--fail-on", "error", "--acknowledgements", "accepted.yaml");
    expect(accepted.exitCode).toBe(0);
  });

  it("writes nothing where the question is wrong", () => {
    const wrong = folder.run(["report", "nsg.json", "--region", "eastus22", "--out", "none.html"]);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain("did you mean `eastus2`");
    const unread = folder.run(["report", "missing.json", "--region", "eastus2", "--out", "none.html"]);
    expect(unread.exitCode).toBe(2);
    expect(unread.stderr).toContain("`missing.json` cannot be read (ENOENT)");
    expect(Object.keys(folder.content())).not.toContain("none.html");
  });

  it.each([
    [["report", "--region", "eastus2", "--out", "a.html"], "missing required argument 'files'"],
    [["report", "nsg.json", "--region", "eastus2"], "required option '--out <file>' not specified"],
    [["report", "nsg.json", "--region", "eastus2", "--out", "a.html", "--egress", "direct"], "`--egress`"],
  ])("%j is refused", (args, says) => {
    const { exitCode, stderr } = folder.run(args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
  });

  it("tells a place that cannot be written", () => {
    const { exitCode, stderr } = folder.run([
      ...["report", "nsg.json", "--region", "eastus2", "--out", "no/such/folder/report.html"],
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("`no/such/folder/report.html` cannot be written (ENOENT)");
    const isFolder = folder.run(["report", "nsg.json", "--region", "eastus2", "--out", "."]);
    expect(isFolder.stderr).toContain("`.` is no file");
  });

  it("tells a file that cannot be looked into", () => {
    folder.write("report.html", "x");
    const { fileSystem } = folder.environment();
    const failing = {
      ...fileSystem,
      readFileSync: () => {
        throw Object.assign(new Error("no"), { code: "EACCES" });
      },
    };
    const { exitCode, stderr } = folder.run(
      ["report", "nsg.json", "--region", "eastus2", "--out", "report.html"],
      { fileSystem: failing as unknown as typeof fileSystem },
    );
    expect([exitCode, stderr]).toEqual([
      2,
      "error: `report.html` cannot be read (EACCES); check the path and its permissions\n",
    ]);
  });

  it("explains itself, with an example", () => {
    const { exitCode, stdout } = folder.run(["report", "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "$ azure-network-catalog report plan.json firewall.json --region eastus2 --out report.html",
    );
  });
});
