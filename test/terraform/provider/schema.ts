import schemaJson from "../azurerm-4.55.0.schema.json";
import { DOCUMENTED_DATA_SOURCES } from "./documented-data-sources";

/** A type as Terraform writes it: `"string"`, `["set", "string"]`, `["object", { … }]`. */
export type TypeExpression =
  | "string"
  | "number"
  | "bool"
  | readonly ["list" | "set" | "map", TypeExpression]
  | readonly ["object", Readonly<Record<string, TypeExpression>>];

export interface AttributeSchema {
  readonly type: TypeExpression;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

export interface NestedBlockSchema {
  readonly nesting: "list" | "set" | "single";
  readonly min?: number;
  readonly max?: number;
  readonly block: BlockSchema;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

const excerpt = schemaJson as unknown as {
  readonly provider: BlockSchema;
  readonly resource_schemas: Readonly<Record<string, BlockSchema>>;
  readonly data_source_schemas: Readonly<Record<string, BlockSchema>>;
};

/** The schemas that the provider answers with: the excerpt's, and those of data sources that it lacks. */
export const providerSchemas = {
  provider: excerpt.provider,
  resources: excerpt.resource_schemas,
  dataSources: { ...excerpt.data_source_schemas, ...DOCUMENTED_DATA_SOURCES },
};

/** The type of a block's value: an object with its attributes and its nested blocks. */
export function blockType({ attributes = {}, block_types = {} }: BlockSchema): TypeExpression {
  return [
    "object",
    Object.fromEntries([
      ...Object.entries(attributes).map(([name, { type }]) => [name, type]),
      ...Object.entries(block_types).map(([name, { nesting, block }]) => [
        name,
        nesting === "single" ? blockType(block) : [nesting, blockType(block)],
      ]),
    ]),
  ];
}
