import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import { MODULE_FORMATS, MODULE_LAYERS, type ModuleFormat, type ModuleLayer } from "./module-request";

/** What a module is to hold, read from what a user asked for. */
export interface ModuleSettings {
  readonly layers: ReadonlySet<ModuleLayer>;
  readonly existing: ReadonlySet<ModuleLayer>;
  readonly format: ModuleFormat;
  /** What the region may vary over: the regions of its cloud, or those of every cloud. Default: nothing. */
  readonly openRegions?: "cloud" | "every-cloud";
  /** The parameters of the catalog that are inputs, in the order of their names. */
  readonly openParameters: readonly string[];
}

/** What a user asked for, as text. */
export interface ModuleSettingsInput {
  readonly layers?: readonly string[] | undefined;
  readonly existing?: readonly string[] | undefined;
  readonly open?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly behindFirewall: boolean;
  /** The names of the catalog's parameters. */
  readonly parameters: readonly string[];
}

/** Reads what a module is to hold. What is wrong becomes findings, all at once. */
export function readModuleSettings(input: ModuleSettingsInput, diagnostics: Diagnostic[]): ModuleSettings {
  const { behindFirewall } = input;
  const refuse = (subject: string, message: string): void => {
    diagnostics.push(diagnostic("unknown-module-setting", subject, message));
  };
  const known = <T extends string>(
    texts: readonly string[],
    allowed: readonly T[],
    what: string,
    subject: string,
  ): T[] => {
    for (const text of texts.filter((each) => !allowed.some((name) => name === each))) {
      refuse(subject, `unknown ${what} ${quoted(text)}${suggestion(text, allowed)}`);
    }
    return allowed.filter((name) => texts.includes(name));
  };
  const layers = known(
    input.layers ?? (behindFirewall ? MODULE_LAYERS : ["nsg"]),
    MODULE_LAYERS,
    "layer",
    "layers",
  );
  if (layers.length === 0 && input.layers?.length === 0) {
    refuse("layers", `no layer is asked for; give at least one of ${names(MODULE_LAYERS)}`);
  }
  for (const layer of behindFirewall ? [] : layers.filter((each) => each !== "nsg")) {
    refuse(
      "layers",
      `the layer \`${layer}\` needs a firewall, and the egress is direct; leave it out, or give the firewall`,
    );
  }
  const existing = known(input.existing ?? [], EXISTING, "layer of what exists", "existing");
  for (const layer of existing.filter((each) => !layers.includes(each))) {
    refuse("existing", `the layer \`${layer}\` is not made; ask for it in \`layers\` as well`);
  }
  const [format = "json"] = known([input.format ?? "json"], MODULE_FORMATS, "format", "format");
  const open = input.open ?? [];
  const parameters = [...input.parameters].sort();
  for (const name of open.filter((each) => !["region", "cloud", ...parameters].includes(each))) {
    refuse("open", `${quoted(name)} cannot stay open${suggestion(name, ["region", "cloud", ...parameters])}`);
  }
  const openRegions = open.includes("cloud") ? "every-cloud" : open.includes("region") ? "cloud" : undefined;
  return {
    layers: new Set(layers),
    existing: new Set(existing),
    format,
    ...(openRegions === undefined ? {} : { openRegions }),
    openParameters: parameters.filter((name) => open.includes(name)),
  };
}

/** A rule collection group is never shared, so that only these can be added to. */
const EXISTING = ["nsg", "routes"] as const satisfies readonly ModuleLayer[];

function names(allowed: readonly string[]): string {
  return allowed.map((name) => `\`${name}\``).join(", ");
}
