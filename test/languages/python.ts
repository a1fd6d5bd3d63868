import { spawnSync } from "node:child_process";
import { delimiter } from "node:path";

/** What the package's Python needs beside itself. */
const REQUIRED = [
  "jsii",
  "publication",
  "typing_extensions",
  "constructs",
  "cdktf",
  "cdktf_cdktf_provider_azurerm",
];

/** Runs Python; its status is null where there is none. */
export function python(args: readonly string[], path = ""): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync("python3", args, {
    encoding: "utf8",
    env: {
      ...process.env,
      PYTHONPATH: [path, process.env.PYTHONPATH ?? ""].filter(Boolean).join(delimiter),
      PYTHONDONTWRITEBYTECODE: "1",
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "1",
    },
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Why no Python can be run, if so. */
export const noPython =
  python(["-c", ""]).status === 0 ? undefined : "there is no program `python3` on the PATH";

/** Why the package cannot be imported from Python, if so. */
export const noPythonPackages: string | undefined = (() => {
  if (noPython !== undefined) {
    return noPython;
  }
  const found = `import importlib.util as u; print(*(m for m in ${JSON.stringify(REQUIRED)} if u.find_spec(m) is None))`;
  const missing = python(["-c", found]).output.trim();
  return missing === "" ? undefined : `Python has no ${missing.split(" ").join(", ")}`;
})();

/** A test that needs something: skipped, which its title says, where there is a reason. */
export function itUnless(
  reason: string | undefined,
  title: string,
  test: () => void,
  timeout?: number,
): void {
  if (reason === undefined) {
    it(title, test, timeout);
  } else {
    process.stderr.write(`Skipped, for ${reason}: ${title}\n`);
    it.skip(`${title} (skipped: ${reason})`, test);
  }
}
