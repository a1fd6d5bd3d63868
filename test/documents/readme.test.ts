import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { EXAMPLES } from "../../examples/all";
import { showStacks } from "../../scripts/show-stacks";
import { documentBlocks } from "../../scripts/tested-documents/document-blocks";
import { runCommand } from "../../scripts/tested-documents/run-command";
import { commandsOf } from "../../scripts/tested-documents/run-document";
import { synthesisMessages } from "../../scripts/tested-documents/synthesis-messages";

const readme = readFileSync("README.md", "utf8");
const MINUTES = 60_000;

/** The machine's PATH without the folders that hold a terraform, as far as Node.js does not live there. */
function pathWithoutTerraform(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders
    .filter((folder) => !existsSync(join(folder, "terraform")) || existsSync(join(folder, "node")))
    .join(delimiter);
}

const PROGRAM = "npx azure-network-catalog ";

describe("the README", () => {
  it("has two commands, beside those of the program that it is about", () => {
    const commands = documentBlocks(readme)
      .filter(({ language }) => language === "sh")
      .flatMap(({ text }) => commandsOf(text));
    expect(commands.filter((command) => !command.startsWith(PROGRAM))).toEqual([
      "npm ci && npm run synth",
      "npm test",
    ]);
  });

  it("is short, and so is its program", () => {
    expect(readme.split("\n").length).toBeLessThan(250);
    const [program] = documentBlocks(readme).filter(({ language }) => language === "ts");
    expect((program?.text ?? "").trimEnd().split("\n").length).toBeLessThan(25);
  });

  it("has the figures of the catalog", () => {
    const { stdout } = runCommand(
      "npx azure-network-catalog features --cloud public --revision 2026-03-19 --format json",
      ".",
    );
    const { features } = JSON.parse(stdout) as { features: { id: string }[] };
    const few = figuresOf([]);
    const most = figuresOf(features.map(({ id }) => id));
    const text = readme.replaceAll("\n", " ");
    expect(text).toContain(
      `has ${few.requirements} requirements with ${few.tags} service tags, ${few.hosts} host names and ${few.ports} ports`,
    );
    expect(text).toContain(`${most.requirements} requirements with ${most.hosts} host names`);
  });
});

/** What `list` counts of a selection in the public cloud, all parameters given. */
function figuresOf(
  features: readonly string[],
): Readonly<Record<"requirements" | "tags" | "hosts" | "ports", number>> {
  const parameters = {
    storageAccount: "mlstore",
    containerRegistry: "mlregistry",
    workspaceId: "00000000-0000-0000-0000-000000000000",
  };
  const { stdout, stderr } = runCommand(
    [
      "npx azure-network-catalog list --format json --region eastus2",
      ...features.map((id) => `--feature ${id}`),
      ...Object.entries(parameters).map(([name, value]) => `--parameter ${name}=${value}`),
    ].join(" "),
    ".",
  );
  if (stdout === "") {
    throw new Error(stderr);
  }
  const { flows } = JSON.parse(stdout) as {
    flows: { requirement: string; form: string; peer: string; ports: string[] }[];
  };
  const peers = (form: string): number =>
    new Set(flows.filter((flow) => flow.form === form).map(({ peer }) => peer)).size;
  return {
    requirements: new Set(flows.map(({ requirement }) => requirement)).size,
    tags: peers("service-tag"),
    hosts: peers("host"),
    ports: new Set(flows.flatMap(({ ports }) => ports)).size,
  };
}

describe("npm run synth", () => {
  it(
    "writes a stack for each example and shows where it is and its rules, without a terraform and without a network",
    () => {
      const home = mkdtempSync(join(tmpdir(), "home-"));
      try {
        const { status, stdout } = spawnSync("npm", ["run", "synth"], {
          encoding: "utf8",
          shell: process.platform === "win32",
          env: {
            ...process.env,
            PATH: pathWithoutTerraform(),
            HOME: home,
            // Whatever would ask the network for something meets a proxy that does not exist.
            HTTP_PROXY: "http://127.0.0.1:9",
            HTTPS_PROXY: "http://127.0.0.1:9",
          },
        });
        expect(status).toBe(0);
        expect(stdout).toContain(showStacks("cdktf.out"));
        // `cdktf` breaks lines at the width of a terminal.
        const words = stdout.replace(/\s+/g, " ");
        for (const message of synthesisMessages("cdktf.out").trimEnd().split("\n\n")) {
          expect(words).toContain(message);
        }
        for (const name of Object.keys(EXAMPLES)) {
          expect(stdout).toContain(`${name}: ${join("cdktf.out", "stacks", name, "cdk.tf.json")}`);
          expect(readFileSync(join("cdktf.out", "stacks", name, "cdk.tf.json"), "utf8")).toBe(
            readFileSync(join("examples", name, "golden", "cdk.tf.json"), "utf8"),
          );
        }
        expect(
          readdirSync(join("cdktf.out", "stacks"))
            .filter((name) => !name.endsWith(".json"))
            .sort(),
        ).toEqual([...Object.keys(EXAMPLES), "aml-rules"].sort());
        for (const file of readdirSync(join("cdktf.out", "stacks", "aml-rules"))) {
          expect(readFileSync(join("cdktf.out", "stacks", "aml-rules", file), "utf8")).toBe(
            readFileSync(join("examples", "existing-repository", "modules", "aml-rules", file), "utf8"),
          );
        }
      } finally {
        rmSync(home, { recursive: true });
      }
    },
    3 * MINUTES,
  );

  it.each(Object.keys(EXAMPLES))(
    "leaves a compiled package on which the example %s also runs alone",
    (name) => {
      const outdir = mkdtempSync(join(tmpdir(), "alone-"));
      try {
        const { status, stderr } = spawnSync(
          process.execPath,
          [require.resolve("tsx/cli"), resolve("examples", name, "main.ts")],
          { encoding: "utf8", env: { ...process.env, CDKTF_OUTDIR: outdir } },
        );
        expect([status, stderr]).toEqual([0, ""]);
        expect(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8")).toBe(
          readFileSync(join("examples", name, "golden", "cdk.tf.json"), "utf8"),
        );
      } finally {
        rmSync(outdir, { recursive: true });
      }
    },
    MINUTES,
  );
});
