import { inCodeUnitOrder } from "./json-documents";
import { rowsOf, source } from "./source-documents";

/** What the rows of a document ask for, one line for each tag, host, URL or route and its ports; `-` where only ports are named. */
function asked(name: string, tables: RegExp): string[] {
  const rows = source(name)
    .tables.filter((table) => tables.test(table.id))
    .flatMap((table) => table.rows.map((row) => ({ row, table: table.id })));
  const lines = rows
    .filter(({ row }) => row.kind !== "statement")
    .flatMap(({ row, table }) =>
      (row.values.length === 0 ? ["-"] : row.values).map((value) =>
        [table, value, row.protocol, row.ports.join(",")].join(" "),
      ),
    );
  return inCodeUnitOrder([...new Set(lines)]);
}

const without = (lines: readonly string[], others: readonly string[]) =>
  lines.filter((line) => !others.includes(line));

describe("the revisions of the host tables", () => {
  const hosts = /^(general-azure|azure-machine-learning|compute)-hosts-(public|usgovernment|china|notes)$/;

  it.each<[string, string, string[], string[]]>([
    [
      "host-tables-2022-09-08",
      "article-2023-04-14",
      ["compute-hosts-public *.batch.azure.com ANY 443", "compute-hosts-public *.service.batch.com ANY 443"],
      [
        "compute-hosts-public *.<region>.batch.azure.com ANY 443",
        "compute-hosts-public *.<region>.service.batch.azure.com ANY 443",
      ],
    ],
    ["article-2023-04-14", "article-2025-04-03", [], []],
    [
      "article-2025-04-03",
      "article-2026-03-19",
      [],
      ["compute-hosts-public *.tundra.<region>.api.azureml.ms UDP 5831"],
    ],
  ])(
    "differ between %s and %s in what was dropped and added, and nothing else",
    (older, newer, dropped, added) => {
      expect(without(asked(older, hosts), asked(newer, hosts))).toEqual(dropped);
      expect(without(asked(newer, hosts), asked(older, hosts))).toEqual(added);
    },
  );
});

describe("the revisions of the article", () => {
  const rest =
    /^(basic|recommended|python|rstudio|public-ip|storage|hbi|kubernetes|visual|docker|monitoring)/;

  it.each<[string, string, string[], string[]]>([
    [
      "article-2023-04-14",
      "article-2025-04-03",
      [
        "basic-outbound MicrosoftContainerRegistry.<region> TCP 443",
        "recommended-outbound MicrosoftContainerRegistry.<region> TCP 443",
        "visual-studio-code-hosts raw.githubusercontent.com/microsoft/vscode-tools-for-ai/master/azureml_remote_websocket_server/* TCP ",
      ],
      [
        "basic-outbound MicrosoftContainerRegistry TCP 443",
        "basic-outbound VirtualNetwork TCP 443",
        "public-ip AzureMachineLearning  ",
        "public-ip AzureMachineLearning.<region>  ",
        "python-packages *.anaconda.com TCP ",
        "python-packages *.anaconda.org TCP ",
        "python-packages *.pythonhosted.org TCP ",
        "python-packages *.pytorch.org TCP ",
        "python-packages *.tensorflow.org TCP ",
        "python-packages anaconda.com TCP ",
        "python-packages pypi.org TCP ",
        "python-packages pytorch.org TCP ",
        "recommended-outbound MicrosoftContainerRegistry TCP 443",
        "visual-studio-code-hosts https://github.com/microsoft/vscode-tools-for-ai/tree/master/azureml_remote_websocket_server/* TCP ",
        "visual-studio-code-hosts vscode.download.prss.microsoft.com TCP ",
        "visual-studio-code-ports - TCP 8704-8710",
      ],
    ],
    ["article-2025-04-03", "article-2026-03-19", ["basic-outbound-notes 0.0.0.0/0  "], []],
  ])(
    "differ between %s and %s in what was dropped and added, and nothing else",
    (older, newer, dropped, added) => {
      expect(without(asked(older, rest), asked(newer, rest))).toEqual(dropped);
      expect(without(asked(newer, rest), asked(older, rest))).toEqual(added);
    },
  );

  it("of 2025 take from another revision only what the page lost, as that revision has it", () => {
    const older = rowsOf("article-2023-04-14");
    const taken = rowsOf("article-2025-04-03").filter((row) => row.portsFrom === "2023-04-14");
    const bare = (text: string) =>
      text.replace("MicrosoftContainerRegistry.<region>", "MicrosoftContainerRegistry");
    for (const row of taken) {
      const twin = older.find((each) => each.id === row.id);
      expect([row.id, twin?.values.map(bare), twin?.protocol, twin?.ports]).toEqual([
        row.id,
        row.values,
        row.protocol,
        row.ports,
      ]);
    }
    expect(taken).toHaveLength(91);
  });

  it("of 2025 lost two rows whole", () => {
    const lost = rowsOf("article-2025-04-03").filter((row) => row.valuesFrom !== undefined);
    expect(lost.map((row) => row.values)).toEqual([
      ["*.vault.azure.net"],
      ["mcr.microsoft.com", "*.data.mcr.microsoft.com"],
    ]);
  });
});
