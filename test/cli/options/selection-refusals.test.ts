import { WorkingFolder } from "../in-process";
import { captured } from "./captured-request";

const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write("no-region.json", "{}");
  folder.write("direct.json", '{ "region": "eastus2", "egress": { "kind": "direct" } }');
});

const PLACE = ["--region", "eastus2"];

describe("what selects nothing that can be used is refused", () => {
  const invalid = (flags: string, value: string, why: string) =>
    `error: option '${flags}' argument '${value}' is invalid. ${why}\n(add --help for what can be given)\n`;
  it.each<[string, string[], string]>([
    [
      "no region",
      ["--cloud", "public"],
      "error: no region is selected; give `--region`, such as `--region eastus2`, or `--selection` with a file\n",
    ],
    [
      "no region in a file either",
      ["--selection", "no-region.json"],
      "error: no region is selected; give `--region`, such as `--region eastus2`, or `--selection` with a file\n",
    ],
    [
      "a part of a firewall without one",
      [...PLACE, "--firewall-sku", "Basic"],
      "error: `--firewall-sku` is of a firewall; add `--egress firewall`, or leave it out\n",
    ],
    [
      "parts of a firewall beside a direct egress",
      [...PLACE, "--egress", "direct", "--firewall-dns-proxy", "--firewall-fqdn-tags"],
      "error: `--firewall-dns-proxy`, `--firewall-fqdn-tags` are of a firewall; add `--egress firewall`, or leave them out\n",
    ],
    [
      "a part of a firewall beside a file's direct egress",
      ["--selection", "direct.json", "--firewall-strategy", "fqdn"],
      "error: `--firewall-strategy` is of a firewall; add `--egress firewall`, or leave it out\n",
    ],
    [
      "an egress that there is not",
      [...PLACE, "--egress", "proxy"],
      invalid("--egress <kind>", "proxy", "Write `direct` or `firewall`."),
    ],
    [
      "a parameter without =",
      [...PLACE, "--parameter", "a"],
      invalid("--parameter <name=value>", "a", "Write `name=value`, such as `storageAccount=mlstore`."),
    ],
    [
      "a parameter without a name",
      [...PLACE, "--parameter", "=a"],
      invalid("--parameter <name=value>", "=a", "Write `name=value`, such as `storageAccount=mlstore`."),
    ],
    [
      "a parameter that is given twice",
      [...PLACE, "--parameter", "a=1", "--parameter", "a=2"],
      invalid("--parameter <name=value>", "a=2", "The parameter was given before, as `1`; give it once."),
    ],
    ...["a", "=b", "a=", "a= ", "a@=b", "@r=b"].map((text): [string, string[], string] => [
      `the acknowledgement ${text}`,
      [...PLACE, "--acknowledge", text],
      invalid(
        "--acknowledge <code=reason>",
        text,
        "Write `code=reason` or `code@requirement=reason`, such as `missing-parameter=The account comes later.`.",
      ),
    ]),
    ...["--layer", "--open", "--existing"].map((option): [string, string[], string] => [
      `${option} with an empty item`,
      [...PLACE, option, "nsg,,routes"],
      invalid(
        `${option} ${option === "--open" ? "<what>" : "<layers>"}`,
        "nsg,,routes",
        "An item is empty; write names with one comma between two of them.",
      ),
    ]),
    ...["--region", "--cloud", "--revision", "--selection", "--deny"].map(
      (option): [string, string[], string] => {
        const flags: Record<string, string> = {
          "--revision": "--revision <date>",
          "--selection": "--selection <file>",
          "--deny": "--deny <scope>",
        };
        return [
          `${option} twice`,
          [option, "a", option, "b"],
          invalid(
            flags[option] ?? `${option} <${option.slice(2)}>`,
            "b",
            "It was given before, as `a`; give it once.",
          ),
        ];
      },
    ),
    [
      "a format of no module",
      [...PLACE, "--format", "yaml"],
      "error: `yaml` is no format of a module; write `json` or `hcl`\n",
    ],
    [
      "a catalog that is not there, before any module is made",
      [...PLACE, "--catalog", "none.yaml"],
      "error [catalog-file-unreadable] none.yaml: it cannot be read (ENOENT); give the path of a file, absolute or seen from the working directory\n",
    ],
  ])("%s", (_what, args, message) => {
    const { result, request } = captured(folder, args);
    expect(result).toEqual({ exitCode: 2, stdout: "", stderr: message });
    expect(request).toBeUndefined();
  });

  it("both `--out` and `--check`", () => {
    expect(folder.run(["module", "--out", "a", "--check", "a"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: `--out` writes a folder and `--check` only looks at one; give one of the two\n",
    });
  });

  it("neither `--out` nor `--check`", () => {
    expect(folder.run(["module", ...PLACE]).stderr).toBe(
      "error: no folder is given; give `--out` to write one, or `--check` to check one\n",
    );
  });

  it.each(["hcl", "table"])("`--check` with `--format %s`", (format) => {
    expect(folder.run(["module", "--check", "a", "--format", format])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: with \`--check\`, \`--format\` says what is printed: \`text\` or \`json\`, not \`${format}\`; the files are compared in the format that the folder has\n`,
    });
  });

  it("what the core finds is told in one form, with where to look it up", () => {
    expect(captured(folder, [...PLACE, "--feature", "refused"]).result.stderr).toBe(
      "error [unknown-feature] selection.features[0]: unknown feature `refused`\n`azure-network-catalog features` lists features, parameters and revisions\n",
    );
  });
});
