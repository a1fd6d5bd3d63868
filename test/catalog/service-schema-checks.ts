import { readCatalog, schemaCheck } from "./json-documents";

const FOLDER = "azure-machine-learning";

export const SCHEMAS = {
  service: readCatalog(`${FOLDER}/service.json`),
  requirements: readCatalog(`${FOLDER}/base.json`),
  rules: readCatalog(`${FOLDER}/rules.json`),
  "tag-aliases": readCatalog("tag-aliases.json"),
} as const;

export type SchemaName = keyof typeof SCHEMAS;

export const NAMES = Object.keys(SCHEMAS) as SchemaName[];

export const CHECKS = Object.fromEntries(
  NAMES.map((name) => [name, schemaCheck(`schema/${name}.schema.json`)]),
) as Readonly<Record<SchemaName, (document: unknown) => string[]>>;

/** Parts that the schemas take. */
export const subnetRule = { slot: 140, direction: "inbound", protocol: "Tcp", name: "AllowSubnets" };
export const reference = {
  title: "An issue, contoso/tools#1",
  url: "https://contoso.com/1",
  date: "2025-04-03",
};
