import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const COMPILED = join(ROOT, "lib/index.js");

/** The files of this package that a fresh process has loaded after a program, from the root of the repository. */
function loadedBy(program: string): string[] {
  const listing = `${program}; console.log(JSON.stringify(Object.keys(require.cache)))`;
  const text = execFileSync(process.execPath, ["--eval", listing], { cwd: ROOT, encoding: "utf8" });
  return (JSON.parse(text) as string[])
    .filter((path) => path.startsWith(ROOT))
    .map((path) => path.slice(ROOT.length + 1));
}

// `npm run check` compiles; what is loaded says nothing about sources that it did not see.
const described = existsSync(COMPILED) ? describe : describe.skip;

described("loading the package", () => {
  const loaded = existsSync(COMPILED) ? loadedBy('require("./lib/index.js")') : [];

  it("loads the constructs", () => {
    expect(loaded).toContain("lib/constructs/machine-learning-network-isolation.js");
  });

  it("loads neither the provider's root, nor more of its modules than resources that the constructs make", () => {
    const provider = "node_modules/@cdktf/provider-azurerm/lib/";
    const modules = loaded
      .filter((path) => path.startsWith(provider))
      .map((path) => path.slice(provider.length));
    expect(modules).not.toContain("index.js");
    expect(modules.length).toBeGreaterThan(3);
    expect(modules.length).toBeLessThanOrEqual(12);
  });

  it.each([
    ["readers of catalog files, and their schemas", /^lib\/core\/catalog\/(files|lint)\/|^catalog\/schema\//],
    ["readers of service-tag files", /^lib\/core\/service-tag-files\/(read|parse|join|repeated)/],
    ["what makes modules", /^lib\/core\/module\/(assemble|hcl|module-readme)/],
    ["what compares a workspace's dependencies", /^lib\/core\/dependencies\/(read|compare)/],
    [
      "the proof, reports, exports and the command line",
      /^lib\/core\/(analyze\/(proof|read)|report|export)\/|^lib\/cli\//,
    ],
    ["libraries that only they use", /^node_modules\/(ajv|yaml|commander|cli-table3)\//],
  ])("does not load %s, which few programs use", (_, unused) => {
    expect(loaded.filter((path) => unused.test(path))).toEqual([]);
  });
});
