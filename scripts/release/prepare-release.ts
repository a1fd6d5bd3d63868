import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pack, type Tarball } from "../package/pack";
import { changelogSections } from "./changelog";
import { judgeRelease, type ReleaseState } from "./judge-release";
import { softwareBillOfMaterials } from "./sbom";

/** What is known of the project when it is to be released. */
export interface ReleaseInput {
  readonly state: ReleaseState;
  /** Default: git tells nothing. */
  readonly repository?: RepositoryState;
  /** The version of package-lock.json. */
  readonly lockedVersion: string;
}

/** What git tells. */
export interface RepositoryState {
  /** The lines of `git status --porcelain`. */
  readonly changes: readonly string[];
  /** The tags of other commits. */
  readonly tagsElsewhere: readonly string[];
  /** When the commit was made, in ISO 8601. */
  readonly committed: string;
}

/** What stands in the way of a release. */
export interface ReleaseProblems {
  /** What is wrong whenever it is looked at. */
  readonly problems: readonly string[];
  /** What only the moment of the release asks for: a dry run tells it and goes on. */
  readonly notYet: readonly string[];
}

/** What a release is made of. */
export interface Artifacts {
  readonly tarball: Tarball;
  /** Paths: the tarball, the bill of materials, and their checksums, as `sha256sum --check` reads them. */
  readonly paths: readonly string[];
}

/** Looks at everything that can be told without running anything. */
export function releaseProblems({ state, repository, lockedVersion }: ReleaseInput): ReleaseProblems {
  const { version } = state.present;
  const { changes = [], tagsElsewhere = [] } = repository ?? {};
  const [newest] = changelogSections(state.changelog);
  return {
    problems: [
      ...(lockedVersion === version
        ? []
        : [
            `package-lock.json has version ${lockedVersion}, and package.json ${version}; run \`npm install\``,
          ]),
      ...judgeRelease(state).problems,
    ],
    notYet: [
      ...(repository === undefined ? ["git tells nothing of this folder; a release is made in a clone"] : []),
      ...(changes.length === 0
        ? []
        : [
            `the working tree has changes in ${changes.length} places; commit them, so that the tag names what is released`,
          ]),
      ...(newest?.date === undefined
        ? [
            `CHANGELOG.md says that ${newest?.version} is unreleased; write the day of the release, as YYYY-MM-DD`,
          ]
        : []),
      ...(tagsElsewhere.includes(`v${version}`)
        ? [
            `the tag v${version} is on another commit; a version is released once, so raise it in package.json`,
          ]
        : []),
    ],
  };
}

/**
 * Builds what a release uploads: the tarball, its bill of materials and their SHA-256 checksums.
 *
 * @param folder where they go; files of the same names are replaced
 */
export function buildArtifacts(folder: string, version: string, committed: string): Artifacts {
  mkdirSync(folder, { recursive: true });
  const tarball = pack(folder);
  const sbom = join(folder, `cdktf-azure-network-catalog-${version}.cdx.json`);
  writeFileSync(sbom, softwareBillOfMaterials(committed));
  const files = [tarball.path, sbom];
  const sums = join(folder, "SHA256SUMS");
  writeFileSync(sums, files.map((path) => `${sha256(path)}  ${basename(path)}\n`).join(""));
  return { tarball, paths: [...files, sums] };
}

function sha256(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
