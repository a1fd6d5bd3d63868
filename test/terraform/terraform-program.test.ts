import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { diagnosticsIn, TerraformError } from "./terraform-error";
import { findTerraform, runTerraform } from "./terraform-program";

describe("the program terraform", () => {
  const path = process.env.PATH;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "programs-"));
  });
  afterEach(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true });
  });

  /** Puts a program that prints and fails on a PATH of its own. */
  function programOnPath(): string {
    const program = join(folder, "terraform");
    writeFileSync(program, '#!/bin/sh\necho "$1 in $PLACE"\necho problem >&2\nexit 3\n', { mode: 0o755 });
    process.env.PATH = [join(folder, "none"), folder].join(delimiter);
    return program;
  }

  it("is the first that the PATH leads to", () => {
    expect(findTerraform()).not.toBe(programOnPath());
    expect(findTerraform()).toBe(join(folder, "terraform"));
  });

  it("runs in the environment that is given and answers with exit code and output", async () => {
    programOnPath();
    expect(await runTerraform(folder, ["plan"], { PLACE: "here" })).toEqual({
      code: 3,
      stdout: "plan in here\n",
      stderr: "problem\n",
    });
  });

  it("is missing where the PATH leads to none", () => {
    mkdirSync(join(folder, "terraform"));
    process.env.PATH = folder;
    expect(findTerraform()).toBeUndefined();
    expect(() => runTerraform(folder, ["plan"], {})).toThrow("there is no program `terraform` on the PATH");
  });
});

describe("what Terraform says", () => {
  const error = { severity: "error", summary: "refused", detail: "by Azure", address: "a.b" } as const;
  const warning = { severity: "warning", summary: "old", detail: "" } as const;

  it("is read from its lines", () => {
    const lines = [{ type: "version" }, { diagnostic: error }, { diagnostic: warning }].map((line) =>
      JSON.stringify(line),
    );
    expect(diagnosticsIn([...lines, "no JSON", ""].join("\n"))).toEqual([error, warning]);
  });

  it("is an error's message, without warnings", () => {
    expect(new TerraformError("plan", [error, warning], "output").message).toBe(
      "terraform plan failed\na.b: refused: by Azure",
    );
  });

  it("is all of the output where there is no error in it", () => {
    expect(new TerraformError("init", [], "output").message).toBe("terraform init failed\noutput");
  });
});
