import { spawnSync } from "node:child_process";
import { catalogFigures } from "../../scripts/catalog-figures";
import { figuresAsTables, showCatalog } from "../../scripts/show-catalog";
import type { CataloguedFlow } from "../catalog/source-coverage/catalog-facts";
import { builtInCoverage, type Coverage } from "../catalog/source-coverage/coverage";
import { type DocumentedCase, flowsOf } from "../catalog/source-coverage/document-facts";
import { rowCoverage } from "../catalog/source-coverage/row-coverage";

const ARC = "arc-2026-06-11";
const SECTIONS = { sources: {}, notTranscribed: {} };
const REASONS = {
  rows: [{ source: ARC, rows: ["hosts/2"], reason: "It has one." }],
  conditions: [],
  entries: [],
  citations: [],
};

function row(number: number, host: string): DocumentedCase {
  const stated = {
    id: `hosts/${number}`,
    kind: "host",
    direction: "outbound",
    clouds: ["public"],
    values: [host],
    protocol: "TCP",
    ports: ["443"],
  };
  return {
    source: ARC,
    table: "hosts",
    row: stated,
    cloud: "public",
    revision: "2026-03-19",
    flows: flowsOf(stated),
    anyOne: false,
  };
}

/** A catalog with one flow, held against rows for these hosts. */
function coverageOf(...hosts: readonly string[]): Coverage {
  const flow: CataloguedFlow = {
    entry: { requirement: "a", form: "hosts", index: 0, name: "a.hosts[0]", sources: [] },
    cloud: "public",
    revision: "2026-03-19",
    form: "hosts",
    direction: "outbound",
    value: "a.contoso.com",
    protocol: "Tcp",
    port: "443",
  };
  const documented = hosts.map((host, index) => row(index + 1, host));
  const rows = documented.map((each) => rowCoverage(each, [flow], REASONS, SECTIONS));
  return { documented, catalogued: [flow], reasons: REASONS, sections: SECTIONS, rows };
}

const HELD = coverageOf("a.contoso.com", "b.contoso.com");
const LACKING = coverageOf("a.contoso.com", "b.contoso.com", "c.contoso.com");

describe("the figures of a catalog", () => {
  it("count requirements, entries and rows of each cloud, as a whole and by document", () => {
    const [first, ...others] = catalogFigures(LACKING).clouds;
    const figures = { requirements: 1, entries: 1, rows: 3, covered: 1, explained: 1, missing: 1 };
    expect(first).toEqual({
      cloud: "public",
      ...figures,
      documents: [{ document: "Azure Arc-enabled Kubernetes network requirements", source: ARC, ...figures }],
    });
    const none = { requirements: 0, entries: 0, rows: 0, covered: 0, explained: 0, missing: 0 };
    expect(others).toEqual(
      ["usgovernment", "china"].map((cloud) => expect.objectContaining({ cloud, ...none })),
    );
  });

  it("name each missing row, and what is not held of it", () => {
    expect(catalogFigures(LACKING).missing).toEqual([`${ARC} hosts/3 public: c.contoso.com Tcp 443`]);
    expect(catalogFigures(HELD).missing).toEqual([]);
  });

  it("of the built-in catalog add up: every row is covered, explained or missing, and belongs to a document", () => {
    const { clouds } = catalogFigures(builtInCoverage());
    expect(clouds.map(({ cloud }) => cloud)).toEqual(["public", "usgovernment", "china"]);
    for (const cloud of clouds) {
      for (const each of [cloud, ...cloud.documents]) {
        expect(each.covered + each.explained + each.missing).toBe(each.rows);
      }
      expect(cloud.documents.reduce((sum, { rows }) => sum + rows, 0)).toBe(cloud.rows);
      expect(cloud.covered).toBeGreaterThan(cloud.rows / 2);
    }
  });
});

describe("the program that shows the catalog", () => {
  it("shows a line for each cloud and each of its documents, and the missing rows", () => {
    const lines = showCatalog([], () => LACKING).stdout.split("\n");
    const cells = lines
      .filter((line) => line.includes("│"))
      .map((line) => line.split("│").map((cell) => cell.trim()));
    expect(cells).toContainEqual(["", "public", "1", "1", "3", "1", "1", "1", ""]);
    expect(cells).toContainEqual([
      "",
      ARC,
      "Azure Arc-enabled Kubernetes network requirements",
      "1",
      "1",
      "3",
      "1",
      "1",
      "1",
      "",
    ]);
    expect(lines).toEqual(
      expect.arrayContaining(["Clouds", "Documents, public", "Documents, china", "Missing"]),
    );
    expect(lines).toContain(`  ${ARC} hosts/3 public: c.contoso.com Tcp 443`);
  });

  it("says nothing of missing rows where there are none", () => {
    expect(figuresAsTables(catalogFigures(HELD)).split("\n")).not.toContain("Missing");
  });

  it.each([[["--format", "json"]], [["--format=json"]]])("prints the same as JSON with %j", (args) => {
    expect(JSON.parse(showCatalog(args, () => LACKING).stdout)).toEqual(catalogFigures(LACKING));
  });

  it("ends with 1 when a row is missing, else with 0", () => {
    expect(showCatalog([], () => LACKING).code).toBe(1);
    expect(showCatalog(["--format", "json"], () => LACKING).code).toBe(1);
    expect(showCatalog(["--format", "table"], () => HELD).code).toBe(0);
  });

  it.each([
    ["an unknown option", ["--rows"], "Unknown option '--rows'"],
    ["an unknown format", ["--format", "yaml"], 'unknown format "yaml"; write table or json'],
    ["a format without its value", ["--format"], "Option '--format <value>' argument missing"],
  ])("refuses %s, with its usage and the code 2, and reads nothing", (_what, args, problem) => {
    const read = jest.fn();
    const { code, stdout, stderr } = showCatalog(args, read);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")).toEqual([
      problem,
      "usage: npm run catalog -- [--format table|json] [FILE...]",
      "",
    ]);
    expect(read).not.toHaveBeenCalled();
  });

  it("runs as a command", () => {
    const run = (...args: string[]) =>
      spawnSync("npm", ["run", "--silent", "catalog", "--", ...args], { encoding: "utf8" });
    const shown = run("--format", "json");
    expect(shown.status).toBe(0);
    expect(JSON.parse(shown.stdout)).toEqual(catalogFigures(builtInCoverage()));
    const refused = run("--rows");
    expect([refused.status, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain("Unknown option '--rows'");
  }, 60_000);
});
