import { hclBlock, VARIABLE_EXPRESSIONS } from "./hcl-text";
import { isJsonObject, type JsonObject, jsonText, objectsUnder } from "./json-value";
import type { ModuleInput } from "./module-inputs";
import type { ModuleOutput } from "./module-outputs";
import { type ModuleReadme, moduleReadme } from "./module-readme";
import type { ModuleFormat } from "./module-request";
import { fromBasePriority } from "./module-resources";
import { AZURERM_VERSIONS, TERRAFORM_VERSIONS } from "./module-versions";
import { expression } from "./terraform-expression";

/** What a module consists of. */
export interface ModuleParts extends ModuleReadme {
  /** The values of each region that may be chosen. Default: the region is not open. */
  readonly regions?: Readonly<Record<string, JsonObject>>;
}

/** The files of a module by their names, in the order of the names. */
export function assembleModule(parts: ModuleParts, format: ModuleFormat): ReadonlyMap<string, string> {
  const documents = {
    main: {
      ...(parts.regions === undefined
        ? {}
        : { locals: { regions: parts.regions, region: expression("local.regions[var.region]") } }),
      resource: fromBasePriority(parts.resources),
    },
    outputs: { output: Object.fromEntries(parts.outputs.map(outputDocument)) },
    variables: { variable: Object.fromEntries(parts.inputs.map(inputDocument)) },
    versions: {
      terraform: {
        required_providers: { azurerm: { source: "hashicorp/azurerm", version: AZURERM_VERSIONS } },
        required_version: TERRAFORM_VERSIONS,
      },
    },
  };
  return new Map([
    ["README.md", moduleReadme(parts)],
    ...Object.entries(documents).map(([name, document]): [string, string] =>
      format === "json" ? [`${name}.tf.json`, jsonText(document)] : [`${name}.tf`, hclText(document)],
    ),
  ]);
}

function outputDocument({ name, description, value }: ModuleOutput): [string, JsonObject] {
  return [name, { description, value }];
}

function inputDocument(input: ModuleInput): [string, JsonObject] {
  const { name, type, description, validations } = input;
  return [
    name,
    {
      type,
      description,
      ...(input.default === undefined ? {} : { default: input.default }),
      nullable: input.default === null,
      ...(validations.length === 0
        ? {}
        : {
            validation: validations.map(({ condition, message }) => ({
              condition: expression(condition),
              error_message: message,
            })),
          }),
    },
  ];
}

/** A document in HCL. The blocks of the top level are told apart by their kind, as nothing else in JSON does. */
function hclText(document: JsonObject): string {
  const blocks = [
    ...(isJsonObject(document.terraform) ? [terraformBlock(document.terraform)] : []),
    ...(isJsonObject(document.locals) ? [hclBlock("locals", document.locals)] : []),
    ...objectsUnder(document, "variable").map(([name, body]) =>
      hclBlock(`variable "${name}"`, body, VARIABLE_EXPRESSIONS),
    ),
    ...objectsUnder(document, "resource").flatMap(([type, byName]) =>
      objectsUnder({ byName }, "byName").map(([name, body]) =>
        hclBlock(`resource "${type}" "${name}"`, body),
      ),
    ),
    ...objectsUnder(document, "output").map(([name, body]) => hclBlock(`output "${name}"`, body)),
  ];
  return blocks.join("\n");
}

function terraformBlock({ required_providers: providers = {}, ...settings }: JsonObject): string {
  const nested = hclBlock("required_providers", isJsonObject(providers) ? providers : {});
  const indented = nested.replaceAll(/^(?=.)/gm, "  ");
  return hclBlock("terraform", settings).replace(/\}\n$/, `\n${indented}}\n`);
}
