import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeCompiled } from "./compiled-package";
import { generatePython } from "./generate-python";
import { itUnless, noPython, noPythonPackages, python } from "./python";

const MINUTE = 60_000;

describeCompiled("the package for Python", () => {
  const folder = mkdtempSync(join(tmpdir(), "python-"));
  const source = join(folder, "python", "src");

  beforeAll(() => {
    generatePython(folder);
  }, MINUTE);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("renames no word of the surface because the language has reserved it", () => {
    const module = readFileSync(join(source, "cdktf_azure_network_catalog", "__init__.py"), "utf8");
    const words = [...module.matchAll(/^ +(?:def )?([a-z_]+)(?:\(|: typing\.|: builtins\.)/gm)].map(
      ([, word]) => word,
    );
    expect(words.length).toBeGreaterThan(500);
    expect(words.filter((word) => /[a-z]_$/.test(word ?? ""))).toEqual([]);
  });

  itUnless(noPython, "is Python that compiles", () => {
    const program =
      "import pathlib, sys; [compile(p.read_text(encoding='utf8'), str(p), 'exec') for p in pathlib.Path(sys.argv[1]).rglob('*.py')]";
    expect(python(["-c", program, join(folder, "python")])).toEqual({ status: 0, output: "" });
    expect(python(["-c", program, "test/languages"])).toEqual({ status: 0, output: "" });
  });

  itUnless(
    noPythonPackages,
    "synthesizes the example hub-spoke to the Terraform that is committed",
    () => {
      const outdir = join(folder, "out");
      const { status, output } = python([join("test", "languages", "hub_spoke.py"), outdir], source);
      expect([status, output]).toEqual([0, expect.anything()]);
      expect(readFileSync(join(outdir, "stacks", "hub-spoke", "cdk.tf.json"), "utf8")).toBe(
        readFileSync(join("examples", "hub-spoke", "golden", "cdk.tf.json"), "utf8"),
      );
    },
    2 * MINUTE,
  );
});
