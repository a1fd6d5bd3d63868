import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderModuleByFramework } from "../../lib/cli/render-module";
import { EXTENSION_YAML } from "../core/catalog/files/catalog-texts";
import { WorkingFolder } from "./in-process";

/** Corrects what the extension before it brings. */
const FURTHER_YAML = `extends: azure-machine-learning
corrections:
  - requirement: mirror
    reason: The mirror has moved.
    replace:
      hosts:
        - { hosts: [mirror.contoso.com], protocol: Tcp, ports: [443], since: 2026-03-19, sources: [mirror] }
`;

const CLI = join(__dirname, "../../lib/cli");

const sources = readdirSync(CLI, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path): [string, string] => [path, readFileSync(join(CLI, path), "utf8")]);

describe("the sources of the command line", () => {
  it("meet the constructs in one place, and load them there when a module is made", () => {
    expect(sources.length).toBeGreaterThan(20);
    const meeting = sources.filter(([, text]) => text.includes("/constructs/"));
    expect(meeting.map(([path]) => path)).toEqual(["render-module.ts"]);
    expect(meeting[0]?.[1]).not.toMatch(/^import .*constructs/m);
  });

  it("end the process, and reach for its streams and variables, in the program's own file alone", () => {
    const reaching = sources.filter(([, text]) => /\bprocess\.(?!platform)|\bconsole\./.test(text));
    expect(reaching.map(([path]) => path)).toEqual(["azure-network-catalog.ts"]);
  });
});

describe("a module that the framework makes", () => {
  const folder = new WorkingFolder();
  afterAll(() => folder.remove());

  it("is of the catalogs that are given, each extending those before", () => {
    folder.write("more.yaml", EXTENSION_YAML);
    folder.write("further.yaml", FURTHER_YAML);
    const hosts = (files: readonly string[], features: readonly string[]) => {
      const { module } = renderModuleByFramework(
        { selection: { cloud: "public", region: "eastus2", features }, egress: { kind: "firewall" } },
        files.map((file) => join(folder.path, file)),
        "json",
      );
      return module?.flows
        .map(({ destination }) => destination)
        .filter((host) => host.endsWith("contoso.com"));
    };
    expect(hosts([], [])).toEqual([]);
    expect(hosts(["more.yaml"], ["mirror"])).toEqual(["pypi.contoso.com"]);
    expect(hosts(["more.yaml", "further.yaml"], ["mirror"])).toEqual(["mirror.contoso.com"]);
  });
});
