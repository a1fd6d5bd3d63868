import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkCatalogs } from "../../scripts/check-catalogs";
import { EXTENSION_YAML, SERVICE_YAML } from "../core/catalog/files/catalog-texts";

const folder = mkdtempSync(join(tmpdir(), "catalogs-"));
const GOOD = join(folder, "good.yaml");
const BAD = join(folder, "bad.yaml");

beforeAll(() => {
  writeFileSync(GOOD, SERVICE_YAML);
  writeFileSync(
    BAD,
    EXTENSION_YAML.replace("pypi.contoso.com", '"*.*.com"').replace("slot: 1000", "slot: 10"),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("checking catalog files", () => {
  it("says of a sound one what it is, and ends with 0", () => {
    expect(checkCatalogs([GOOD], "table")).toEqual({
      code: 0,
      stdout: `${GOOD}: a catalog of Message Hub with 5 requirements and 0 corrections\n`,
      stderr: "",
    });
  });

  it.each([
    [
      "examples/custom-catalog/databricks.yaml",
      "a catalog of Azure Databricks with 6 requirements and 0 corrections",
    ],
    ["examples/custom-catalog/workspace.yaml", "a catalog of Azure Machine Learning with "],
  ])("finds nothing in %s", (path, what) => {
    const { code, stdout } = checkCatalogs([path], "table");
    expect(code).toBe(0);
    expect(stdout).toContain(`${path}: ${what}`);
  });

  it("tells all that is wrong with file, line and path, goes on with the next file, and ends with 2", () => {
    const { code, stdout } = checkCatalogs([BAD, GOOD, join(folder, "none.yaml")], "table");
    expect(code).toBe(2);
    expect(stdout.split("\n")).toEqual([
      `[catalog-contradiction] ${BAD}:10 requirements[0].requirements[0].slot: slot 10 is kept for the built-in catalog; use one from 1000 on`,
      `[catalog-contradiction] ${BAD}:10 requirements[0].requirements[0].slot: slot 10 of requirements is taken by \`entra-id\`; give it a free one, such as 1000`,
      expect.stringContaining(
        `[catalog-contradiction] ${BAD}:10 requirements[0].requirements[0].slot: slot 10 of a feature is before`,
      ),
      `[catalog-contradiction] ${BAD}:14 requirements[0].requirements[0].hosts[0].hosts[0]: \`*.*.com\` has \`*\` inside the name; write \`*\` only once and at the very left, as in \`*.contoso.com\``,
      `${GOOD}: a catalog of Message Hub with 5 requirements and 0 corrections`,
      `[catalog-file-unreadable] ${join(folder, "none.yaml")}: it cannot be read (ENOENT); give the path of a file`,
      "",
    ]);
  });

  it("prints the same as JSON", () => {
    const { code, stdout } = checkCatalogs([BAD, GOOD], "json");
    const { files } = JSON.parse(stdout);
    expect(code).toBe(2);
    expect(files[1]).toEqual({ file: GOOD, service: "message-hub", requirements: 5, diagnostics: [] });
    expect(files[0].diagnostics[0]).toEqual({
      code: "catalog-contradiction",
      severity: "error",
      subject: `${BAD}:10 requirements[0].requirements[0].slot`,
      message: "slot 10 is kept for the built-in catalog; use one from 1000 on",
      location: {
        file: BAD,
        path: "requirements[0].requirements[0].slot",
        line: 10,
        column: expect.any(Number),
      },
    });
  });

  it("is what the command does with paths", () => {
    const run = (...args: string[]) =>
      spawnSync("npm", ["run", "--silent", "catalog", "--", ...args], { encoding: "utf8" });
    const refused = run(BAD, "--format", "json");
    expect(refused.status).toBe(2);
    expect(JSON.parse(refused.stdout)).toEqual(JSON.parse(checkCatalogs([BAD], "json").stdout));
    expect(run(GOOD).status).toBe(0);
  }, 60_000);
});
