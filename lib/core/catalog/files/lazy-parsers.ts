import type Ajv2020 from "ajv/dist/2020";
import type * as Yaml from "yaml";

let yaml: typeof Yaml | undefined;
let validator: typeof Ajv2020 | undefined;

/**
 * The YAML parser, loaded when it is first needed: most users have no catalog file of their own, and importing the
 * library must not cost them the time that the parser takes to load.
 */
export function yamlParser(): typeof Yaml {
  // biome-ignore lint/style/noRestrictedGlobals: a static import would load it with the library
  yaml ??= require("yaml") as typeof Yaml;
  return yaml;
}

/** The class that validates against JSON Schema 2020-12, loaded when it is first needed, as {@link yamlParser}. */
export function schemaValidator(): typeof Ajv2020 {
  // biome-ignore lint/style/noRestrictedGlobals: a static import would load it with the library
  validator ??= (require("ajv/dist/2020") as { readonly default: typeof Ajv2020 }).default;
  return validator;
}
