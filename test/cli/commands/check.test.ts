import { WorkingFolder } from "../in-process";
import { allowOut, DIRECT_SELECTION, directWith, GROUP_ADDRESS, GROUP_NAME } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write(
    "as-made.json",
    directWith((rules) => rules),
  );
  folder.write(
    "ssh.json",
    directWith((rules) => [...rules, allowOut("Ssh", 105, "Internet", "22")]),
  );
  folder.write(
    "no-storage.json",
    directWith((rules) => rules.filter(({ name }) => name !== "AllowStorageTcpOutbound")),
  );
});

const check = (file: string, ...args: string[]) => folder.run(["check", file, ...DIRECT_SELECTION, ...args]);

const SSH = {
  code: "admitted-not-required",
  severity: "warning",
  file: "ssh.json",
  rule: `${GROUP_ADDRESS}: Ssh`,
};

describe("a check", () => {
  it("of what the selection made finds nothing", () => {
    const { exitCode, stdout } = check("as-made.json", "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      summary: { required: 20, admitted: 17, broad: 0, blocked: 0, undecided: 3 },
      flows: expect.any(Array),
      findings: [],
    });
    expect(exitCode).toBe(0);
  });

  it("prints each flow with its verdict and the rule that decides", () => {
    const { stdout } = check("as-made.json", "--format", "json");
    expect(JSON.parse(stdout).flows).toContainEqual({
      requirement: "default-storage",
      direction: "Outbound",
      protocol: "Tcp",
      port: "443",
      peer: "Storage.EastUS2",
      verdict: "allowed",
      rule: `${GROUP_ADDRESS}: AllowStorageTcpOutbound`,
    });
  });

  it("tells a rule that is open for nothing, and how to mend it", () => {
    const { exitCode, stdout } = check("ssh.json", "--format", "json");
    const { findings } = JSON.parse(stdout);
    expect(findings).toEqual([
      {
        ...SSH,
        flow: expect.stringContaining("outbound Tcp 22 from 10.1.0.0/24 to"),
        message: expect.stringContaining("`Ssh`"),
        mend: expect.objectContaining({ action: "remove", layer: "nsg", rule: "Ssh" }),
      },
    ]);
    expect(exitCode).toBe(1);
  });

  it("tells every required flow that is blocked, with the rule that mends it", () => {
    const { exitCode, stdout } = check("no-storage.json", "--format", "json");
    const { summary, findings } = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(summary).toMatchObject({ required: 20, blocked: 2 });
    expect(findings).toHaveLength(2);
    for (const finding of findings) {
      expect(finding).toEqual({
        code: "required-flow-blocked",
        severity: "error",
        file: "no-storage.json",
        rule: `${GROUP_ADDRESS}: DenyInternetOutbound`,
        flow: "outbound Tcp 443 to Storage.EastUS2",
        message: expect.stringContaining("is required"),
        mend: expect.objectContaining({
          action: "add",
          terraform: expect.objectContaining({ destination_address_prefix: "Storage.EastUS2" }),
          arm: expect.objectContaining({ properties: expect.anything() }),
        }),
      });
    }
  });

  it.each<[string, string, 0 | 1]>([
    ["ssh.json", "error", 0],
    ["ssh.json", "warning", 1],
    ["ssh.json", "info", 1],
    ["no-storage.json", "error", 1],
    ["as-made.json", "info", 0],
  ])("of %s with `--fail-on %s` ends with %d", (file, severity, code) => {
    expect(check(file, "--fail-on", severity).exitCode).toBe(code);
  });

  it("prints a summary, the flows that do not surely get through, and the findings by severity", () => {
    const { stdout } = check("no-storage.json");
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("20 required flows: 15 admitted, 2 blocked, 3 undecided; 2 findings");
    expect(lines[2]).toMatch(/^VERDICT +REQUIREMENT +FLOW +RULE$/);
    expect(lines).toContainEqual(
      expect.stringMatching(/^blocked +default-storage +outbound Tcp 443 to Storage\.EastUS2 +azurerm/),
    );
    expect(lines).toContain("Errors (2)");
    expect(lines).toContain("error [required-flow-blocked]");
    expect(lines).toContain(`  no-storage.json ${GROUP_ADDRESS}: DenyInternetOutbound`);
    expect(stdout).not.toContain("Terraform JSON");
    expect(lines.at(-2)).toMatch(/^`--mend` prints /);
  });

  it("prints what mends a finding where that is asked for", () => {
    const { stdout } = check("no-storage.json", "--mend");
    expect(stdout).toContain(`    mend: add the rule at ${GROUP_ADDRESS} (no-storage.json)`);
    expect(stdout).toContain('        "destination_address_prefix": "Storage.EastUS2"');
    expect(stdout).toContain('          "destinationAddressPrefix": "Storage.EastUS2"');
    expect(stdout).not.toContain("`--mend`");
  });

  it.each([60, 80, 120])("fits a terminal of %d columns", (columns) => {
    const { stdout } = folder.run(["check", "no-storage.json", ...DIRECT_SELECTION], {
      stdout: { colours: false, columns },
    });
    expect(stdout.split("\n").filter((line) => line.length > columns)).toEqual([]);
  });

  it("shows colours where there are some, and says the same", () => {
    const { stdout } = folder.run(["check", "ssh.json", ...DIRECT_SELECTION], {
      stdout: { colours: true },
    });
    expect(stdout).toContain("\u001b[33mwarning\u001b[39m [admitted-not-required]");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is removed.
    expect(stdout.replaceAll(/\u001b\[\d+m/g, "")).toBe(check("ssh.json").stdout);
  });

  it("judges several files as one path", () => {
    const ssh = {
      ...allowOut("Ssh", 105, "Internet", "22"),
      resource_group_name: "rg-ml",
      network_security_group_name: GROUP_NAME,
    };
    folder.write("rule.json", JSON.stringify({ resource: { azurerm_network_security_rule: { ssh } } }));
    const files = ["as-made.json", "rule.json"];
    const { stdout } = folder.run(["check", ...files, ...DIRECT_SELECTION, "--format", "json"]);
    const { summary, findings } = JSON.parse(stdout);
    expect(summary.required).toBe(20);
    expect(findings).toEqual([
      expect.objectContaining({ ...SSH, file: "rule.json", rule: "azurerm_network_security_rule.ssh: Ssh" }),
    ]);
  });
});

