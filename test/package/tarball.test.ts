import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runProgram } from "../../scripts/example-modules";
import { bundledPackages } from "../../scripts/package/bundled-packages";
import { pack, type Tarball } from "../../scripts/package/pack";

const MINUTES = 60_000;
const NAME = "cdktf-azure-network-catalog";
const folder = mkdtempSync(join(tmpdir(), "tarball-"));
const consumer = join(folder, "consumer");
const core = readFileSync("docs/core.md", "utf8");
let tarball: Tarball;

beforeAll(() => {
  tarball = pack(folder);
}, 2 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true }));

/** The paths below a folder that end so, from the root of the repository, in code-unit order. */
function filesBelow(root: string, ending: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => `${root}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(ending))
    .sort();
}

const sources = filesBelow("lib", ".ts").filter((path) => !path.endsWith(".d.ts"));
const compiled = (ending: string): string[] => sources.map((path) => path.replace(/\.ts$/, ending));

describe("the tarball", () => {
  const inTarball = (isMeant: (path: string) => boolean): string[] => tarball.files.filter(isMeant).sort();

  it("holds of each source what the compiler makes of it, and no code without a source (else remove what was compiled before)", () => {
    expect(inTarball((path) => path.startsWith("lib/") && path.endsWith(".d.ts"))).toEqual(
      compiled(".d.ts").sort(),
    );
    expect(inTarball((path) => path.startsWith("lib/") && path.endsWith(".js"))).toEqual(
      compiled(".js").sort(),
    );
  });

  it("holds the catalog's data and schemas", () => {
    expect(inTarball((path) => path.startsWith("catalog/"))).toEqual(filesBelow("catalog", ".json"));
  });

  it("holds the bundled packages and no other", () => {
    const folders = bundledPackages().map((each) => each.folder);
    expect(folders.filter((each) => !tarball.files.includes(`${each}/package.json`))).toEqual([]);
    const isOfBundled = (path: string): boolean => folders.some((each) => path.startsWith(`${each}/`));
    expect(inTarball((path) => path.startsWith("node_modules/") && !isOfBundled(path))).toEqual([]);
  });

  it("holds nothing else but what describes it", () => {
    expect(inTarball((path) => !/^(lib|catalog|node_modules)\//.test(path))).toEqual([
      ".jsii",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD-PARTY-LICENSES.md",
      "package.json",
    ]);
    expect(
      inTarball(
        (path) =>
          !path.startsWith("node_modules/") &&
          (/\.(map|tsbuildinfo|tgz)$/.test(path) || /\.test\./.test(path) || /(?<!\.d)\.ts$/.test(path)),
      ),
    ).toEqual([]);
  });
});

/** Runs a program in the consumer's folder and gives what it prints. */
function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: consumer,
    encoding: "utf8",
    shell: process.platform === "win32",
    env: { ...process.env, npm_config_offline: "true" },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  }
  return stdout;
}

/** What a program of the consumer uses of each entry point beside the constructs. */
const ENTRY_POINTS = `
import { readFileSync } from "node:fs";
import { expectFlow, type FlowExpectation } from "${NAME}/testing";
import base from "${NAME}/catalog/azure-machine-learning/base.json";
import schema from "${NAME}/catalog/schema/selection.schema.json";

const stack = JSON.parse(readFileSync("cdktf.out/stacks/direct/cdk.tf.json", "utf8"));
const flow: FlowExpectation = expectFlow(stack, {
  direction: "outbound",
  from: { address: "10.1.0.4" },
  to: { tag: "AzureMonitor" },
  protocol: "Tcp",
  port: 443,
});
flow.toBeAllowed({ by: "AllowAzureMonitorTcpOutbound" });
console.log(base.requirements.length, schema.$schema);
`;

/** The entry points, and a function of each. */
const ENTRIES: readonly (readonly [entry: string, name: string])[] = [
  ["", "NetworkSelection"],
  ["/core", "planNetwork"],
  ["/testing", "expectFlow"],
];

describe("a project that installs the tarball", () => {
  beforeAll(() => {
    mkdirSync(join(consumer, "node_modules"), { recursive: true });
    writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true }));
    run("npm", [
      "install",
      "--legacy-peer-deps",
      "--no-audit",
      "--no-fund",
      "--no-package-lock",
      tarball.path,
    ]);
    // The peers are this repository's, so that nothing is downloaded again.
    mkdirSync(join(consumer, "node_modules", "@cdktf"));
    for (const peer of ["cdktf", "constructs", "@cdktf/provider-azurerm", "@types"]) {
      symlinkSync(resolve("node_modules", peer), join(consumer, "node_modules", peer), "junction");
    }
    copyFileSync("examples/direct/main.ts", join(consumer, "main.ts"));
    writeFileSync(join(consumer, "core.ts"), /```ts\n([\s\S]*?)```/.exec(core)?.[1] ?? "");
    writeFileSync(join(consumer, "entry-points.ts"), ENTRY_POINTS);
  }, 2 * MINUTES);

  it("brings along what it needs itself, and nothing of its peers", () => {
    const own = join(consumer, "node_modules", NAME, "node_modules");
    expect(
      readdirSync(own)
        .filter((name) => !name.startsWith("."))
        .sort(),
    ).toEqual([...new Set(bundledPackages().map(({ name }) => name.split("/")[0]))].sort());
  });

  it.each([
    ["commonjs", "node10"],
    ["node16", "node16"],
  ])(
    "type-checks and compiles against it as %s modules that are found the way of %s",
    (module, moduleResolution) => {
      run(process.execPath, [
        resolve("node_modules/typescript/bin/tsc"),
        ...["--module", module, "--moduleResolution", moduleResolution, "--outDir", module],
        ...["--target", "es2022", "--strict", "--resolveJsonModule", "--esModuleInterop", "--skipLibCheck"],
        ...["main.ts", "core.ts", "entry-points.ts"],
      ]);
      expect(readdirSync(join(consumer, module)).sort()).toEqual(["core.js", "entry-points.js", "main.js"]);
    },
    MINUTES,
  );

  it("synthesizes the same Terraform as the repository does", () => {
    run(process.execPath, [join("commonjs", "main.js")]);
    expect(readFileSync(join(consumer, "cdktf.out", "stacks", "direct", "cdk.tf.json"), "utf8")).toBe(
      readFileSync("examples/direct/golden/cdk.tf.json", "utf8"),
    );
  });

  it("asks that Terraform of flows, and reads the catalog's data and schemas", () => {
    const base = JSON.parse(readFileSync("catalog/azure-machine-learning/base.json", "utf8"));
    const schema = JSON.parse(readFileSync("catalog/schema/selection.schema.json", "utf8"));
    expect(run(process.execPath, [join("node16", "entry-points.js")])).toBe(
      `${base.requirements.length} ${schema.$schema}\n`,
    );
  });

  it("runs the program of docs/core.md, which prints what stands there", () => {
    const shown = /```text\n([\s\S]*?)```/.exec(core)?.[1];
    expect(run(process.execPath, [join("commonjs", "core.js")])).toBe(shown);
  });

  it("imports the names of each entry point from ECMAScript modules", () => {
    const program = ENTRIES.map(([entry, name]) => `import { ${name} } from "${NAME}${entry}";`).join("");
    const types = `console.log(${ENTRIES.map(([, name]) => `typeof ${name}`).join(", ")})`;
    expect(run(process.execPath, ["--input-type=module", "--eval", program + types])).toBe(
      "function function function\n",
    );
  });

  it("cannot reach what is not exported", () => {
    expect(() => run(process.execPath, ["--eval", `require("${NAME}/lib/core/catalog/built-in")`])).toThrow(
      "ERR_PACKAGE_PATH_NOT_EXPORTED",
    );
  });

  it("runs the command line, which says what it says in the repository", () => {
    const args = ["list", "--region", "eastus2", "--format", "csv"];
    expect(run("npx", ["--no-install", "azure-network-catalog", ...args])).toBe(runProgram(args, "."));
  });
});
