import { quoted } from "../../address/quoted";
import { inWords } from "../../dependencies/response-findings";
import type { PlacedValue } from "./placed-value";
import { isAzureResource } from "./read-azure-export";

/** The kinds of files that are read, with what each is called in messages. */
export const KINDS = {
  "terraform-show": "what `terraform show -json` prints",
  "terraform-json": "a configuration in Terraform's JSON syntax",
  "azure-export": "what `az network ... show` or `list` prints",
  "arm-template": "an ARM template",
} as const;

/** A kind of file that is read. */
export type FileKind = keyof typeof KINDS;

/** Top-level blocks of Terraform's JSON syntax. Source: Terraform language, "JSON Configuration Syntax". */
const TERRAFORM_BLOCKS = [
  "resource",
  "module",
  "data",
  "locals",
  "variable",
  "provider",
  "terraform",
  "output",
];

/** Recognises a file by its content; undefined where it is of none of the kinds. */
export function fileKindOf(root: PlacedValue): FileKind | undefined {
  if (root.isList) return isAzureList(root) ? "azure-export" : undefined;
  if (!root.isObject) return undefined;
  const has = (key: string) => !root.member(key).isAbsent;
  if (has("planned_values")) return "terraform-show";
  if (has("format_version") && (has("values") || has("terraform_version"))) return "terraform-show";
  if (isTemplateSchema(root.member("$schema").value) || (has("contentVersion") && has("resources"))) {
    return "arm-template";
  }
  if (root.member("value").isList) return isAzureList(root.member("value")) ? "azure-export" : undefined;
  if (isAzureResource(root)) return "azure-export";
  return isTerraformJson(root) ? "terraform-json" : undefined;
}

/** Why a file is of none of the kinds, and which there are. */
export function unknownKind(root: PlacedValue): string {
  const kinds = Object.values(KINDS).join("; ");
  return `${whatIs(root)}; what is read: ${kinds}`;
}

function whatIs(root: PlacedValue): string {
  if (!root.isObject) {
    return root.isList
      ? "the file is a list of other things than are read"
      : `the file holds ${inWords(root.value)}`;
  }
  if (!root.member("lineage").isAbsent && !root.member("serial").isAbsent) {
    return "the file is a state as Terraform stores it; give what `terraform show -json` prints of it";
  }
  if (!root.member("error").isAbsent) {
    return "the file is Azure's answer to a request that failed";
  }
  const keys = root.entries().map(([name]) => quoted(name, 40));
  if (keys.length === 0) return "the file is an empty object";
  return `the file has the keys ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? ", ..." : ""}`;
}

/** A list with at least one resource that is read, or with nothing in it, as `az` prints where there is none. */
function isAzureList(list: PlacedValue): boolean {
  const items = list.items();
  return items.length === 0 || items.some(isAzureResource);
}

function isTemplateSchema(value: unknown): boolean {
  return typeof value === "string" && /deploymentTemplate\.json/i.test(value);
}

function isTerraformJson(root: PlacedValue): boolean {
  return (
    root.entries().length > 0 &&
    root.entries().every(([name]) => TERRAFORM_BLOCKS.includes(name) || OTHERS.includes(name))
  );
}

/** Blocks that stand beside those, and comments. */
const OTHERS: readonly string[] = ["//", "moved", "import", "removed", "check"];
