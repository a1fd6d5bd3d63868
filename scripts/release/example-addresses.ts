import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../../lib/core/address/compare-text";
import type { PublicRules } from "./public-rules";

/** Terraform's JSON syntax, as far as it declares resources. */
interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The Terraform addresses that each example and each module of an example has, by folder. */
export function exampleAddresses(): PublicRules["examples"] {
  const folders = readdirSync("examples", { recursive: true, encoding: "utf8" })
    .map((path) => join("examples", path))
    .filter((folder) => existsSync(join(folder, "cdk.tf.json")) || /modules[\\/][^\\/]+$/.test(folder))
    .map(
      (folder) =>
        [folder.replaceAll("\\", "/").replace(/^examples\/|\/golden$/g, ""), addressesIn(folder)] as const,
    )
    .filter(([, addresses]) => addresses.length > 0);
  return Object.fromEntries(folders.sort(([a], [b]) => compareText(a, b)));
}

function addressesIn(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return name.endsWith(".tf.json") ? ofJson(JSON.parse(text)) : name.endsWith(".tf") ? ofHcl(text) : [];
    })
    .sort(compareText);
}

function ofJson({ resource = {} }: TerraformJson): string[] {
  return Object.entries(resource).flatMap(([type, byName]) =>
    Object.keys(byName).map((name) => `${type}.${name}`),
  );
}

/** Of the HCL that this library writes: each block begins a line. */
function ofHcl(text: string): string[] {
  return [...text.matchAll(/^resource "([^"]+)" "([^"]+)" \{$/gm)].map(([, type, name]) => `${type}.${name}`);
}
