import { type Effect, versionProblem } from "../../scripts/release/version-step";

describe("a version", () => {
  it.each<[string, string, Effect]>([
    ["1.2.3", "2.0.0", "breaking"],
    ["1.2.3", "2.0.0-beta.1", "breaking"],
    ["1.2.3", "1.3.0", "other"],
    ["1.2.3", "2.0.0", "other"],
    ["1.2.3", "1.2.4", "none"],
    ["1.2.3", "1.2.3", "none"],
    ["0.2.3", "0.3.0", "breaking"],
    ["0.2.3", "1.0.0", "breaking"],
    ["0.2.3", "0.2.4", "other"],
    ["2.0.0-beta.1", "2.0.0-beta.2", "none"],
  ])("after %s may be %s where what changed is %s", (before, after, effect) => {
    expect(versionProblem(before, after, effect)).toBeUndefined();
  });

  const tooClose = (after: string, before: string, step: string): string =>
    `version ${after} follows ${before} too closely for what changed; raise it in package.json by a ${step} version or more`;

  it.each<[string, string, Effect, string]>([
    ["1.2.3", "1.3.0", "breaking", tooClose("1.3.0", "1.2.3", "major")],
    ["1.2.3", "1.2.4", "other", tooClose("1.2.4", "1.2.3", "minor")],
    ["0.2.3", "0.2.4", "breaking", tooClose("0.2.4", "0.2.3", "minor")],
    [
      "0.2.3",
      "0.2.3",
      "other",
      "the version is still 0.2.3, and rules changed; raise it in package.json by a patch version or more",
    ],
    [
      "1.2.3",
      "1.2.2",
      "none",
      "version 1.2.2 is lower than 1.2.3, the last release; raise it in package.json",
    ],
    ["1.2.3", "v1.3", "none", "`v1.3` is no version; write three numbers, such as 0.2.0"],
  ])("after %s may not be %s where what changed is %s", (before, after, effect, problem) => {
    expect(versionProblem(before, after, effect)).toBe(problem);
  });
});
