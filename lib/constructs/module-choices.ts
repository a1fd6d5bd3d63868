import { TerraformStack } from "cdktf";
import { RootConstruct } from "constructs";
import { builtInCloud, CLOUD_IDS } from "../core/catalog/built-in";
import type { Cloud } from "../core/catalog/cloud";
import { type Diagnostic, diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import type { JsonObject } from "../core/module/json-value";
import { moduleResources } from "../core/module/module-resources";
import { type RegionChoice, regionsOfOneShape } from "../core/module/open-regions";
import type { AzureCloud } from "./azure-cloud";
import { addModuleBody, later, type ModuleBodyProps } from "./module-body";
import type { NetworkSelection } from "./network-selection";

/** The input that stands for a parameter of the catalog: `storage_account` for `storageAccount`. */
export function inputOfParameter(parameter: string): string {
  return parameter.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** A selection whose parameters of these names are inputs of the module. */
export function withOpenParameters(
  selection: NetworkSelection,
  parameters: readonly string[],
): NetworkSelection {
  return parameters.length === 0
    ? selection
    : selection._with({
        parameters: Object.fromEntries(
          parameters.map((name) => [name, later(`var.${inputOfParameter(name)}`)]),
        ),
      });
}

/** The regions that one module serves, the selection's own first, and what was found. */
export interface ModuleChoices {
  readonly choices: readonly RegionChoice[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the module for every other region as well, and keeps those regions whose module has the same shape.
 *
 * @param own the resources that the selection's own region needs
 */
export function moduleChoices(
  body: ModuleBodyProps,
  cloud: Cloud,
  own: JsonObject,
  over: "cloud" | "every-cloud",
): ModuleChoices {
  const { selection } = body;
  const clouds = over === "cloud" ? [cloud] : CLOUD_IDS.map((id) => builtInCloud(id));
  const all = clouds.flatMap((each) => [...each.regions.values()].map((region) => ({ cloud: each, region })));
  const choiceOf = (at: (typeof all)[number], resources: JsonObject): RegionChoice => ({
    region: at.region.name,
    cloud: at.cloud.id,
    tagSuffix: at.region.tagSuffix,
    resources,
  });
  const home = all.filter(({ region }) => region.name === selection.region);
  const others = all.filter(({ region }) => region.name !== selection.region);
  const made = others.flatMap((at) => {
    const stack = new TerraformStack(new RootConstruct(), "choice");
    const elsewhere = selection._with({ cloud: at.cloud.id as AzureCloud, region: at.region.name });
    const { diagnostics } = addModuleBody(stack, { ...body, selection: elsewhere });
    return hasErrors(diagnostics) ? [] : [choiceOf(at, moduleResources(stack.toTerraform()))];
  });
  const choices = regionsOfOneShape([...home.map((at) => choiceOf(at, own)), ...made]);
  return { choices, diagnostics: findingsOf(choices, all, over) };
}

function findingsOf(
  choices: readonly RegionChoice[],
  all: readonly { readonly cloud: Cloud; readonly region: { readonly name: string } }[],
  over: "cloud" | "every-cloud",
): Diagnostic[] {
  const kept = new Set(choices.map(({ region }) => region));
  const leftOut = all.filter(({ region }) => !kept.has(region.name)).map(({ region }) => region.name);
  const clouds = new Set(choices.map((choice) => choice.cloud));
  if (over === "every-cloud" && clouds.size < 2) {
    const message = `no region of another cloud has the rules of \`${choices[0]?.region ?? ""}\`, apart from names; make a module for each cloud, with \`region\` open`;
    return [diagnostic("nothing-to-open", "open", message)];
  }
  if (choices.length < 2) {
    const message = `no other region has the rules of \`${choices[0]?.region ?? ""}\`, apart from names; make a module for each`;
    return [diagnostic("nothing-to-open", "open", message)];
  }
  const names = leftOut.map((region) => `\`${region}\``).join(", ");
  const message = `the rules of ${names} differ from those of \`${choices[0]?.region ?? ""}\` in more than names; the module refuses these regions`;
  return leftOut.length === 0 ? [] : [diagnostic("region-left-out", "open", message)];
}
