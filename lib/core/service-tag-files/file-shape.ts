import { quoted } from "../address/quoted";
import { inWords } from "../dependencies/response-findings";
import { isObject, type JsonObject } from "../json-object";
import type { ServiceTagSource } from "./service-tag-file";
import type { ServiceTagFindings } from "./service-tag-findings";

/** The names that one kind of file gives to its parts. */
export interface PartNames {
  readonly changeNumber: string;
  readonly cloud: string;
  readonly values: string;
  readonly name: string;
  readonly properties: string;
  readonly region: string;
  readonly addressPrefixes: string;
}

/** A file whose kind is known, and whose parts are not looked at yet. */
export interface ShapedFile {
  readonly source: ServiceTagSource;
  readonly names: PartNames;
  readonly document: JsonObject;
  /** What stands before the path of every part: nothing, or `[0].`. */
  readonly prefix: string;
}

const CAMEL_CASE: PartNames = {
  changeNumber: "changeNumber",
  cloud: "cloud",
  values: "values",
  name: "name",
  properties: "properties",
  region: "region",
  addressPrefixes: "addressPrefixes",
};

const PASCAL_CASE: PartNames = {
  changeNumber: "ChangeNumber",
  cloud: "Cloud",
  values: "Values",
  name: "Name",
  properties: "Properties",
  region: "Region",
  addressPrefixes: "AddressPrefixes",
};

const KINDS =
  "give Microsoft's weekly file `ServiceTags_*.json`, the answer of `az network list-service-tags` or the Service Tag Discovery API, or that of `Get-AzNetworkServiceTag | ConvertTo-Json -Depth 5`";

/** Tells which kind of file it is: by its keys, and by what only the API's answer has. */
export function shapeOf(document: unknown, findings: ServiceTagFindings): ShapedFile | undefined {
  const [only, ...others]: readonly unknown[] = Array.isArray(document) ? document : [document];
  const prefix = Array.isArray(document) ? "[0]." : "";
  if (others.length > 0) {
    const isTags = isObject(only) && (has(only, "properties") || has(only, "Properties"));
    const what = isTags
      ? "the list holds tags without their cloud and change number; give the whole answer, not its `values` alone"
      : `the list holds ${others.length + 1} answers; give one, and the pages of one as files of their own`;
    findings.add("service-tag-file-shape", "", what);
    return undefined;
  }
  if (!isObject(only)) {
    const what = only === undefined ? "the list is empty" : `the file holds ${inWords(only)}`;
    findings.add("service-tag-file-shape", "", `${what} where an object is expected; ${KINDS}`);
    return undefined;
  }
  if (has(only, "Values")) {
    return { source: "powershell", names: PASCAL_CASE, document: only, prefix };
  }
  if (has(only, "values")) {
    const isAnswer =
      typeof only.changeNumber === "string" || ["nextLink", "id", "type"].some((key) => has(only, key));
    const source = isAnswer ? "discovery-api" : "weekly-download";
    return { source, names: CAMEL_CASE, document: only, prefix };
  }
  findings.add("service-tag-file-shape", prefix.slice(0, -1), unknownShape(only));
  return undefined;
}

function has(object: JsonObject, name: string): boolean {
  return Object.hasOwn(object, name);
}

function unknownShape(document: JsonObject): string {
  if (has(document, "error")) {
    return "this is Azure's answer to a request that failed; give the one to a request that succeeds";
  }
  if (has(document, "responses")) {
    return "this is an example from the API's documentation; give what stands in its `responses.200.body`";
  }
  const keys = Object.keys(document);
  const shown =
    keys.length === 0
      ? "no keys"
      : `the keys ${keys
          .slice(0, 5)
          .map((key) => quoted(key, 40))
          .join(", ")}`;
  return `the file has ${shown}${keys.length > 5 ? ", ..." : ""}, and not \`changeNumber\`, \`cloud\` and \`values\`; ${KINDS}`;
}
