import type { Acknowledgement } from "../diagnostics/acknowledgement";
import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../diagnostics/codes";
import { diagnostic, formatDiagnostic } from "../diagnostics/diagnostic";

/** The acknowledgement that the document shows. */
const EXAMPLE: Required<Acknowledgement> & { readonly code: DiagnosticCode } = {
  code: "host-only-requirement",
  requirement: "microsoft-graph",
  reason: "The notebooks that call Microsoft Graph are not used.",
};

/**
 * The document of all findings, `docs/diagnostics.md`, in Markdown: what severities mean, how a finding is
 * acknowledged, a table of all codes, and a section for each. It is made from the table of codes alone, in its order.
 */
export function renderDiagnosticsDocument(): string {
  const codes = Object.keys(DIAGNOSTIC_CODES) as DiagnosticCode[];
  return [
    "<!-- Generated from the table of codes by `npm run docs`; a test checks that it is current. -->",
    "# Diagnostics",
    ...introduction(),
    "## All codes",
    table(codes),
    "## What each means",
    ...codes.flatMap(section),
  ]
    .join("\n\n")
    .concat("\n");
}

function introduction(): string[] {
  const shown = formatDiagnostic(diagnostic(EXAMPLE.code, `requirement ${EXAMPLE.requirement}`, "…"));
  return [
    `Whatever the library finds in its input has a code. The code stands in brackets before the place and the message, as in \`${shown}\`, and is renamed only in a major version.`,
    "## Severities",
    [
      "| severity | what it means |",
      "|---|---|",
      "| error | Nothing is planned, and the synthesis fails. All errors are told at once. |",
      "| warning | The plan stands, and differs from what the documents or you ask for. The synthesis shows it until it is acknowledged. |",
      "| info | The plan does what was asked for; this explains a consequence. |",
    ].join("\n"),
    "## Acknowledge a finding",
    "A selection takes the findings that you accept, each with the reason. Without `requirement`, every finding of the code is acknowledged.",
    [
      "```ts",
      "const selection = NetworkSelection.machineLearning({",
      "  cloud: AzureCloud.PUBLIC,",
      '  region: "eastus2",',
      "  acknowledgements: [",
      "    {",
      ...Object.entries(EXAMPLE).map(([name, value]) => `      ${name}: ${JSON.stringify(value)},`),
      "    },",
      "  ],",
      "});",
      "```",
    ].join("\n"),
    "A warning that is acknowledged becomes a note that shows the reason. An error stays an error, unless its section says that it can be acknowledged. An acknowledgement without a reason is refused, and one that acknowledges nothing is told, so that none outlives what it was written for.",
  ];
}

function table(codes: readonly DiagnosticCode[]): string {
  const rows = codes.map((code) => {
    const { severity, title } = DIAGNOSTIC_CODES[code];
    return `| [\`${code}\`](#${code}) | ${severity} | ${title.replaceAll("|", "\\|")} |`;
  });
  return ["| code | severity | what was found |", "|---|---|---|", ...rows].join("\n");
}

function section(code: DiagnosticCode): string[] {
  const { severity, title, why, remedy } = DIAGNOSTIC_CODES[code];
  return [
    `### \`${code}\``,
    `**${title}** (${severity}).`,
    `Why it matters: ${why}`,
    `What to do: ${remedy}`,
  ];
}
