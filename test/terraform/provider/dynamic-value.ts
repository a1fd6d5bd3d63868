import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";
import { isObjectValue, type ObjectValue, UNKNOWN, Unknown, type Value } from "./value";

/** A value on the wire: Terraform sends and takes MessagePack. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** An unknown value is the extension 0; with what is known of it all the same, such as "not null", the extension 12. */
const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;

const codec = new ExtensionCodec();
codec.register({
  type: UNKNOWN_EXTENSION,
  encode: (value) => (value instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
codec.register({ type: REFINED_UNKNOWN_EXTENSION, encode: () => null, decode: () => UNKNOWN });

/** Writes a value; null is a value too, that of an object that is not there. */
export function encodeValue(value: Value): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: codec }) };
}

/** Reads a value. What refines an unknown one is passed over. */
export function decodeValue(value: DynamicValue | null | undefined): Value {
  if (value?.msgpack !== undefined && value.msgpack.length > 0) {
    return decode(value.msgpack, { extensionCodec: codec }) as Value;
  }
  return value?.json !== undefined && value.json.length > 0
    ? (JSON.parse(Buffer.from(value.json).toString("utf8")) as Value)
    : null;
}

/** Reads the value of a resource; undefined for one that is not there. */
export function decodeObject(value: DynamicValue | null | undefined): ObjectValue | undefined {
  const decoded = decodeValue(value);
  return isObjectValue(decoded) ? decoded : undefined;
}
