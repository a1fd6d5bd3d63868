import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NetworkCatalog } from "cdktf-azure-network-catalog";
import { renderModule } from "../../lib/constructs/render-module";
import type { ModuleFormat, ModuleRequest } from "../../lib/core/module/module-request";

/** The files of a module that can be made. */
export function moduleFiles(request: ModuleRequest, format: ModuleFormat): ReadonlyMap<string, string> {
  const { module, diagnostics } = renderModule(request, NetworkCatalog.machineLearning(), format);
  if (module === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return module.files;
}

/** Writes modules into folders of one folder, by their names, and gives that folder. */
export function writtenModules(modules: Readonly<Record<string, ReadonlyMap<string, string>>>): string {
  const folder = mkdtempSync(join(tmpdir(), "modules-"));
  for (const [name, files] of Object.entries(modules)) {
    mkdirSync(join(folder, name));
    for (const [file, text] of files) {
      writeFileSync(join(folder, name, file), text);
    }
  }
  return folder;
}

/**
 * A root module that makes a network, calls a module with a value for each input, and passes on its outputs. What
 * stands in `unknown` is known to Terraform only when it applies.
 */
export function rootModule(
  source: string,
  given: Readonly<Record<string, unknown>>,
  unknown: readonly string[],
  cloud: "public" | "usgovernment" = "public",
): object {
  const values = Object.fromEntries(
    unknown.map((name) => [name, { input: given[name], triggers_replace: given[name] }]),
  );
  return {
    terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm", version: ">= 4.0" } } },
    provider: { azurerm: { environment: cloud, features: {} } },
    ...(unknown.length === 0 ? {} : { resource: { terraform_data: values } }),
    module: {
      aml: {
        source,
        ...given,
        ...Object.fromEntries(unknown.map((name) => [name, later(name, given[name])])),
      },
    },
    output: { all: { value: `\${module.aml}` } },
  };
}

/** A map keeps its keys: those have to be known. */
function later(name: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.keys(value).map((key) => [key, `\${terraform_data.${name}.output["${key}"]}`]),
      )
    : `\${terraform_data.${name}.output}`;
}
