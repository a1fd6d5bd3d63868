import { callsAsTable, countAzureCalls, showAzureCalls } from "../../scripts/count-azure-calls";
import { describeWithModel } from "./describe-terraform";

describeWithModel("the requests that an apply sends to Azure", () => {
  let calls: Awaited<ReturnType<typeof countAzureCalls>>;
  beforeAll(async () => {
    calls = await countAzureCalls("hbi-workspace");
  }, 60_000);

  const put = (part: string) =>
    calls.filter((each) => each.part === part).map(({ step, put }) => [step, put]);

  it.each(["inline group", "firewall group"])("are one PUT for the %s, whatever changes", (part) => {
    expect(put(part)).toEqual([
      ["first apply", 1],
      ["feature turned on", 1],
      ["nothing changed", 0],
    ]);
  });

  it("are a PUT for each separate rule at first, and one for each that a feature brings", () => {
    expect(put("separate rules")).toEqual([
      ["first apply", expect.any(Number)],
      ["feature turned on", 1],
      ["nothing changed", 0],
    ]);
    expect(put("separate rules")[0]?.[1]).toBeGreaterThan(5);
  });

  it("are no DELETE", () => {
    expect(calls.filter((each) => each.delete > 0)).toEqual([]);
  });

  it("make a table with a line for each", () => {
    const lines = callsAsTable(calls, "hbi-workspace").split("\n");
    expect(lines[1]).toMatch(/Rules +│ Apply +│ PUT │ DELETE │ GET/);
    expect(lines[4]).toContain("`hbi-workspace` turned on");
    expect(lines).toHaveLength(calls.length + 5);
  });
});

describeWithModel("counting requests is refused for", () => {
  it.each([
    [["--format", "xml"], 'unknown format "xml"; write table or json'],
    [["--feature", "hbi"], 'unknown feature "hbi"; write one such as hbi-workspace'],
    [["--feature", "no-public-ip-compute"], "feature-not-in-revision"],
    [["--verbose"], "Unknown option '--verbose'"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await showAzureCalls(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("usage: npm run azure-calls");
  });
});
