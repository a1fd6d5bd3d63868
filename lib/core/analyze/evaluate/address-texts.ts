import { rememberedTexts } from "../../remembered";
import { type AddressRange, type Prefix, readAddressRange, readPrefix } from "./prefixes";

/** What stands in an address attribute of a rule or a route. */
export type AddressText =
  | { readonly kind: "any" }
  | { readonly kind: "prefix"; readonly prefix: Prefix }
  | { readonly kind: "range"; readonly range: AddressRange }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "unreadable" };

/** Every service tag that Microsoft publishes is of this form. */
const TAG = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/;

/**
 * Reads `*`, a CIDR block or address, a range `a-b`, or a service tag.
 *
 * Unreadable is all else, such as an unresolved expression (`${…}`), and also `Any`, which the portal shows for `*`
 * but of which no documentation says that the API takes it.
 */
export const readAddressText: (text: string) => AddressText = rememberedTexts((text) => {
  if (text === "*") return { kind: "any" };
  const prefix = readPrefix(text);
  if (prefix !== undefined) return { kind: "prefix", prefix };
  const range = readAddressRange(text);
  if (range !== undefined) return { kind: "range", range };
  if (TAG.test(text) && text.toLowerCase() !== "any") return { kind: "tag", tag: text };
  return { kind: "unreadable" };
});
