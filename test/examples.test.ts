import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { EXAMPLES } from "../examples/all";
import { THIRD_PARTY_FIREWALL } from "../scripts/example-exports";
import { EXISTING_REPOSITORY, exampleModules, runProgram } from "../scripts/example-modules";
import { synthesizeExamples } from "../scripts/synthesize-examples";
import { providerProblems } from "./terraform/provider-validation";
import { schemaProblems } from "./terraform/schema-conformance";

const synthesized = synthesizeExamples();

describe.each(Object.keys(EXAMPLES))("the example %s", (name) => {
  const text = synthesized.get(name) ?? "";

  it("synthesizes the Terraform that is committed beside it (else run `npm run golden` and look at the difference)", () => {
    expect(text).toBe(readFileSync(join("examples", name, "golden", "cdk.tf.json"), "utf8"));
  });

  it("has every block and attribute as the azurerm schema has it", () => {
    expect(schemaProblems(JSON.parse(text))).toEqual([]);
  });

  it("has nothing that the provider or Azure refuses", () => {
    expect(providerProblems(JSON.parse(text))).toEqual([]);
  });

  it("holds no path of a machine", () => {
    expect(text).not.toContain(process.cwd());
  });
});

it("every folder of examples is one of the examples", () => {
  const folders = readdirSync("examples", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(EXAMPLES), basename(EXISTING_REPOSITORY), basename(THIRD_PARTY_FIREWALL)].sort(),
  );
});

describe("the example existing-repository", () => {
  const modules = exampleModules();

  it.each([...modules.keys()])(
    "has the module %s as it is made today (else run `npm run golden`)",
    (name) => {
      const folder = join(EXISTING_REPOSITORY, "modules", name);
      const committed = new Map(
        readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
      );
      expect(committed).toEqual(new Map([...(modules.get(name) ?? [])]));
    },
  );

  it("passes the check that its README asks CI to make", () => {
    expect(runProgram(["module", "--check", "modules/aml-network"], EXISTING_REPOSITORY)).toBe(
      "modules/aml-network: unchanged\n",
    );
  });
});

it("the examples synthesize to the same bytes again", () => {
  expect([...synthesizeExamples()]).toEqual([...synthesized]);
});
