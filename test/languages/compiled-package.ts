import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The sources that the public surface is compiled from. */
const SOURCES = [
  "lib/index.ts",
  "package.json",
  ...readdirSync("lib/constructs")
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join("lib/constructs", name)),
];

/** Why what is made from the compiled package cannot be tested, if so. */
export const notCompiled: string | undefined = (() => {
  const compiled = statSync(".jsii", { throwIfNoEntry: false })?.mtimeMs;
  if (compiled === undefined) {
    return "the package is not compiled; run `npm run build`";
  }
  const changed = SOURCES.find((path) => statSync(path).mtimeMs > compiled);
  return changed && `the package was compiled before ${changed} changed; run \`npm run build\``;
})();

/**
 * Tests of what is made from the compiled package. Where that is missing or older than its sources they are skipped,
 * which their title says; with `CI=true` in the environment they fail instead.
 */
export function describeCompiled(title: string, tests: () => void): void {
  if (notCompiled === undefined) {
    describe(title, tests);
  } else if (process.env.CI === "true") {
    it(title, () => {
      throw new Error(notCompiled);
    });
  } else {
    process.stderr.write(`Skipped, for ${notCompiled}: ${title}\n`);
    describe.skip(`${title} (skipped: ${notCompiled})`, tests);
  }
}
