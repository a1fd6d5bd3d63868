import { parseArgs } from "node:util";
import Table from "cli-table3";
import { builtInCoverage, type Coverage } from "../test/catalog/source-coverage/coverage";
import { type CatalogFigures, catalogFigures, type Figures } from "./catalog-figures";
import { checkCatalogs } from "./check-catalogs";

/** What the program writes, and how it ends: 0, 1 when a row is missing, 2 when it was called wrongly or a file is. */
export interface Shown {
  readonly code: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const USAGE = "usage: npm run catalog -- [--format table|json] [FILE...]";
const FORMATS = ["table", "json"];
const COUNTED = ["requirements", "entries", "rows", "covered", "explained", "missing"] as const;

/**
 * Shows what is in the catalog, and how its sources' rows are covered; of files, what is wrong with them.
 *
 * @param args the command line's, without the program
 * @param read what holds the catalog against its sources
 */
export function showCatalog(args: readonly string[], read: () => Coverage): Shown {
  const options = readOptions(args);
  if ("problem" in options) {
    return { code: 2, stdout: "", stderr: `${options.problem}\n${USAGE}\n` };
  }
  if (options.files.length > 0) {
    return checkCatalogs(options.files, options.format);
  }
  const figures = catalogFigures(read());
  const stdout =
    options.format === "json" ? `${JSON.stringify(figures, undefined, 2)}\n` : figuresAsTables(figures);
  return { code: figures.missing.length > 0 ? 1 : 0, stdout, stderr: "" };
}

/** The figures as tables for people, one for the clouds and one for each cloud's documents, and the missing rows. */
export function figuresAsTables({ clouds, missing }: CatalogFigures): string {
  return [
    titledTable(
      "Clouds",
      ["Cloud"],
      clouds.map((cloud) => [[cloud.cloud], cloud]),
    ),
    ...clouds.map(({ cloud, documents }) =>
      titledTable(
        `Documents, ${cloud}`,
        ["Source", "Document"],
        documents.map((each) => [[each.source, each.document], each]),
      ),
    ),
    ...(missing.length === 0 ? [] : [`Missing\n${missing.map((line) => `  ${line}`).join("\n")}\n`]),
  ].join("\n");
}

function titledTable(
  title: string,
  names: readonly string[],
  rows: readonly (readonly [readonly string[], Figures])[],
): string {
  const table = new Table({
    head: [...names, ...COUNTED.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`)],
    style: { head: [], border: [], compact: true },
    colAligns: [...names.map(() => "left" as const), ...COUNTED.map(() => "right" as const)],
  });
  table.push(...rows.map(([texts, figures]) => [...texts, ...COUNTED.map((name) => figures[name])]));
  const indented = table
    .toString()
    .split("\n")
    .map((line) => `  ${line}`);
  return `${title}\n${indented.join("\n")}\n`;
}

type Options = { readonly format: string; readonly files: readonly string[] } | { readonly problem: string };

function readOptions(args: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: "string", default: "table" } },
      allowPositionals: true,
    });
    return FORMATS.includes(values.format)
      ? { format: values.format, files: positionals }
      : { problem: `unknown format "${values.format}"; write ${FORMATS.join(" or ")}` };
  } catch (error) {
    // Node's message goes on with how to write a positional argument, of which there is none.
    const { message } = error as { readonly message: string };
    return { problem: message.replace(/\. To specify .*/s, "") };
  }
}

if (require.main === module) {
  const { code, stdout, stderr } = showCatalog(process.argv.slice(2), builtInCoverage);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}
