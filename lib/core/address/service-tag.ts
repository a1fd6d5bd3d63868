import { looksLikeIpAddress } from "./ip-address-text";
import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted } from "./quoted";
import { refuseUnlessVisibleAscii } from "./visible-ascii";

/** A service tag, with or without region. Case matters: Terraform stores the text as it stands. */
export interface ServiceTag {
  /** `Storage`, `AzureFrontDoor.Frontend`. */
  readonly name: string;
  /** The region as the tag spells it: `WestUS`; for `AzureCloud` in lower case, `westus`. */
  readonly region?: string;
  /** `Storage.WestUS`. */
  readonly text: string;
}

/** Far above Microsoft's longest name, of 47 characters, and short enough for any message or table. */
const LONGEST = 80;

const EXAMPLE = "a service tag such as `Storage` or `Storage.WestUS`";

/**
 * Checks that a text has the form of a service tag: a part that starts with an upper-case letter, then up to two
 * more after dots, of ASCII letters and digits, at most 80 characters together.
 *
 * The form only: which tags exist depends on the cloud, and where a part is a region the text does not show. A
 * host that is written with an upper-case first letter (`Contoso.com`) has the form too.
 */
export function parseServiceTagText(text: string): Parsed<string> {
  const problem = refuseUnlessVisibleAscii(text, EXAMPLE) ?? refuseOtherKind(text) ?? refuseForm(text);
  return problem === undefined ? parsed(text) : refused(problem);
}

/**
 * The tag of a name, or of a name in a region.
 *
 * @throws RangeError when the two do not make up a service tag's text: a caller's bug, since texts go through
 * {@link parseServiceTagText}.
 */
export function serviceTag(name: string, region?: string): ServiceTag {
  const text = region === undefined ? name : `${name}.${region}`;
  const form = parseServiceTagText(text);
  if (!form.ok) {
    throw new RangeError(form.problem);
  }
  if (region?.includes(".")) {
    throw new RangeError(`region ${quoted(region)} contains a dot; give the name of one region`);
  }
  return region === undefined ? { name, text } : { name, region, text };
}

/**
 * Whether `outer` has every address of `inner`: a tag covers itself and, without region, its own regions.
 * Nothing else is assumed: in the public cloud a third of the tags reach outside `AzureCloud`.
 */
export function serviceTagCovers(outer: ServiceTag, inner: ServiceTag): boolean {
  return outer.text === inner.text || (outer.region === undefined && outer.name === inner.name);
}

function refuseOtherKind(text: string): string | undefined {
  if (text === "*") {
    return `${quoted(text)} stands for every address; write ${EXAMPLE}`;
  }
  if (looksLikeIpAddress(text)) {
    return `${quoted(text)} looks like an IP address or network; write ${EXAMPLE}, or give it where address prefixes are expected`;
  }
  if (text.startsWith("*") || /^[a-z][^.]*\..*\./.test(text)) {
    return `${quoted(text)} looks like a host name; write ${EXAMPLE}, or give it where hosts are expected`;
  }
  if (/^[a-z]/.test(text)) {
    return `${quoted(text)} starts in lower case, as a host name does; write the tag in its own case, as in \`Storage.WestUS\``;
  }
  return undefined;
}

function refuseForm(text: string): string | undefined {
  const strange = /[^A-Za-z0-9.]/.exec(text)?.[0];
  if (strange !== undefined) {
    return `${quoted(text)} contains ${quoted(strange)}; write ${EXAMPLE}, of letters, digits and dots only`;
  }
  if (!/^[A-Z]/.test(text)) {
    return `${quoted(text)} does not start with an upper-case letter; write ${EXAMPLE}`;
  }
  if (text.length > LONGEST) {
    return `${quoted(text)} is longer than a service tag can be; write at most ${LONGEST} characters`;
  }
  const parts = text.split(".");
  if (parts.includes("")) {
    return `${quoted(text)} has nothing before or after a dot; write ${EXAMPLE}`;
  }
  if (parts.length > 3) {
    return `${quoted(text)} has ${parts.length} parts; write ${EXAMPLE}, of at most 3 parts`;
  }
  return undefined;
}
