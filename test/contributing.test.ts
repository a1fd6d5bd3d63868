import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

describe.each(["CONTRIBUTING.md", "SECURITY.md"])("%s", (name) => {
  const text = readFileSync(name, "utf8");
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map(([, each]) => each ?? "");

  it("links to files that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)[^):]*\)/g)].map(([, link]) => link ?? "");
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(dirname(name), link)))).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const paths = code.filter((each) => /^[\w.-]+(\/[\w.-]+)+$/.test(each) && !each.startsWith("dist/"));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("names scripts that exist, with options that they have", () => {
    const commands = code.filter((each) => each.startsWith("npm run "));
    expect(commands.length).toBeGreaterThan(0);
    const unknown = commands.flatMap((command) => {
      const [script = "", ...given] = command.slice("npm run ".length).split(" ");
      const file = /scripts\/\S+\.ts/.exec(scripts[script] ?? "")?.[0];
      const source = file === undefined ? "" : readFileSync(file, "utf8");
      const options = given.filter((each) => each.startsWith("--") && each !== "--");
      return scripts[script] === undefined
        ? [command]
        : options.filter((option) => !source.includes(option)).map((option) => `${script} ${option}`);
    });
    expect(unknown).toEqual([]);
  });
});
