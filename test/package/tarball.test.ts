import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { runProgram } from "../../scripts/example-modules";
import { bundledPackages } from "../../scripts/package/bundled-packages";
import { softwareBillOfMaterials } from "../../scripts/release/sbom";

const MINUTES = 60_000;
const NAME = "cdktf-azure-network-catalog";
const folder = mkdtempSync(join(tmpdir(), "tarball-"));
const out = join(folder, "release");
const consumer = join(folder, "consumer");
const installed = join(consumer, "node_modules", NAME);
const core = readFileSync("docs/core.md", "utf8");
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const tarball = join(out, `${NAME}-${version}.tgz`);
const sbom = join(out, `${NAME}-${version}.cdx.json`);

/** Runs a program and gives what it prints, or throws. */
function run(command: string, args: readonly string[], cwd = consumer): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
    env: { ...process.env, npm_config_offline: "true" },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  }
  return stdout;
}

let said: string;

beforeAll(() => {
  const release = ["run", "--silent", "release", "--", "--dry-run", "--out", out];
  said = run("npm", [...release, "--skip-check", "--skip-tests", "--skip-audit"], ".");
  mkdirSync(join(consumer, "node_modules"), { recursive: true });
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  run("npm", ["install", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-package-lock", tarball]);
  // The peers are this repository's, so that nothing is downloaded again.
  mkdirSync(join(consumer, "node_modules", "@cdktf"));
  for (const peer of ["cdktf", "constructs", "@cdktf/provider-azurerm", "@types"]) {
    symlinkSync(resolve("node_modules", peer), join(consumer, "node_modules", peer), "junction");
  }
}, 5 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true }));

describe("a dry run of a release", () => {
  it("says what it skips, what it packs, and how a release ends", () => {
    const lines = said.split("\n").filter((line) => !line.startsWith("before the release: "));
    expect(lines).toEqual([
      `the rules, the version ${version} and CHANGELOG.md agree`,
      "skipped: the audit of what ships",
      "skipped: npm run check; what is packed is what was compiled last",
      "skipped: npm test",
      expect.stringMatching(/^packed \d+ files, \d+ bytes, sha512-\S+$/),
      `  ${tarball}`,
      `  ${sbom}`,
      `  ${join(out, "SHA256SUMS")}`,
      "This was a dry run. A release ends with:",
      `  npm publish ${tarball} --provenance --access public`,
      "Provenance is signed where a CI vouches for it by OIDC, as .github/workflows/release.yml has it; elsewhere npm",
      "refuses `--provenance`. After the release, run `npm run rules -- --record` and commit the record.",
      "",
    ]);
  });

  it("writes checksums that fit", () => {
    const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(readFileSync(join(out, "SHA256SUMS"), "utf8")).toBe(
      [tarball, sbom].map((path) => `${sha256(path)}  ${basename(path)}\n`).join(""),
    );
  });

  it("writes a bill of materials of what ships, with nothing in it that differs from one time to the next", () => {
    const { serialNumber, metadata, components } = JSON.parse(readFileSync(sbom, "utf8"));
    expect(serialNumber).toBeUndefined();
    expect(metadata.component["bom-ref"]).toBe(`${NAME}@${version}`);
    const shown = components.map(
      (each: { name: string; version: string; licenses: [{ license: { id: string } }] }) => [
        each.name,
        each.version,
        each.licenses[0].license.id,
      ],
    );
    expect(shown.sort()).toEqual(bundledPackages().map((each) => [each.name, each.version, each.license]));
    const { timestamp } = metadata;
    expect(softwareBillOfMaterials(timestamp)).toBe(readFileSync(sbom, "utf8"));
  });
});

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
  let files: readonly string[];
  const inTarball = (isMeant: (path: string) => boolean): string[] => files.filter(isMeant).sort();

  beforeAll(() => {
    files = readdirSync(installed, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(installed, path)).isFile())
      .map((path) => path.replaceAll("\\", "/"))
      // npm makes these when it installs.
      .filter((path) => !path.startsWith("node_modules/.bin/"));
  });

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
    expect(folders.filter((each) => !files.includes(`${each}/package.json`))).toEqual([]);
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
    copyFileSync("examples/direct/main.ts", join(consumer, "main.ts"));
    writeFileSync(join(consumer, "core.ts"), /```ts\n([\s\S]*?)```/.exec(core)?.[1] ?? "");
    writeFileSync(join(consumer, "entry-points.ts"), ENTRY_POINTS);
  });

  it("brings along what it needs itself, and nothing of its peers", () => {
    const own = join(installed, "node_modules");
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
