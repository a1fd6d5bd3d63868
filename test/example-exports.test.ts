import { readFileSync } from "node:fs";
import { join } from "node:path";
import { committedExports, exampleExports, THIRD_PARTY_FIREWALL } from "../scripts/example-exports";
import { runProgram } from "../scripts/example-modules";

const committed = committedExports();

describe("the example third-party-firewall", () => {
  const made = exampleExports();

  it("has the exports that are made today, and no others (else run `npm run golden`)", () => {
    expect([...committed.keys()].sort()).toEqual([...made.keys()].sort());
  });

  it.each([...committed.keys()])("has %s as it is made today (else run `npm run golden`)", (path) => {
    expect(committed.get(path)).toBe(made.get(path));
  });

  it("has lists and JSON that let the same through, by the comparison that its README shows", () => {
    expect(
      runProgram(["export", "--compare", "golden/lists", "golden/export.json"], THIRD_PARTY_FIREWALL),
    ).toBe("Nothing is gained or lost.\n");
  });

  it("names every list in its README", () => {
    const readme = readFileSync(join(THIRD_PARTY_FIREWALL, "README.md"), "utf8");
    const lists = [...committed.keys()].filter((path) => path.endsWith(".txt"));
    expect(lists.length).toBeGreaterThan(5);
    expect(lists.filter((path) => !readme.includes(`golden/${path}`))).toEqual([]);
  });
});
