import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtInCloud, CLOUD_IDS, machineLearningService } from "../../lib/core/catalog/built-in";
import { EXTENSION_YAML, SERVICE_YAML } from "../core/catalog/files/catalog-texts";
import { WorkingFolder } from "./in-process";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const service = machineLearningService();

/** What a list prints as JSON. */
function listed(...args: string[]): { [key: string]: { [key: string]: unknown }[] } {
  const { exitCode, stdout, stderr } = folder.run([...args, "--format", "json"]);
  expect([exitCode, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

const ids = (features: { [key: string]: unknown }[] | undefined) => features?.map(({ id }) => id);

describe("the list of features", () => {
  it("has every feature, parameter and revision of the catalog", () => {
    const all = listed("features");
    expect(ids(all.features)).toEqual([...service.features.keys()]);
    expect(ids(all.parameters)).toEqual([...service.parameters.keys()]);
    expect(all.revisions).toEqual(service.revisions);
    expect(all.service).toEqual({ id: "azure-machine-learning", displayName: "Azure Machine Learning" });
  });

  it("says of each what it is, where it exists, and what it goes with", () => {
    expect(listed("features").features).toContainEqual({
      id: "no-public-ip-compute",
      default: false,
      description: service.features.get("no-public-ip-compute")?.description,
      clouds: ["public", "usgovernment", "china"],
      revisions: ["2022-09-08"],
      implies: [],
      excludes: service.features.get("no-public-ip-compute")?.excludes,
    });
  });

  it.each<[string[], string, boolean]>([
    [["--cloud", "public"], "automl", true],
    [["--cloud", "china"], "automl", false],
    [["--revision", "2022-09-08"], "no-public-ip-compute", true],
    [["--revision", "2026-03-19"], "no-public-ip-compute", false],
    [["--revision", "2022-09-08"], "aks", false],
    [["--revision", "2026-03-19", "--cloud", "usgovernment"], "aks", true],
  ])("with %j, whether %s is among them: %s", (args, feature, expected) => {
    expect(ids(listed("features", ...args).features)?.includes(feature)).toBe(expected);
  });

  it("is a table of one line for each where there is no terminal", () => {
    const { stdout } = folder.run(["features"]);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe(`Azure Machine Learning, revisions ${service.revisions.join(", ")}`);
    expect(lines[2]).toMatch(/^FEATURE +DEFAULT +CLOUDS +REVISIONS +DESCRIPTION$/);
    const row = (id: string) => lines.find((line) => line.startsWith(`${id} `))?.split(/ {2,}/);
    expect(row("azure-monitor")?.slice(0, 4)).toEqual(["azure-monitor", "on", "all", "all"]);
    expect(row("automl")?.slice(0, 4)).toEqual(["automl", "off", "public", expect.any(String)]);
    expect(row("aks")?.slice(0, 4)).toEqual(["aks", "off", "all", "since 2026-03-19"]);
    expect(row("vscode-web")?.[3]).toBe("since 2023-04-14");
    expect(row("no-public-ip-compute")?.[3]).toBe("2022-09-08");
    expect(row("storageAccount")).toHaveLength(2);
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
  });

  it.each([70, 80, 120, 200])("fits a terminal of %d columns and leaves nothing out", (columns) => {
    const tables = (width?: number) => {
      const facts = { colours: false, ...(width === undefined ? {} : { columns: width }) };
      const { stdout } = folder.run(["features"], { stdout: facts });
      return stdout.slice(stdout.indexOf("\n\n"));
    };
    const characters = (text: string) => [...text.replaceAll(/\s/g, "")].sort().join("");
    expect(
      tables(columns)
        .split("\n")
        .filter((line) => line.length > columns),
    ).toEqual([]);
    expect(characters(tables(columns))).toBe(characters(tables()));
  });

  it("is of a catalog of the user, and of its extensions", () => {
    folder.write("hub.yaml", SERVICE_YAML);
    folder.write("more.yaml", EXTENSION_YAML);
    expect(listed("features", "--catalog", "hub.yaml").service).toMatchObject({ displayName: "Message Hub" });
    const extended = ids(listed("features", "--catalog", join(folder.path, "more.yaml")).features) ?? [];
    expect(extended.length).toBeGreaterThan(service.features.size);
  });

  it.each<[string, string[], string]>([
    [
      "an unknown cloud",
      ["--cloud", "pubic"],
      "error [unknown-cloud] --cloud: unknown cloud `pubic`; did you mean `public`?\n`azure-network-catalog regions` lists clouds and regions\n",
    ],
    [
      "an unknown revision",
      ["--revision", "2026-03-18"],
      "error [unknown-revision] --revision: unknown revision `2026-03-18` of Azure Machine Learning; did you mean `2026-03-19` or `2022-09-08` or `2023-04-14`?\n`azure-network-catalog features` lists features, parameters and revisions\n",
    ],
    [
      "a catalog that is not there",
      ["--catalog", "none.yaml"],
      "error [catalog-file-unreadable] none.yaml: it cannot be read (ENOENT); give the path of a file, absolute or seen from the working directory\n",
    ],
    [
      "a catalog that is no file",
      ["--catalog", "."],
      "error [catalog-file-unreadable] .: it cannot be read (EISDIR); give the path of a file, absolute or seen from the working directory\n",
    ],
  ])("refuses %s", (_what, args, message) => {
    expect(folder.run(["features", ...args])).toEqual({ exitCode: 2, stdout: "", stderr: message });
  });

  it("tells what is wrong with a catalog, with its line", () => {
    folder.write("bad.yaml", EXTENSION_YAML.replace("slot: 1000", "slot: 10"));
    const { exitCode, stderr } = folder.run(["features", "--catalog", "bad.yaml"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      "error [catalog-contradiction] bad.yaml:10 requirements[0].requirements[0].slot: slot 10 is kept",
    );
  });
});

describe("the list of regions", () => {
  it("has every region of every cloud", () => {
    const regions = listed("regions").regions ?? [];
    expect(regions.map(({ cloud, name }) => `${cloud} ${name}`)).toEqual(
      CLOUD_IDS.flatMap((id) => [...builtInCloud(id).regions.keys()].map((name) => `${id} ${name}`)),
    );
  });

  it("says of a region how tags write it, its pair, and whether the documents name it", () => {
    const { regions } = listed("regions", "--cloud", "china");
    expect(regions).toContainEqual({
      cloud: "china",
      name: "chinaeast2",
      tagSuffix: "ChinaEast2",
      pair: "chinanorth2",
      documented: true,
    });
    expect(regions).toContainEqual(expect.objectContaining({ name: "chinanorth", documented: false }));
    expect(listed("regions", "--cloud", "public").regions?.map(({ documented }) => documented)).toContain(
      null,
    );
  });

  it("is a table", () => {
    const { stdout } = folder.run(["regions", "--cloud", "china"]);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "CLOUD  REGION       TAG SUFFIX   PAIR         DOCUMENTED",
      "china  chinaeast    ChinaEast    chinanorth   no",
      "china  chinaeast2   ChinaEast2   chinanorth2  yes",
    ]);
  });
});

describe("the help of options", () => {
  it("names every cloud that there is", () => {
    const { stdout } = folder.run(["module", "--help"]);
    const [, clouds = ""] = /--cloud <cloud> +(.*)\n/.exec(stdout) ?? [];
    expect(CLOUD_IDS.filter((id) => !clouds.includes(id))).toEqual([]);
  });

  it("is what the document of the command line shows", () => {
    const help = folder.run(["regions", "--help"], { stdout: { columns: 100, colours: false } }).stdout;
    expect(readFileSync(join(__dirname, "../../docs/command-line.md"), "utf8")).toContain(help.trimEnd());
  });
});
