import { readFileSync } from "node:fs";
import { parse } from "yaml";

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

const workflow = (name: string): Workflow => parse(readFileSync(`.github/workflows/${name}.yml`, "utf8"));
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const commandsOf = (name: string): string[] =>
  stepsOf(workflow(name)).flatMap(({ run }) => (run === undefined ? [] : [run]));

describe("the workflows", () => {
  it("run what every change has to pass, and a dry run of a release, on Node.js 20, 22 and 24", () => {
    expect(workflow("ci").jobs.test?.strategy?.matrix.node).toEqual([20, 22, 24]);
    expect(commandsOf("ci")).toEqual([".ci/run", "npm run release -- --dry-run --skip-check --skip-tests"]);
  });

  it("publish what `npm run release` made, with provenance, for the tag of its version", () => {
    expect(commandsOf("release")).toEqual([
      "npm ci",
      expect.stringContaining('test "$GITHUB_REF_NAME" = "v$(node -p'),
      "npm run release",
      "npm publish ./dist/release/*.tgz --provenance --access public",
    ]);
  });

  it("may only read, and sign where they publish", () => {
    expect(workflow("ci").permissions).toEqual({ contents: "read" });
    expect(workflow("release").permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  it("use actions of GitHub alone, each by its major version", () => {
    const used = ["ci", "release"].flatMap((name) =>
      stepsOf(workflow(name)).flatMap(({ uses }) => uses ?? []),
    );
    expect(used.filter((each) => !/^actions\/[a-z-]+@v\d+$/.test(each))).toEqual([]);
  });
});
