import type { BlockSchema } from "./schema";

const NESTINGS = { list: "LIST", set: "SET", single: "SINGLE" } as const;

/** A schema as the protocol has it. */
export function schemaMessage(block: BlockSchema): object {
  return { version: 0, block: blockMessage(block) };
}

function blockMessage({ attributes = {}, block_types = {} }: BlockSchema): object {
  return {
    attributes: Object.entries(attributes).map(([name, { type, ...how }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...how,
    })),
    block_types: Object.entries(block_types).map(([type_name, { nesting, block, min = 0, max = 0 }]) => ({
      type_name,
      nesting: NESTINGS[nesting],
      min_items: min,
      max_items: max,
      block: blockMessage(block),
    })),
  };
}
