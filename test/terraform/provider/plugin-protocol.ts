import { fromJSON } from "@grpc/proto-loader";

/** `["bytes", 1]`: a field's type and number; `"repeated"` makes it a list. */
type Field = readonly [type: string, id: number, rule?: "repeated"];

interface Message {
  readonly fields: Readonly<Record<string, { type: string; id: number; rule?: string; keyType?: string }>>;
  readonly nested?: Readonly<Record<string, unknown>>;
}

/** A message; `maps` are its fields that map strings to messages, `nested` the types that it brings. */
function message(
  fields: Readonly<Record<string, Field>>,
  maps: Readonly<Record<string, Field>> = {},
  nested: Readonly<Record<string, unknown>> = {},
): Message {
  const single = Object.entries(fields).map(([name, [type, id, rule]]) => [
    name,
    rule === undefined ? { type, id } : { type, id, rule },
  ]);
  const mapped = Object.entries(maps).map(([name, [type, id]]) => [name, { keyType: "string", type, id }]);
  return { fields: Object.fromEntries([...single, ...mapped]), nested };
}

/** What a method is asked with and what it answers, as the protocol nests them. */
function call(request: Message, response: Message, others: Readonly<Record<string, unknown>> = {}): unknown {
  return { ...message({}), nested: { Request: request, Response: response, ...others } };
}

const DIAGNOSTICS = (id: number): Field => ["Diagnostic", id, "repeated"];
const TYPE_NAME: Field = ["string", 1];

const SCHEMA = message(
  { version: ["int64", 1], block: ["Block", 2] },
  {},
  {
    Block: message({
      version: ["int64", 1],
      attributes: ["Attribute", 2, "repeated"],
      block_types: ["NestedBlock", 3, "repeated"],
    }),
    Attribute: message({
      name: ["string", 1],
      type: ["bytes", 2],
      required: ["bool", 4],
      optional: ["bool", 5],
      computed: ["bool", 6],
    }),
    NestedBlock: message(
      {
        type_name: ["string", 1],
        block: ["Block", 2],
        nesting: ["NestingMode", 3],
        min_items: ["int64", 4],
        max_items: ["int64", 5],
      },
      {},
      { NestingMode: { values: { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4, GROUP: 5 } } },
    ),
  },
);

const METHODS: Readonly<Record<string, unknown>> = {
  GetMetadata: call(
    message({}),
    message({
      server_capabilities: ["ServerCapabilities", 1],
      diagnostics: DIAGNOSTICS(2),
      data_sources: ["TypeName", 3, "repeated"],
      resources: ["TypeName", 4, "repeated"],
    }),
    { TypeName: message({ type_name: TYPE_NAME }) },
  ),
  GetProviderSchema: call(
    message({}),
    message(
      {
        provider: ["Schema", 1],
        diagnostics: DIAGNOSTICS(4),
        server_capabilities: ["ServerCapabilities", 6],
      },
      { resource_schemas: ["Schema", 2], data_source_schemas: ["Schema", 3] },
    ),
  ),
  GetFunctions: call(message({}), message({ diagnostics: DIAGNOSTICS(2) })),
  ValidateProviderConfig: call(
    message({ config: ["DynamicValue", 1] }),
    message({ diagnostics: DIAGNOSTICS(2) }),
  ),
  ValidateResourceConfig: call(
    message({ type_name: TYPE_NAME, config: ["DynamicValue", 2] }),
    message({ diagnostics: DIAGNOSTICS(1) }),
  ),
  ValidateDataResourceConfig: call(
    message({ type_name: TYPE_NAME, config: ["DynamicValue", 2] }),
    message({ diagnostics: DIAGNOSTICS(1) }),
  ),
  ConfigureProvider: call(
    message({ terraform_version: ["string", 1], config: ["DynamicValue", 2] }),
    message({ diagnostics: DIAGNOSTICS(1) }),
  ),
  UpgradeResourceState: call(
    message({ type_name: TYPE_NAME, version: ["int64", 2], raw_state: ["RawState", 3] }),
    message({ upgraded_state: ["DynamicValue", 1], diagnostics: DIAGNOSTICS(2) }),
  ),
  ReadResource: call(
    message({ type_name: TYPE_NAME, current_state: ["DynamicValue", 2] }),
    message({ new_state: ["DynamicValue", 1], diagnostics: DIAGNOSTICS(2) }),
  ),
  PlanResourceChange: call(
    message({
      type_name: TYPE_NAME,
      prior_state: ["DynamicValue", 2],
      proposed_new_state: ["DynamicValue", 3],
      config: ["DynamicValue", 4],
    }),
    message({
      planned_state: ["DynamicValue", 1],
      requires_replace: ["AttributePath", 2, "repeated"],
      diagnostics: DIAGNOSTICS(4),
      legacy_type_system: ["bool", 5],
    }),
  ),
  ApplyResourceChange: call(
    message({
      type_name: TYPE_NAME,
      prior_state: ["DynamicValue", 2],
      planned_state: ["DynamicValue", 3],
      config: ["DynamicValue", 4],
    }),
    message({
      new_state: ["DynamicValue", 1],
      diagnostics: DIAGNOSTICS(3),
      legacy_type_system: ["bool", 4],
    }),
  ),
  ImportResourceState: call(
    message({ type_name: TYPE_NAME, id: ["string", 2] }),
    message({ imported_resources: ["ImportedResource", 1, "repeated"], diagnostics: DIAGNOSTICS(2) }),
    { ImportedResource: message({ type_name: TYPE_NAME, state: ["DynamicValue", 2] }) },
  ),
  ReadDataSource: call(
    message({ type_name: TYPE_NAME, config: ["DynamicValue", 2] }),
    message({ state: ["DynamicValue", 1], diagnostics: DIAGNOSTICS(2) }),
  ),
  StopProvider: call(message({}), message({ Error: ["string", 1] })),
};

/**
 * Terraform's plugin protocol, version 6, as far as Terraform 1.11 asks of this provider: the messages and the fields
 * that it reads or writes, with their numbers. What a message holds beside them is passed over.
 */
const PROTOCOL = {
  nested: {
    tfplugin6: {
      nested: {
        DynamicValue: message({ msgpack: ["bytes", 1], json: ["bytes", 2] }),
        RawState: message({ json: ["bytes", 1] }),
        Diagnostic: message(
          {
            severity: ["Severity", 1],
            summary: ["string", 2],
            detail: ["string", 3],
            attribute: ["AttributePath", 4],
          },
          {},
          { Severity: { values: { INVALID: 0, ERROR: 1, WARNING: 2 } } },
        ),
        AttributePath: message(
          { steps: ["Step", 1, "repeated"] },
          {},
          {
            Step: {
              ...message({
                attribute_name: ["string", 1],
                element_key_string: ["string", 2],
                element_key_int: ["int64", 3],
              }),
              oneofs: { selector: { oneof: ["attribute_name", "element_key_string", "element_key_int"] } },
            },
          },
        ),
        ServerCapabilities: message({ plan_destroy: ["bool", 1], get_provider_schema_optional: ["bool", 2] }),
        Schema: SCHEMA,
        ...METHODS,
        Provider: {
          methods: Object.fromEntries(
            Object.keys(METHODS).map((name) => [
              name,
              { requestType: `${name}.Request`, responseType: `${name}.Response` },
            ]),
          ),
        },
      },
    },
  },
};

/** The protocol's services by their full name, for a gRPC server. */
export const protocolServices = fromJSON(PROTOCOL as Parameters<typeof fromJSON>[0], {
  keepCase: true,
  longs: Number,
  enums: String,
});
