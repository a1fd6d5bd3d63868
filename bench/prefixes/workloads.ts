import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { weeklyText } from "../../test/core/service-tag-files/file-kinds";
import { fullSizeFile } from "../../test/core/service-tag-files/full-size-file";

/** What is measured: the same bytes for everyone. */
export interface Workloads {
  /** What it is, for the reader. */
  readonly origin: string;
  /** A weekly file. */
  readonly file: string;
  /** All prefixes of all its tags, as a list in JSON. */
  readonly list: string;
  /** Those of IPv4, as a list in JSON. */
  readonly ipv4List: string;
  /** Those of IPv4, one in a line. */
  readonly ipv4Lines: string;
  readonly prefixes: number;
  readonly ipv4Prefixes: number;
}

/** Writes the workloads into a folder of their own, which is removed afterwards. */
export function withWorkloads<T>(path: string | undefined, run: (workloads: Workloads) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "bench-prefixes-"));
  try {
    const text = path === undefined ? weeklyText(fullSizeFile(1)) : readFileSync(path, "utf8");
    const { values } = JSON.parse(text) as {
      readonly values: readonly { readonly properties: { readonly addressPrefixes: readonly string[] } }[];
    };
    const all = values.flatMap(({ properties }) => properties.addressPrefixes);
    const ipv4 = all.filter((prefix) => !prefix.includes(":"));
    const write = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    return run({
      origin: path ?? "a generated file (seed 1)",
      file: write("file.json", text),
      list: write("list.json", JSON.stringify(all)),
      ipv4List: write("ipv4.json", JSON.stringify(ipv4)),
      ipv4Lines: write("ipv4.txt", `${ipv4.join("\n")}\n`),
      prefixes: all.length,
      ipv4Prefixes: ipv4.length,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
