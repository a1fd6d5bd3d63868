import { rememberedTexts } from "../../remembered";
import { type Answer, answerOf, some } from "./answer";

/** Reads `443` or `1000-2000`, each 0 to 65535, the first not above the second; otherwise undefined. */
const readPorts = rememberedTexts((text): { readonly first: number; readonly last: number } | undefined => {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return first <= last && last <= 65535 ? { first, last } : undefined;
});

/**
 * Whether one of the texts (`*`, `443`, `1000-2000`) holds the port. Undefined stands for a port that is not told:
 * then `*` and `1-65535` hold it, since no connection uses port 0, and of the others it is unknown.
 *
 * No text at all is unknown: Azure refuses a rule without ports.
 */
export function portsHold(texts: readonly string[], port: number | undefined): Answer {
  if (texts.length === 0) return "unknown";
  return some(
    texts.map((text) => {
      if (text === "*") return "yes";
      const ports = readPorts(text);
      if (ports === undefined) return "unknown";
      if (port !== undefined) return answerOf(ports.first <= port && port <= ports.last);
      return ports.first <= 1 && ports.last === 65535 ? "yes" : "unknown";
    }),
  );
}

/**
 * Whether the texts hold a packet of a protocol without ports: `*` does, a port or a range does not.
 *
 * Of a range of all ports it is unknown: Azure shows `*` as `0-65535`, and does not say that the two are the same.
 */
export function portsHoldPortless(texts: readonly string[]): Answer {
  if (texts.length === 0) return "unknown";
  return some(
    texts.map((text) => {
      if (text === "*") return "yes";
      const ports = readPorts(text);
      if (ports === undefined) return "unknown";
      return ports.first <= 1 && ports.last === 65535 ? "unknown" : "no";
    }),
  );
}
