import { diff, gt, major, valid } from "semver";

/** What changed for who has a version in use. */
export type Effect = "breaking" | "other" | "none";

/**
 * Why a version is too near to the one before for what changed, or nothing where it is not. By Semantic Versioning: from
 * 1.0.0 on, a new major version for what breaks and a minor one for the rest; before, a new minor version (0.1 to 0.2) for
 * what breaks and a patch for the rest.
 *
 * @param before the version of the last release
 * @param after the version to release
 */
export function versionProblem(before: string, after: string, effect: Effect): string | undefined {
  for (const version of [before, after]) {
    if (valid(version) !== version) {
      return `\`${version}\` is no version; write three numbers, such as 0.2.0`;
    }
  }
  if (after === before) {
    return effect === "none"
      ? undefined
      : `the version is still ${before}, and rules changed; raise it in package.json${remedy(before, effect)}`;
  }
  if (!gt(after, before)) {
    return `version ${after} is lower than ${before}, the last release; raise it in package.json`;
  }
  const step = (diff(before, after) ?? "").replace(/^pre(?=major|minor|patch)/, "");
  const steps: readonly string[] = stepsFor(before, effect);
  return steps.includes(step)
    ? undefined
    : `version ${after} follows ${before} too closely for what changed; raise it in package.json${remedy(before, effect)}`;
}

function stepsFor(before: string, effect: Effect): readonly ("major" | "minor" | "patch" | "prerelease")[] {
  if (effect === "none") {
    return ["major", "minor", "patch", "prerelease"];
  }
  if (major(before) === 0) {
    return effect === "breaking" ? ["major", "minor"] : ["major", "minor", "patch"];
  }
  return effect === "breaking" ? ["major"] : ["major", "minor"];
}

function remedy(before: string, effect: Effect): string {
  const steps = stepsFor(before, effect);
  return ` by a ${steps.at(-1)} version or more`;
}
