import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../../../lib/core/diagnostics/codes";
import { version } from "../../../package.json";
import { WorkingFolder } from "../in-process";
import { allowOut, DIRECT_SELECTION, directWith, GROUP_ADDRESS } from "./direct-example";

const FILE = "a folder/nsg #1.json";
const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write(
    FILE,
    directWith((made) => [
      ...made.filter(({ name }) => name !== "AllowStorageTcpOutbound"),
      allowOut("Ssh", 105, "Internet", "22"),
    ]),
  );
  folder.write(
    "accepted.json",
    '{ "acknowledgements": [{ "code": "admitted-not-required", "reason": "Operators." }] }',
  );
});

interface Result {
  readonly ruleId: DiagnosticCode;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: DiagnosticCode }[] } };
  readonly results: readonly Result[];
}

function sarif(...args: string[]): { readonly runs: readonly [Run] } {
  const { stdout } = folder.run(["check", FILE, ...DIRECT_SELECTION, "--format", "sarif", ...args]);
  return JSON.parse(stdout);
}

describe("the findings as SARIF", () => {
  it("are one run of this tool", () => {
    expect(sarif()).toEqual({
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "azure-network-catalog", version, rules: expect.any(Array) } },
          columnKind: "utf16CodeUnits",
          results: expect.any(Array),
        },
      ],
    });
  });

  it("have the rules that they break, with help", () => {
    const [{ tool, results }] = sarif().runs;
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(["admitted-not-required", "required-flow-blocked"]);
    for (const rule of rules) {
      const { title, why, remedy, severity } = DIAGNOSTIC_CODES[rule.id];
      expect(rule).toEqual({
        id: rule.id,
        shortDescription: { text: title },
        fullDescription: { text: `${title}. ${why}` },
        help: { text: `${why} ${remedy}` },
        defaultConfiguration: { level: severity },
      });
    }
    for (const { ruleId, ruleIndex } of results) {
      expect(rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  it("stand at their file and rule", () => {
    const [{ results }] = sarif().runs;
    expect(results.find(({ ruleId }) => ruleId === "admitted-not-required")).toEqual({
      ruleId: "admitted-not-required",
      ruleIndex: 0,
      level: "warning",
      message: { text: expect.stringContaining("`Ssh`") },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a%20folder/nsg%20%231.json" },
            region: { startLine: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: `${GROUP_ADDRESS}: Ssh`, kind: "resource" }],
        },
      ],
      partialFingerprints: { "findingIdentity/v1": expect.stringMatching(/^[0-9a-f]{64}:1$/) },
      properties: { flow: expect.any(String), mend: expect.any(Object) },
    });
  });

  it("have fingerprints of their own, which stay as they are", () => {
    const fingerprints = (): string[] =>
      sarif().runs[0].results.map(
        ({ partialFingerprints }) => partialFingerprints["findingIdentity/v1"] ?? "",
      );
    const first = fingerprints();
    expect(first.length).toBeGreaterThan(2);
    expect(new Set(first).size).toBe(first.length);
    expect(fingerprints()).toEqual(first);
  });

  it("are suppressed where they are acknowledged", () => {
    const [{ results }] = sarif("--acknowledgements", "accepted.json").runs;
    expect(results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ["required-flow-blocked", undefined],
      ["required-flow-blocked", undefined],
      ["admitted-not-required", [{ kind: "external", status: "accepted", justification: "Operators." }]],
    ]);
  });
});
