import * as fileSystem from "node:fs";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderModuleByFramework } from "../lib/cli/render-module";
import { runCommandLine } from "../lib/cli/run-command-line";
import { customProperties, DARK, LIGHT } from "../lib/core/report/html/palette";
import { STYLE } from "../lib/core/report/html/style";

/** The variables of the example, as its user would give them. */
const VALUES: ReadonlyMap<string, string> = new Map([
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of Terraform
    "${var.firewall_policy_id}",
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub",
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of Terraform
  ["${var.firewall_private_ip_address}", "10.0.1.4"],
]);

const ARGUMENTS =
  "--region westeurope --feature public-ip-compute --feature storage-behind-firewall " +
  "--parameter storageAccount=mlworkspacestore --firewall-dns-proxy --subnet 10.20.0.0/22";

/**
 * The picture that `report` draws of the example `hub-spoke`, as a file of its own. It has a ground of its own colour, so
 * that it can be read on any page, and follows the reader's light or dark scheme.
 */
export function renderPathPicture(): string {
  const [, attributes = "", title = "", content = ""] =
    /<svg class="picture wide"([^>]*)>(.*?<\/desc>)(.*?)<\/svg>/s.exec(reportOfExample()) ?? [];
  const [, width = "", height = ""] = /viewBox="0 0 (\d+) (\d+)"/.exec(attributes) ?? [];
  if (width === "") {
    throw new Error("the report of the example shows no path");
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${width}" height="${height}"${attributes}>`,
    title.replace("><desc", ">\n<desc"),
    `<style>${pictureStyle()}</style>`,
    `<rect class="ground" width="${width}" height="${height}"></rect>`,
    content.replaceAll("><g ", ">\n<g "),
    "</svg>\n",
  ].join("\n");
}

function reportOfExample(): string {
  const folder = mkdtempSync(join(tmpdir(), "path-picture-"));
  try {
    const golden = readFileSync(join("examples", "hub-spoke", "golden", "cdk.tf.json"), "utf8");
    const given = [...VALUES].reduce((text, [name, value]) => text.replaceAll(name, value), golden);
    writeFileSync(join(folder, "cdk.tf.json"), given);
    const { exitCode, stderr } = runCommandLine(
      ["report", "cdk.tf.json", ...ARGUMENTS.split(" "), "--out", "report.html"],
      {
        stdout: { colours: false },
        stderr: { colours: false },
        workingDirectory: folder,
        fileSystem,
        renderModule: renderModuleByFramework,
        uninterrupted: (work) => work(),
      },
    );
    if (exitCode !== 0) {
      throw new Error(`the example hub-spoke has findings: ${stderr}`);
    }
    return readFileSync(join(folder, "report.html"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the report's style says of pictures, with its colours. */
function pictureStyle(): string {
  const rules = STYLE.split("\n").filter((line) => /^\.picture (?!\.tall)/.test(line));
  return [
    `:root{${customProperties(LIGHT)}}`,
    `@media (prefers-color-scheme:dark){:root{${customProperties(DARK)}}}`,
    'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}',
    ...rules,
    ".picture .ground{fill:var(--page);stroke:none}",
  ].join("\n");
}
