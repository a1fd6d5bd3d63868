import type { AzureResourceManager } from "../azure/azure-resource-manager";
import { configurationProblems } from "./configuration-problems";
import { DATA_SOURCES } from "./data-sources";
import { type DynamicValue, decodeObject, encodeValue } from "./dynamic-value";
import { Locks } from "./locks";
import { planChange, settledState } from "./plan-change";
import type { ResourceType } from "./resource-type";
import { RESOURCE_TYPES } from "./resource-types";
import { type BlockSchema, providerSchemas } from "./schema";
import { schemaMessage } from "./schema-message";
import { completed, type ObjectValue } from "./value";

/** What Terraform asks; which of the members there are depends on the method. */
export interface PluginRequest {
  readonly type_name: string;
  readonly id: string;
  readonly config?: DynamicValue;
  readonly current_state?: DynamicValue;
  readonly prior_state?: DynamicValue;
  readonly planned_state?: DynamicValue;
  readonly proposed_new_state?: DynamicValue;
  readonly raw_state?: { readonly json: Uint8Array };
}

/** A method of the protocol. What it throws is told as a diagnostic. */
export type PluginMethod = (request: PluginRequest) => Promise<object> | object;

const CAPABILITIES = { plan_destroy: false, get_provider_schema_optional: false };

/** The provider: what it answers to each method of the protocol, with a model of Azure behind it. */
export function azurermProvider(azure: AzureResourceManager): Readonly<Record<string, PluginMethod>> {
  const locks = new Locks();

  const readBack = async (
    { schema, type }: Known,
    id: string,
    before: ObjectValue,
  ): Promise<ObjectValue | undefined> => {
    const answered = await type.read(azure, id);
    return answered === undefined
      ? undefined
      : settledState(schema, before, completedAttributes(schema, answered));
  };

  const apply = async (known: Known, prior: ObjectValue | undefined, planned: ObjectValue) => {
    const { type, name } = known;
    const label = `${name} "${String(planned.name ?? planned.subnet_id)}"`;
    return locks.hold(type.locks?.(planned) ?? [], async () => {
      const id = await explained(
        prior === undefined ? `creating ${label}` : `updating ${label}`,
        async () => {
          if (prior === undefined) return type.create(azure, planned);
          await type.update(azure, String(prior.id), planned);
          return String(prior.id);
        },
      );
      const state = await readBack(known, id, planned);
      if (state === undefined) throw new Error(`${label} was gone right after it was written`);
      return state;
    });
  };

  const remove = async ({ type, name }: Known, prior: ObjectValue): Promise<void> => {
    await locks.hold(type.locks?.(prior) ?? [], () =>
      explained(`deleting ${name} "${String(prior.name ?? prior.subnet_id)}"`, () =>
        type.remove(azure, String(prior.id)),
      ),
    );
  };

  return {
    GetMetadata: () => ({
      server_capabilities: CAPABILITIES,
      resources: Object.keys(RESOURCE_TYPES).map((type_name) => ({ type_name })),
      data_sources: Object.keys(DATA_SOURCES).map((type_name) => ({ type_name })),
    }),
    GetProviderSchema: () => ({
      provider: schemaMessage(providerSchemas.provider),
      resource_schemas: messagesOf(providerSchemas.resources),
      data_source_schemas: messagesOf(providerSchemas.dataSources),
      server_capabilities: CAPABILITIES,
    }),
    GetFunctions: () => ({}),
    ValidateProviderConfig: () => ({}),
    ValidateResourceConfig: ({ type_name, config }) => ({
      diagnostics: configurationProblems(type_name, decodeObject(config) ?? {}).map(errorDiagnostic),
    }),
    ValidateDataResourceConfig: () => ({}),
    ConfigureProvider: ({ config }) => {
      const environment = decodeObject(config)?.environment ?? "public";
      if (environment !== azure.cloud) {
        throw new Error(
          `the environment is ${String(environment)}, and the subscription is of ${azure.cloud}`,
        );
      }
      return {};
    },
    UpgradeResourceState: ({ type_name, raw_state }) => {
      const text = Buffer.from(raw_state?.json ?? []).toString("utf8");
      return {
        upgraded_state: encodeValue(completed(known(type_name).schema, JSON.parse(text) as ObjectValue)),
      };
    },
    ReadResource: async ({ type_name, current_state }) => {
      const state = decodeObject(current_state);
      const read =
        state === undefined ? undefined : await readBack(known(type_name), String(state.id), state);
      return { new_state: encodeValue(read ?? null) };
    },
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state }) => {
      const { schema, type } = known(type_name);
      const proposed = decodeObject(proposed_new_state);
      if (proposed === undefined) return { planned_state: encodeValue(null) };
      const { planned, replacedBy } = planChange(schema, type, decodeObject(prior_state), proposed);
      return {
        planned_state: encodeValue(planned),
        requires_replace: replacedBy.map((attribute_name) => ({ steps: [{ attribute_name }] })),
        // Defaults stand in the plan where the configuration has nothing, which Terraform forgives old frameworks only.
        legacy_type_system: true,
      };
    },
    ApplyResourceChange: async ({ type_name, prior_state, planned_state }) => {
      const prior = decodeObject(prior_state);
      const planned = decodeObject(planned_state);
      try {
        if (planned === undefined && prior !== undefined) await remove(known(type_name), prior);
        const state = planned === undefined ? null : await apply(known(type_name), prior, planned);
        return { new_state: encodeValue(state), legacy_type_system: true };
      } catch (error) {
        // What failed leaves the state as it was.
        return { new_state: encodeValue(prior ?? null), diagnostics: [errorDiagnostic(messageOf(error))] };
      }
    },
    ImportResourceState: ({ type_name, id }) => ({
      imported_resources: [
        {
          type_name,
          state: encodeValue(completed(known(type_name).schema, { id, ...importedIds(type_name, id) })),
        },
      ],
    }),
    ReadDataSource: async ({ type_name, config }) => {
      const values = decodeObject(config) ?? {};
      const schema = providerSchemas.dataSources[type_name as keyof typeof providerSchemas.dataSources];
      const read = DATA_SOURCES[type_name];
      if (schema === undefined || read === undefined) throw new Error(`there is no data source ${type_name}`);
      const answered = await explained(`reading ${type_name}`, () => read(azure, values));
      return { state: encodeValue(completed(schema, { ...answered, ...givenIn(values) })) };
    },
    StopProvider: () => ({}),
  };
}

/** A diagnostic of severity error. */
export function errorDiagnostic(summary: string): object {
  return { severity: "ERROR", summary };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Known {
  readonly name: string;
  readonly type: ResourceType;
  readonly schema: BlockSchema;
}

function known(name: string): Known {
  const type = RESOURCE_TYPES[name];
  const schema = providerSchemas.resources[name];
  if (type === undefined || schema === undefined) throw new Error(`there is no resource type ${name}`);
  return { name, type, schema };
}

function messagesOf(schemas: Readonly<Record<string, BlockSchema>>): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaMessage(schema)]));
}

/** The answered attributes and blocks, each as the schema has it; what was not answered stays out. */
function completedAttributes(schema: BlockSchema, answered: ObjectValue): ObjectValue {
  const whole = completed(schema, answered);
  return Object.fromEntries(Object.keys(answered).map((name) => [name, whole[name] ?? null]));
}

async function explained<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${what}: ${messageOf(error)}`, { cause: error });
  }
}

function givenIn(values: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** An association has its subnet's id, so it is known from it. */
function importedIds(typeName: string, id: string): ObjectValue {
  return typeName.startsWith("azurerm_subnet_") ? { subnet_id: id } : {};
}
