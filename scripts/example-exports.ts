import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./example-modules";

/** The example for firewalls that know no service tags. */
export const THIRD_PARTY_FIREWALL = join("examples", "third-party-firewall");

/** What the example's README has exported, by the paths in its folder `golden`, as it is made today. */
export function exampleExports(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "example-exports-"));
  const made = (format: string, name: string): void => {
    const selection = ["--selection", "selection.yaml", "--service-tags", "service-tags-excerpt.json"];
    runProgram(
      ["export", ...selection, "--format", format, "--out", join(folder, name)],
      THIRD_PARTY_FIREWALL,
    );
  };
  try {
    made("lists", "lists");
    made("csv", "export.csv");
    made("json", "export.json");
    return filesBelow(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is committed of it. */
export function committedExports(): ReadonlyMap<string, string> {
  return filesBelow(join(THIRD_PARTY_FIREWALL, "golden"));
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path): [string, string] => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}
