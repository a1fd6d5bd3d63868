import schema from "../../catalog/schema/selection.schema.json";
import { markdownCode, markdownTable } from "../core/report/markdown-text";
import type { CommandResult } from "./command-result";
import type { Environment } from "./environment";
import { MANIFEST_NAME } from "./module-folder/manifest";
import { createProgram, PROGRAM_NAME } from "./program";
import { runCommandLine } from "./run-command-line";

/** Help is written as wide as the documents' own lines. */
const WIDTH = 100;

/** Help reads no file and makes no module. */
const NOTHING: Environment = {
  stdout: { columns: WIDTH, colours: false },
  stderr: { colours: false },
  workingDirectory: "/",
  fileSystem: {} as Environment["fileSystem"],
  renderModule: () => ({ diagnostics: [] }),
  uninterrupted: (work) => work(),
};

/** The document of the command line, `docs/command-line.md`, in Markdown, with the help that the commands print. */
export function renderCommandLineDocument(): string {
  return [
    "<!-- Generated from the commands' own help by `npm run docs`; a test checks that it is current. -->",
    "# The command line",
    INTRODUCTION,
    code("", helpOf([])),
    ...commandNames().flatMap((name) => [`## \`${name}\``, code("", helpOf([name])), ...(NOTES[name] ?? [])]),
    "## A selection's file",
    ...selectionFile(),
    "## How a command ends",
    markdownTable(
      ["code", "meaning"],
      [
        ["0", "Done; nothing was found."],
        [
          "1",
          "There are findings: `module --check`, `export --compare` or `service-tags compare` found a difference.",
        ],
        [
          "2",
          "The question itself was wrong: an option, a file, the selection, or a folder that cannot be written.",
        ],
      ],
    ),
    ENDING,
  ]
    .join("\n\n")
    .concat("\n");
}

const INTRODUCTION = `The package's program is \`${PROGRAM_NAME}\`: \`npx ${PROGRAM_NAME} --help\` where the package is installed.`;

const ENDING =
  "Results are printed on the standard output, errors and warnings on the error output: each finding in a line, as `warning [code] subject: message`. [diagnostics.md](diagnostics.md) explains the codes. Colours are shown on a terminal only, and not where `NO_COLOR` is set. Tables fit the terminal; elsewhere each row is one line.";

const CHECKED = `modules/aml: differs from what the selection gives

Flows: 1 wider (more is let through)
  + Allow outbound Tcp 445 from var.subnet_address_prefixes to Storage.EastUS2 (nsg: AllowStorageTcpOutbound): wider

Files:
  README.md: to be changed
  main.tf.json: to be changed`;

const NOTES: Readonly<Record<string, readonly string[]>> = {
  module: [
    "### The folder",
    `The folder holds the module and \`${MANIFEST_NAME}\`, which records the selection, the catalogs, what the module lets through, and the SHA-256 of each file. Commit it with the others: by it the command knows what it wrote. The same selection gives the same bytes, in whatever order it is written.`,
    markdownTable(
      ["what is there", "what `--out` does"],
      [
        ["nothing, or an empty folder", "writes it; missing folders on the way are made"],
        ["a folder as the command wrote it", "replaces it as a whole; files that are no longer made go"],
        [
          "other files beside them, or no record",
          "refuses; with `--force` it keeps them and replaces only its own files",
        ],
        ["files that were changed or removed by hand", "refuses; with `--force` it writes them anew"],
        ["`.terraform/`, `.terraform.lock.hcl`", "keeps them"],
      ],
    ),
    "A new folder is written beside the old one, under a hidden name, and takes its place by being renamed. When something fails on the way (a full disk, permissions), what was there before is still there, whole. Should the machine stop in the very moment of renaming, the old folder lies beside the new one's place, as `old` in a folder such as `.aml-x1Y2z3`.",
    "### In continuous integration",
    "`module --check DIR` makes the module anew from what the folder records, and compares. Without `--revision` the selection follows the newest documents of the installed version, so that an upgrade shows what it would change:",
    code("", CHECKED),
    "A line tells what is gained (`+`) or lost (`-`), and whether that is wider or narrower; names of rules are not compared, nor is the order of ports. `--format json` prints the same for programs. Files that were added to the folder are a difference as well, unless `--force` is given. Paths of catalog files are recorded as they were given: run the command from the same folder.",
  ],
  export: [
    "### What is exported",
    "Every outbound need of the selection, in one form: by hosts, or by the addresses of its service tags in the selection's region (IPv4 and IPv6, joined without loss for each protocol and port set). A need that has no entry is told: because it stays within the virtual network, is routed around the firewall, lacks a parameter, or has a service tag only and no file was given.",
    markdownTable(
      ["format", "what is written"],
      [
        [
          "`csv`",
          "RFC 4180 with a header: protocol, ports, destination_kind, destination, added_addresses, service_tags, requirements, purposes, sources, and in every row what it was made from: cloud, region, revision, service_tags_change_number, tool_version. Several values in a cell have `; ` between them.",
        ],
        [
          "`json`",
          "`metadata` (cloud, region, revision, features, parameters, change number, version, budget), `requirements` (each need with its form, why, and its documents) and `entries` (`protocol`, `ports`, `kind`, `destination`, `requirements`, `serviceTags`, `addedAddresses`).",
        ],
        [
          "`lists`",
          "A folder with a list for each kind, protocol and port set, such as `addresses-tcp-443.txt`, `domains-tcp-80_443.txt`, `urls-tcp-443.txt`: one destination in each line, no comments; and `metadata.json`, which names each list with its ports, needs, tags and SHA-256. The folder is replaced as a whole.",
        ],
      ],
    ),
    "Kinds of destinations are `address-prefix`, `domain`, `wildcard-domain` (`*.contoso.com`: every host below, not the domain itself), `url`, and `service-tag` where no file says which addresses a tag has.",
    "`--compare` tells what one export lets through and another does not: addresses exactly, by protocol and port, however they are divided. It ends with 1 where they differ in that, and with 0 where they differ only in what they were made from.",
  ],
};

/** A file for the option `--selection`, as the document shows it. */
export const SELECTION_EXAMPLE = `# yaml-language-server: $schema=node_modules/cdktf-azure-network-catalog/catalog/schema/selection.schema.json
region: eastus2
features: [hbi-workspace, python-packages]
parameters: { storageAccount: mlstore }
egress: { kind: firewall, strategy: hybrid, sku: Standard, dnsProxy: true }
layers: [nsg, routes, firewall]
acknowledgements:
  - code: missing-parameter
    reason: The container registry is created later.
`;

function selectionFile(): string[] {
  return [
    "What is selected can stand in a file, in JSON or YAML, for `--selection`. Options beside it come first: a single value takes the place of the file's, lists and parameters are added to it.",
    code("yaml", SELECTION_EXAMPLE),
    markdownTable(
      ["key", "meaning"],
      Object.entries(schema.properties)
        .filter(([key]) => key !== "$schema")
        .map(([key, { description }]) => [markdownCode(key), description]),
    ),
  ];
}

function commandNames(): readonly string[] {
  const program = createProgram(
    { environment: NOTHING, answer: () => undefined },
    { writeOut: () => undefined, writeErr: () => undefined, width: WIDTH },
  );
  return program.commands.map((command) => command.name());
}

function helpOf(command: readonly string[]): string {
  const { stdout }: CommandResult = runCommandLine([...command, "--help"], NOTHING);
  return stdout;
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
