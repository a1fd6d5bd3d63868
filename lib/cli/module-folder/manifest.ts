import { compareText } from "../../core/address/compare-text";
import { type Parsed, parsed, refused } from "../../core/address/parsed";
import { quoted } from "../../core/address/quoted";
import { isObject } from "../../core/json-object";
import { compareFlows } from "../../core/module/flow-difference";
import type { ModuleFlow } from "../../core/module/module-flows";
import { MODULE_FORMATS, MODULE_LAYERS, type ModuleFormat } from "../../core/module/module-request";
import { readSelectionDocument } from "../../core/module/read-selection-document";
import type { SelectionDocument } from "../../core/module/selection-document";

/** The file by which a folder tells that the command line wrote it. */
export const MANIFEST_NAME = ".azure-network-catalog.json";

/** Of this form; a later one gets another number. */
const MANIFEST_VERSION = 1;

const TOOL = "cdktf-azure-network-catalog";

/** The packages that write such files: one for CDK for Terraform, one for CDK Terrain. Each reads the other's. */
const TOOLS = /^cdkt[fn]-azure-network-catalog$/;

/** What a module's folder records of how it was made. */
export interface Manifest {
  readonly format: ModuleFormat;
  /** The selection, in its one form, without its catalogs. */
  readonly request: SelectionDocument;
  /** Paths of catalog files, as they were given. */
  readonly catalogs: readonly string[];
  readonly flows: readonly ModuleFlow[];
  /** The SHA-256 of each file of the module, in hexadecimal, by its name. */
  readonly files: ReadonlyMap<string, string>;
}

/** The manifest's text; the same for the same module, with a line for each flow and file. */
export function manifestText(manifest: Manifest, toolVersion: string): string {
  const flows = [...manifest.flows].sort(compareFlows).map((flow) => JSON.stringify(flowInOrder(flow)));
  const files = [...manifest.files]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, sha256]) => `${JSON.stringify(name)}: ${JSON.stringify(sha256)}`);
  const members = [
    member("version", MANIFEST_VERSION),
    member("tool", TOOL),
    member("toolVersion", toolVersion),
    member("format", manifest.format),
    member("request", manifest.request),
    member("catalogs", manifest.catalogs),
    `"flows": ${block("[", flows, "]")}`,
    `"files": ${block("{", files, "}")}`,
  ];
  return `{\n${members.map((each) => `  ${each}`).join(",\n")}\n}\n`;
}

/** Reads a manifest's text. The problem says in what it is not one that this version wrote. */
export function readManifest(text: string): Parsed<Manifest> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("it is not JSON");
  }
  if (!isObject(value) || !TOOLS.test(String(value.tool))) {
    return refused(`it does not say \`"tool": "${TOOL}"\``);
  }
  if (value.version !== MANIFEST_VERSION) {
    return refused(
      `its version is ${quoted(String(value.version))}, and this command reads ${MANIFEST_VERSION}; use the version ${quoted(String(value.toolVersion))} of ${TOOL}`,
    );
  }
  const { format, request, catalogs, flows, files } = value;
  const knownFormat = MODULE_FORMATS.find((each) => each === format);
  if (knownFormat === undefined) {
    return refused("its `format` is unknown");
  }
  if (!isObject(request)) {
    return refused("its `request` is no selection");
  }
  const selection = readSelectionDocument(JSON.stringify(request), `${MANIFEST_NAME}.json`);
  if (selection.value === undefined || selection.value.catalogs !== undefined) {
    return refused(
      `its \`request\` is no selection: ${selection.diagnostics[0]?.message ?? "it has `catalogs`"}`,
    );
  }
  if (!Array.isArray(catalogs) || !catalogs.every((each) => typeof each === "string")) {
    return refused("its `catalogs` are no list of paths");
  }
  if (!Array.isArray(flows) || !flows.every(isFlow)) {
    return refused("its `flows` are no list of flows");
  }
  if (!isObject(files) || !Object.values(files).every((each) => typeof each === "string")) {
    return refused("its `files` have no SHA-256 each");
  }
  return parsed({
    format: knownFormat,
    request: selection.value,
    catalogs,
    flows,
    files: new Map(Object.entries(files as Record<string, string>)),
  });
}

function member(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value, undefined, 2).replaceAll("\n", "\n  ")}`;
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0
    ? `${open}${close}`
    : `${open}\n${lines.map((line) => `    ${line}`).join(",\n")}\n  ${close}`;
}

function flowInOrder(flow: ModuleFlow): ModuleFlow {
  const { layer, action, direction, protocol, ports, source, destination, rule } = flow;
  return { layer, action, direction, protocol, ports, source, destination, rule };
}

function isFlow(value: unknown): value is ModuleFlow {
  return (
    isObject(value) &&
    MODULE_LAYERS.some((each) => each === value.layer) &&
    (value.direction === "inbound" || value.direction === "outbound") &&
    ["action", "protocol", "ports", "source", "destination", "rule"].every(
      (key) => typeof value[key] === "string",
    )
  );
}
