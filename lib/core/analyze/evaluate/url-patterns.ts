import { type Answer, answerOf, every } from "./answer";
import { hostNameMatches, hostPatternMatches } from "./host-patterns";

/**
 * A path from its first slash, without scheme or query; its last character may be an asterisk. Braces and brackets are of
 * expressions that nobody resolved.
 */
const PATH = /^\/(?!\/)[^*?#:{}[\]]*\*?$/;

/**
 * Whether a target URL of an application rule matches the host and the path.
 *
 * - A host alone (`www.contoso.com`, `*.contoso.com`, `*contoso.com`) matches that host's root.
 * - `host/path` matches the path, with or without a slash behind it and whatever the query.
 * - `host/path/*` matches whatever begins with `/path/`, hence not `/path` itself.
 *
 * Anything else is unknown: an asterisk in another place, a port, a query, a scheme, and a wildcard host in front of
 * a path, of which the source says both that it is and that it is not supported. A path that is not told is unknown
 * where the host matches.
 *
 * Source: Azure Firewall FAQ, "How do wildcards work in target URLs and target FQDNs in application rules?", 2023-01.
 */
export function urlPatternMatches(pattern: string, host: string, urlPath: string | undefined): Answer {
  const slash = pattern.indexOf("/");
  if (slash === -1) {
    const ofHost = wildcardHost(pattern, host);
    // A text that is no host may be any URL once it is resolved, whatever the path.
    return ofHost === "unknown" && pattern !== "*" ? "unknown" : every([ofHost, pathMatches("/", urlPath)]);
  }
  const path = pattern.slice(slash);
  if (!PATH.test(path)) return "unknown";
  return every([hostNameMatches(pattern.slice(0, slash), host), pathMatches(path, urlPath)]);
}

function wildcardHost(pattern: string, host: string): Answer {
  return pattern === "*" ? "unknown" : hostPatternMatches(pattern, host);
}

function pathMatches(pattern: string, urlPath: string | undefined): Answer {
  if (urlPath === undefined) return "unknown";
  const path = urlPath.split("?")[0] ?? "";
  if (pattern.endsWith("*")) return answerOf(path.startsWith(pattern.slice(0, -1)));
  return answerOf(path === pattern || path === `${pattern}/`);
}
