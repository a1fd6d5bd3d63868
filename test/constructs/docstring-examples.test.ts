import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runProgram } from "../../scripts/tested-documents/run-program";
import { type PlacedProgram, programProblems } from "../../scripts/tested-documents/type-problems";

const MINUTE = 60_000;
const FOLDER = resolve("lib/constructs");
const FIXTURE = readFileSync(resolve("rosetta/default.ts-fixture"), "utf8");

interface Example {
  /** The class that it stands at. */
  readonly of: string;
  readonly program: string;
}

/** The examples in docstrings, each in the program that translators put it into. */
const examples = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
  .sort()
  .flatMap((name): Example[] =>
    [
      ...readFileSync(join(FOLDER, name), "utf8").matchAll(
        /^ \* @example\n \*\n([\s\S]*?) \*\/\nexport class (\w+)/gm,
      ),
    ].map(([, text = "", of = ""]) => {
      const code = text.replace(/^ \* ?/gm, "    ");
      return { of, program: withUsedImports(FIXTURE.replace("    /// here\n", code)) };
    }),
  );

/** The program without the imports that it has no use for, which the compiler would refuse. */
function withUsedImports(program: string): string {
  const body = program.slice(program.indexOf("class Example"));
  return program.replace(/^ {2}(\w+),\n/gm, (line, name: string) =>
    new RegExp(`\\b${name}\\b`).test(body) ? line : "",
  );
}

describe("the examples in docstrings", () => {
  it("are there for every class that programs begin with", () => {
    expect(examples.map(({ of }) => of).sort()).toEqual([
      "Egress",
      "FirewallPolicy",
      "FirewallRuleCollectionGroup",
      "MachineLearningNetworkIsolation",
      "NetworkCatalog",
      "NetworkModuleStack",
      "NetworkSecurityGroup",
      "NetworkSecurityRules",
      "NetworkSelection",
      "Peer",
      "RoutePrefixes",
      "RouteTable",
      "Routes",
      "ServiceTagIpGroups",
    ]);
  });

  describe("as programs", () => {
    const former = process.cwd();
    const folder = mkdtempSync(join(tmpdir(), "examples-"));
    afterAll(() => {
      process.chdir(former);
      rmSync(folder, { recursive: true });
    });

    it(
      "compile",
      () => {
        const programs = examples.map(({ of, program }): [string, PlacedProgram] => [
          resolve(".documents", "docstrings", `${of}.ts`),
          { place: of, text: program },
        ]);
        expect(programProblems(new Map(programs))).toEqual([]);
      },
      MINUTE,
    );

    it.each(examples)("synthesize: $of", ({ of, program }) => {
      copyFileSync(join(former, "examples/custom-catalog/workspace.yaml"), join(folder, "catalog.yaml"));
      copyFileSync(
        join(former, "examples/ip-routes/service-tags.json"),
        join(folder, "ServiceTags_Public.json"),
      );
      const file = join(folder, `${of}.ts`);
      writeFileSync(file, program);
      process.chdir(folder);
      runProgram(file);
      process.chdir(former);
      const stacks = readdirSync(join(folder, "cdktf.out/stacks"));
      expect(stacks.length).toBeGreaterThan(0);
      rmSync(join(folder, "cdktf.out"), { recursive: true });
    });
  });
});
