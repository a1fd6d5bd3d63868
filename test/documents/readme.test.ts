import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { EXAMPLES } from "../examples/all";
import { runProgram } from "../scripts/example-modules";
import { withOutput } from "../scripts/output-blocks";
import { showRules, showStacks } from "../scripts/show-stacks";
import { synthesizeReadme } from "../scripts/synthesize-readme";

const readme = readFileSync("README.md", "utf8");
const MINUTES = 60_000;

/** The commands that a document shows, a line each. */
function commandsOf(document: string): string[] {
  return [...document.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    (block ?? "").trim().split("\n"),
  );
}

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
    expect(commandsOf(readme).filter((command) => !command.startsWith(PROGRAM))).toEqual([
      "npm ci && npm run synth",
      "npm test",
    ]);
  });

  it("shows commands that make a module which its call fits, and which is then current", () => {
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    try {
      const commands = commandsOf(readme).filter((command) => command.startsWith(PROGRAM));
      const said = commands.map((command) => runProgram(command.slice(PROGRAM.length).split(" "), folder));
      expect(said).toHaveLength(2);
      expect(said[1]).toBe("modules/aml-network: unchanged\n");
      const call = /```hcl\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
      const given = [...call.matchAll(/^ {2}(\w+) +=/gm)]
        .map(([, name]) => name)
        .filter((name) => name !== "source");
      const { variable } = JSON.parse(
        readFileSync(join(folder, "modules", "aml-network", "variables.tf.json"), "utf8"),
      ) as { variable: Record<string, { default?: unknown }> };
      const required = Object.keys(variable).filter((name) => !("default" in (variable[name] ?? {})));
      expect(given.filter((name) => name === undefined || !(name in variable))).toEqual([]);
      expect(required.filter((name) => !given.includes(name))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it(
    "shows what its program really gives (else run `npm run golden`)",
    () => {
      expect(readme).toBe(withOutput(readme, showRules(synthesizeReadme(readme))));
    },
    MINUTES,
  );

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link ?? "");
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

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

describe.each(Object.keys(EXAMPLES))("the README of the example %s", (name) => {
  const document = readFileSync(join("examples", name, "README.md"), "utf8");

  it("shows the rules of its Terraform (else run `npm run golden`)", () => {
    const golden = readFileSync(join("examples", name, "golden", "cdk.tf.json"), "utf8");
    expect(document).toBe(withOutput(document, showRules(golden)));
  });

  it("holds no command and no program that no test runs", () => {
    expect([...document.matchAll(/```(\w+)/g)].map(([, language]) => language)).toEqual(["text"]);
  });
});
