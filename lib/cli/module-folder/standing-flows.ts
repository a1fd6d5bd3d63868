import { join } from "node:path";
import { flowsOfResources } from "../../core/module/flows-of-resources";
import { isJsonObject, type JsonValue } from "../../core/module/json-value";
import type { ModuleFlow } from "../../core/module/module-flows";
import type { Environment } from "../environment";
import type { FolderPlace } from "./folder-state";

/** The file with the resources of a module in Terraform's JSON syntax. */
const MAIN = "main.tf.json";

/**
 * What the rules in a module's folder do as they stand there, whoever wrote them; undefined where they are in HCL, or
 * cannot be read, so that only what was recorded of them is known.
 */
export function standingFlows({ path }: FolderPlace, { fileSystem }: Environment): ModuleFlow[] | undefined {
  try {
    const document = JSON.parse(fileSystem.readFileSync(join(path, MAIN), "utf8")) as JsonValue;
    return isJsonObject(document) && isJsonObject(document.resource)
      ? flowsOfResources(document.resource)
      : undefined;
  } catch {
    return undefined;
  }
}