describe("what is acknowledged", () => {
  const acknowledgements = (...given: object[]) => JSON.stringify({ acknowledgements: given });
  const accepted = { code: "admitted-not-required", reason: "Operators log in by SSH." };

  it.each<[string, object]>([
    ["by its code", accepted],
    ["by its rule's name", { ...accepted, rule: "Ssh" }],
    ["by its rule as findings show it", { ...accepted, rule: `${GROUP_ADDRESS}: Ssh` }],
  ])("%s stays in the report with its reason, and does not count", (_, given) => {
    folder.write("accepted.json", acknowledgements(given));
    const { exitCode, stdout } = check("ssh.json", "--acknowledgements", "accepted.json", "--format", "json");
    expect(JSON.parse(stdout).findings).toEqual([
      expect.objectContaining({ ...SSH, acknowledged: "Operators log in by SSH." }),
    ]);
    expect(exitCode).toBe(0);
  });

  it("can stand in YAML", () => {
    folder.write(
      "accepted.yaml",
      "acknowledgements:\n  - { code: admitted-not-required, rule: Ssh, reason: Operators. }\n",
    );
    const { exitCode, stdout } = check("ssh.json", "--acknowledgements", "accepted.yaml");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("1 finding, 1 acknowledged");
    expect(stdout).toContain("    acknowledged: Operators.");
  });

  it("can be said by an option, which the selection has", () => {
    const { exitCode } = check("ssh.json", "--acknowledge", "admitted-not-required=Operators.");
    expect(exitCode).toBe(0);
  });

  it.each<[string, object]>([
    ["another rule", { ...accepted, rule: "Other" }],
    ["another code", { ...accepted, code: "rule-never-matches" }],
    ["a requirement", { ...accepted, requirement: "entra-id" }],
  ])("for %s is told to be unused, and the finding counts", (_, given) => {
    folder.write("unused.json", acknowledgements(given));
    const { exitCode, stderr } = check("ssh.json", "--acknowledgements", "unused.json");
    expect(stderr).toContain(
      "warning [unused-acknowledgement] unused.json:1 acknowledgements[0]: nothing was found",
    );
    expect(exitCode).toBe(1);
  });
});
