import * as nodeFileSystem from "node:fs";
import fc from "fast-check";
import type { FileSystem } from "../../../lib/cli/file-system";
import { WorkingFolder } from "../in-process";

/** The file system, of which one call fails: the one with this number, counted from 0. */
function failingOnce(number: number): { readonly fileSystem: FileSystem; readonly calls: () => number } {
  let calls = 0;
  const fileSystem = new Proxy(nodeFileSystem, {
    get: (target, name: keyof FileSystem) =>
      ((...args: never[]) => {
        calls += 1;
        if (calls === number + 1) {
          throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
        }
        // Nobody pulls the plug in a test, and flushing takes most of its time.
        return name === "fsyncSync" ? undefined : (target[name] as (...given: never[]) => unknown)(...args);
      }) as never,
  }) as unknown as FileSystem;
  return { fileSystem, calls: () => calls };
}

/** What stands in the folder before, by a name. */
const BEFORE: Readonly<Record<string, (folder: WorkingFolder) => void>> = {
  nothing: () => undefined,
  "an empty folder": (folder) => nodeFileSystem.mkdirSync(`${folder.path}/aml`),
  "a module": (folder) => {
    folder.run(["module", "--region", "eastus2", "--feature", "extra", "--out", "aml"]);
  },
  "a module where Terraform ran": (folder) => {
    folder.run(["module", "--region", "eastus2", "--out", "aml"]);
    folder.write("aml/.terraform/providers/x", "binary");
    folder.write("aml/.terraform.lock.hcl", "# locks\n");
  },
  "other files": (folder) => {
    folder.write("aml/notes.md", "Mine.\n");
    folder.write("aml/tests/a.tf", "Mine.\n");
  },
};

const ARGS = ["module", "--region", "westus2", "--force", "--out"];

/** Runs the command in a folder of its own, and tells all that was there before and afterwards. */
function runWith(prepare: (folder: WorkingFolder) => void, out: string, number: number) {
  const folder = new WorkingFolder();
  try {
    prepare(folder);
    const old = folder.content();
    const { fileSystem, calls } = failingOnce(number);
    const { exitCode, stderr } = folder.run([...ARGS, out], { fileSystem });
    return { old, now: folder.content(), exitCode, stderr, calls: calls() };
  } finally {
    folder.remove();
  }
}

describe("whichever call of the file system fails", () => {
  const cases: readonly (readonly [string, string])[] = [
    ...Object.keys(BEFORE).map((before) => [before, "aml"] as const),
    ["nothing", "new/folders/aml"],
  ];
  it.each(cases)(
    "with %s, written to %s, all is old or all is new, and nothing else is left",
    (name, out) => {
      const before = BEFORE[name] ?? (() => undefined);
      const whole = runWith(before, out, -1);
      expect(whole.exitCode).toBe(0);
      expect(whole.calls).toBeGreaterThan(15);
      const outcomes = new Set<string>();
      for (let number = 0; number < whole.calls; number += 1) {
        const { old, now, exitCode, stderr } = runWith(before, out, number);
        expect({ number, exitCode, now }).toEqual({
          number,
          exitCode,
          now: exitCode === 0 ? whole.now : old,
        });
        expect(stderr === "").toBe(exitCode === 0);
        outcomes.add(`${exitCode}`);
      }
      expect([...outcomes].sort()).toEqual(["0", "2"]);
    },
  );

  it("holds for any number of files that are kept", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 5 }),
        fc.nat(60),
        (kept, number) => {
          const before = (folder: WorkingFolder) => {
            for (const name of kept) {
              folder.write(`aml/${name}`, "Mine.\n");
            }
          };
          const { old, now, exitCode } = runWith(before, "aml", number);
          const replaced = now["aml/main.tf.json"]?.includes("westus2") ?? false;
          expect(replaced).toBe(exitCode === 0);
          expect(kept.filter((name) => now[`aml/${name}`] !== "Mine.\n")).toEqual([]);
          expect(replaced ? Object.keys(now).length : now).toEqual(replaced ? kept.length + 4 : old);
        },
      ),
      { numRuns: 50 },
    );
  });
});
