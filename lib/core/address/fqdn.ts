import { looksLikeIpAddress } from "./ip-address-text";
import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted, quotedCharacter } from "./quoted";
import { refuseTemplate } from "./template";
import { foreignCharacter, refuseUnlessVisibleAscii } from "./visible-ascii";

/**
 * The host names that a target FQDN of a firewall's application rule matches. The name is in lower case.
 *
 * - `exact`: `www.contoso.com`, that host alone;
 * - `subdomains`: `*.contoso.com`, every host below `contoso.com` at any depth, and not `contoso.com` itself;
 * - `suffix`: `*contoso.com`, every host whose name ends so: `contoso.com`, `www.contoso.com`, and also
 *   `anycontoso.com`, which may belong to somebody else.
 *
 * Source: "Azure Firewall FAQ", how wildcards work in target FQDNs.
 */
export type Fqdn = {
  readonly kind: "exact" | "subdomains" | "suffix";
  /** The name without wildcard: `contoso.com`. */
  readonly name: string;
  /** The canonical text: `*.contoso.com`. Two patterns are the same when this is. */
  readonly text: string;
};

/** What stands before the name in the text of each kind. */
const WILDCARD = { exact: "", subdomains: "*.", suffix: "*" } as const;

/** RFC 1035 section 2.3.4, without the final dot of the name. */
const NAME_LENGTH = 253;
const LABEL_LENGTH = 63;

const EXAMPLE = "a host name such as `www.contoso.com` or `*.contoso.com`";

/**
 * Parses a host name, or one with a single `*` at its very left.
 *
 * ASCII upper case is accepted and becomes lower case. Labels (at least two) hold letters, digits, `-` and `_`,
 * do not start or end with `-`, and are 1 to 63 long; the last starts with a letter; the shortest host that
 * matches is at most 253 long. Refused: `*` elsewhere or alone, `*.com` and `*com` (a whole top-level domain),
 * IP addresses, and anything of a URL other than its host.
 */
export function parseFqdn(text: string): Parsed<Fqdn> {
  const problem =
    refuseTemplate(text) ??
    refuseForeign(text) ??
    refuseUnlessVisibleAscii(text, EXAMPLE) ??
    refuseOtherKind(text) ??
    refuseUrlParts(text) ??
    refuseWildcards(text);
  if (problem !== undefined) {
    return refused(problem);
  }
  const lower = text.toLowerCase();
  const kind = lower.startsWith("*.") ? "subdomains" : lower.startsWith("*") ? "suffix" : "exact";
  const name = lower.slice(WILDCARD[kind].length);
  const inName = refuseName(text, kind, name);
  return inName === undefined ? parsed({ kind, name, text: lower }) : refused(inName);
}

/**
 * Whether the pattern matches the host. `host` is a plain host name in any case; a text that {@link parseFqdn}
 * would not read as an exact name is matched by nothing.
 */
export function fqdnMatches(pattern: Fqdn, host: string): boolean {
  const read = parseFqdn(host);
  return read.ok && read.value.kind === "exact" && fqdnCovers(pattern, read.value);
}

/**
 * Whether `outer` matches every host that `inner` matches.
 *
 * Lengths are left out of account: of two patterns whose names are so long that a host can hardly be longer,
 * `false` may be said of what the limit alone makes true.
 */
export function fqdnCovers(outer: Fqdn, inner: Fqdn): boolean {
  switch (outer.kind) {
    case "exact":
      return inner.kind === "exact" && inner.name === outer.name;
    case "subdomains":
      return (
        inner.name.endsWith(`.${outer.name}`) || (inner.kind === "subdomains" && inner.name === outer.name)
      );
    case "suffix":
      return inner.name.endsWith(outer.name);
  }
}

/** A total order, for sorting: by name, so that `*.contoso.com` stands beside `contoso.com`, then by text. */
export function compareFqdns(a: Fqdn, b: Fqdn): number {
  return compareText(a.name, b.name) || compareText(a.text, b.text);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseForeign(text: string): string | undefined {
  const foreign = foreignCharacter(text);
  return foreign === undefined
    ? undefined
    : `${quoted(text)} contains ${quotedCharacter(foreign)}, which is not ASCII; write the punycode form of the name (\`xn--...\`)`;
}

function refuseOtherKind(text: string): string | undefined {
  if (text === "*") {
    return `${quoted(text)} would match every host; write the hosts that are meant, ${EXAMPLE}`;
  }
  if (looksLikeIpAddress(text)) {
    return `${quoted(text)} looks like an IP address or network; write ${EXAMPLE}, or give it where addresses are expected`;
  }
  return undefined;
}

function refuseUrlParts(text: string): string | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  const rest = text.slice(scheme?.length ?? 0);
  const host = rest.replace(/[/?#:].*$/, "");
  if (scheme !== undefined) {
    return `${quoted(text)} has the scheme ${quoted(scheme)}; write the host alone${suggestion(host)}`;
  }
  if (/[/?#]/.test(text)) {
    return `${quoted(text)} has a path; write the host alone${suggestion(host)}`;
  }
  if (text.includes(":")) {
    return `${quoted(text)} has a port; write the host alone${suggestion(host)}, and the port where ports are expected`;
  }
  return undefined;
}

function refuseWildcards(text: string): string | undefined {
  return text.lastIndexOf("*") > 0
    ? `${quoted(text)} has \`*\` inside the name; write \`*\` only once and at the very left, as in \`*.contoso.com\``
    : undefined;
}

function refuseName(text: string, kind: Fqdn["kind"], name: string): string | undefined {
  const strange = /[^a-z0-9_.-]/.exec(name)?.[0];
  if (strange !== undefined) {
    return `${quoted(text)} contains ${quoted(strange)}; write letters, digits, \`-\`, \`_\` and dots only`;
  }
  if (name === "" || name.startsWith(".") || name.includes("..")) {
    return `${quoted(text)} has an empty label; write at least one character between dots`;
  }
  if (name.endsWith(".")) {
    return `${quoted(text)} ends with a dot; write the name without it${suggestion(text.slice(0, -1))}`;
  }
  const labels = name.split(".");
  for (const label of labels) {
    if (label.length > LABEL_LENGTH) {
      return `${quoted(text)} has a label of ${label.length} characters, ${quoted(label)}; write at most ${LABEL_LENGTH} between dots`;
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return `${quoted(text)} has the label ${quoted(label)}; write labels that neither start nor end with \`-\``;
    }
  }
  if (labels.length === 1) {
    return kind === "exact"
      ? `${quoted(text)} is a single label; write the fully qualified name, as in \`www.contoso.com\``
      : `${quoted(text)} would match a whole top-level domain; write the domain that is meant, as in \`*.contoso.com\``;
  }
  const top = labels.at(-1) ?? "";
  if (!/^[a-z]/.test(top)) {
    return `${quoted(text)} has ${quoted(top)} for a top-level domain; write one that starts with a letter, as in \`www.contoso.com\``;
  }
  // A host below the domain is longer than the domain by one character and a dot at the least.
  const shortest = name.length + (kind === "subdomains" ? 2 : 0);
  if (shortest > NAME_LENGTH) {
    return `${quoted(text)} would match hosts of ${shortest} characters and more; write a name of at most ${NAME_LENGTH}`;
  }
  return undefined;
}

/** The text to write, when it is certain that it would be accepted. */
function suggestion(text: string): string {
  return parseFqdn(text).ok ? `, ${quoted(text)}` : "";
}
