import { Fn, Token } from "cdktf";
import { isDeferred, type Text } from "../core/address/deferred";
import { refuseTemplate } from "../core/address/template";
import type { Address } from "../core/compile/plan";

/** How the framework encodes a value in text that Terraform knows only later. */
const ENCODED_TOKEN = /\$\{TfToken\[[^\]]*\]\}/g;

/**
 * Divides text from references of the framework. Text around a reference must be free of templates; where it is
 * not, it stays text, and the core refuses it.
 */
export function textOf(value: string): Text {
  if (!Token.isUnresolved(value)) {
    return value;
  }
  const literal = value.replaceAll(ENCODED_TOKEN, "");
  return refuseTemplate(literal) === undefined ? { deferred: value } : value;
}

/** The same for a list, which may itself be one reference, such as a subnet's `addressPrefixes`. */
export function textsOf(values: readonly string[]): Text[] {
  const [only] = values;
  if (Token.isUnresolved(values) && only !== undefined) {
    return [{ deferred: only, list: true }];
  }
  return values.map(textOf);
}

/** The same for each value of a map. */
export function textMapOf(values: { readonly [name: string]: string }): Record<string, Text> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
}

/** Prefixes as Terraform takes them. Lists that are references are joined by Terraform, not here. */
export function writtenAddresses(addresses: readonly Address[]): string[] {
  const isList = (address: Address): boolean => isDeferred(address) && address.list === true;
  const written = (address: Address): string => (isDeferred(address) ? address.deferred : address.text);
  const single = addresses.filter((address) => !isList(address)).map(written);
  const lists = addresses.filter(isList).map((address) => [written(address)]);
  if (lists.length === 0) {
    return single;
  }
  const parts = single.length === 0 ? lists : [single, ...lists];
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : Fn.concat(parts);
}
