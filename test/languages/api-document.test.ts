import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describeCompiled } from "./compiled-package";
import { runTool } from "./run-tool";

const MINUTE = 60_000;

describeCompiled("the reference", () => {
  it(
    "says what the public surface is (else run `npm run docs:api`)",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "reference-"));
      try {
        const path = join(folder, "API.md");
        runTool(require.resolve("tsx/cli"), [resolve("scripts", "generate-api-document.ts"), path]);
        expect(readFileSync("API.md", "utf8")).toBe(readFileSync(path, "utf8"));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    MINUTE,
  );
});
