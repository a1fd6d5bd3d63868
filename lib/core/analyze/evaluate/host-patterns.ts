import { type Answer, answerOf } from "./answer";

/** Letters, digits, hyphens and underscores between single dots. */
const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/**
 * Whether a target FQDN of an application rule matches the host. Case does not matter.
 *
 * An asterisk counts only as the first character, and stands for anything, any number of labels and nothing at all
 * included: `*.contoso.com` matches `a.b.contoso.com` but not `contoso.com`; `*contoso.com` matches `contoso.com` and
 * `anycontoso.com`; `*` matches every host. A pattern with an asterisk elsewhere is not supported: unknown.
 *
 * Source: Azure Firewall FAQ, "How do wildcards work in target URLs and target FQDNs in application rules?", 2023-01.
 */
export function hostPatternMatches(pattern: string, host: string): Answer {
  const lowerCase = pattern.toLowerCase();
  if (lowerCase === "*") return "yes";
  if (!lowerCase.startsWith("*")) return hostNameMatches(pattern, host);
  const ending = lowerCase.slice(1);
  if (!NAME.test(ending.startsWith(".") ? ending.slice(1) : ending)) return "unknown";
  return answerOf(host.toLowerCase().endsWith(ending));
}

/**
 * Whether a destination FQDN of a network rule names the host. Case does not matter. Wildcards are not supported
 * there by design: unknown.
 */
export function hostNameMatches(name: string, host: string): Answer {
  const lowerCase = name.toLowerCase();
  if (!NAME.test(lowerCase)) return "unknown";
  return answerOf(host.toLowerCase() === lowerCase);
}
