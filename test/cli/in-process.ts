import * as fileSystem from "node:fs";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CommandResult } from "../../lib/cli/command-result";
import type { Environment, RenderModule } from "../../lib/cli/environment";
import { runCommandLine } from "../../lib/cli/run-command-line";
import { diagnostic } from "../../lib/core/diagnostics/diagnostic";
import type { ModuleFlow } from "../../lib/core/module/module-flows";

/** A flow as the stub makes one for each feature. */
export function flowOf(feature: string): ModuleFlow {
  return {
    layer: "nsg",
    action: "Allow",
    direction: "outbound",
    protocol: "Tcp",
    ports: "443",
    source: "var.subnet_address_prefixes",
    destination: feature,
    rule: `Allow-${feature}`,
  };
}

/**
 * Makes a module without Terraform: its main file holds the request, and each feature brings a flow. The feature
 * `refused` is an error, `doubtful` a warning, and `extra` brings a file of its own.
 */
export const stubModule: RenderModule = (request, catalogs, format) => {
  const { features = [] } = request.selection;
  if (features.includes("refused")) {
    return {
      diagnostics: [diagnostic("unknown-feature", "selection.features[0]", "unknown feature `refused`")],
    };
  }
  const main = JSON.stringify({ request, catalogs: catalogs.length });
  const extension = format === "json" ? "tf.json" : "tf";
  return {
    module: {
      files: new Map([
        ...(features.includes("extra") ? [["extra.tf.json", "{}\n"] as const] : []),
        [`main.${extension}`, `${main}\n`],
        ["README.md", "A module.\n"],
      ]),
      flows: ["base", ...features].map(flowOf),
    },
    diagnostics: features.includes("doubtful")
      ? [diagnostic("missing-parameter", "requirement registry", "`containerRegistry` is missing")]
      : [],
  };
};

/** A folder with a program in it: arguments in, results out, all in this process. */
export class WorkingFolder {
  public readonly path = mkdtempSync(join(tmpdir(), "command-line-"));

  /** Runs the program there. */
  public run(args: readonly string[], changed: Partial<Environment> = {}): CommandResult {
    return runCommandLine(args, { ...this.environment(), ...changed });
  }

  public environment(): Environment {
    return {
      stdout: { colours: false },
      stderr: { colours: false },
      workingDirectory: this.path,
      fileSystem,
      renderModule: stubModule,
      uninterrupted: (work) => work(),
    };
  }

  /** Writes a file, and the folders on the way. */
  public write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  public read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }

  /** All files below a folder, with what they hold; empty folders end with `/`. Nothing where there is no folder. */
  public content(path = "."): Record<string, string> {
    const found = new Map<string, string>();
    const look = (folder: string, prefix: string): void => {
      for (const each of readdirSync(folder, { withFileTypes: true })) {
        const name = `${prefix}${each.name}`;
        if (each.isDirectory()) {
          found.set(`${name}/`, "");
          look(join(folder, each.name), `${name}/`);
        } else {
          found.set(name, each.isFile() ? readFileSync(join(folder, each.name), "utf8") : "not a file");
        }
      }
    };
    if (fileSystem.existsSync(join(this.path, path))) {
      look(join(this.path, path), "");
    }
    return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
