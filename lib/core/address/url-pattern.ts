import { type Fqdn, parseFqdn } from "./fqdn";
import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted } from "./quoted";
import { refuseUnlessVisibleAscii } from "./visible-ascii";

/** A target URL of an application rule: one host and a path below it. */
export interface UrlPattern {
  /** The host, exact. */
  readonly host: Fqdn;
  /** From its first slash: `/org/repository`, or `/org/repository/*` for all that lies below. */
  readonly path: string;
  /** The canonical text, `github.com/org/repository/*`. */
  readonly text: string;
}

const EXAMPLE = "a host and a path such as `www.contoso.com/download/*`";

/** Far above what a path needs, and short enough for any message or table. */
const LONGEST = 1000;

/**
 * Parses a host with a path, without scheme, port or query.
 *
 * The host is exact: of a wildcard in front of a path Azure's documents say both that it works and that it does not.
 * The path keeps its case. It may end in `/*`, which stands for everything below and not for the path itself.
 *
 * Source: "Azure Firewall FAQ", how wildcards work in target URLs, 2023-01.
 */
export function parseUrlPattern(text: string): Parsed<UrlPattern> {
  const problem = refuseUnlessVisibleAscii(text, EXAMPLE) ?? refuseOtherParts(text) ?? refusePath(text);
  if (problem !== undefined) {
    return refused(problem);
  }
  const slash = text.indexOf("/");
  const host = parseFqdn(text.slice(0, slash));
  if (!host.ok) {
    return refused(`${quoted(text)} has no host in front of its path: ${host.problem}`);
  }
  if (host.value.kind !== "exact") {
    return refused(`${quoted(text)} has a wildcard in its host; write one host in front of a path`);
  }
  const path = text.slice(slash);
  return parsed({ host: host.value, path, text: `${host.value.text}${path}` });
}

function refuseOtherParts(text: string): string | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined) {
    return `${quoted(text)} has the scheme ${quoted(scheme)}; write it without`;
  }
  if (!text.includes("/")) {
    return `${quoted(text)} has no path; write ${EXAMPLE}, or give the host where hosts are expected`;
  }
  if (/[?#]/.test(text)) {
    return `${quoted(text)} has a query or a fragment; write the path alone`;
  }
  return undefined;
}

function refusePath(text: string): string | undefined {
  const path = text.slice(text.indexOf("/"));
  if (text.length > LONGEST) {
    return `${quoted(text)} is longer than ${LONGEST} characters; write a shorter path that ends in \`/*\``;
  }
  if (path === "/" || path === "/*") {
    return `${quoted(text)} has no path; write ${EXAMPLE}, or give the host where hosts are expected`;
  }
  const star = path.indexOf("*");
  if (star !== -1 && (star !== path.length - 1 || !path.endsWith("/*"))) {
    return `${quoted(text)} has \`*\` inside the path; write it only as \`/*\` at the very end`;
  }
  const strange = /[^A-Za-z0-9._~!$&'()+,;=:@%/*-]/.exec(path)?.[0];
  if (strange !== undefined) {
    return `${quoted(text)} contains ${quoted(strange)}, which a path cannot have; write ${EXAMPLE}`;
  }
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) {
    return `${quoted(text)} has \`%\` without two hexadecimal digits; write a character's code, such as \`%20\``;
  }
  const parts = path.slice(1).split("/");
  const inside = parts.slice(0, -1);
  // A server reads the code of a dot as the dot, and steps up.
  if (inside.includes("") || parts.some((part) => /^(\.|%2e){1,2}$/i.test(part))) {
    return `${quoted(text)} has a part of its path that is empty, \`.\` or \`..\`; write the path without it`;
  }
  return undefined;
}
