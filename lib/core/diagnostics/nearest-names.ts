import { distance } from "fastest-levenshtein";
import { compareText } from "../address/compare-text";
import { quoted } from "../address/quoted";

/** Up to three names that differ from `name` by at most a third of its letters, nearest first. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  return known
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || compareText(a.candidate, b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** "; did you mean `a` or `b`?", or "; known: …" where nothing is near and the list is short, or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known);
  if (near.length > 0) {
    return `; did you mean ${near.map((text) => quoted(text)).join(" or ")}?`;
  }
  const isShort = known.length > 0 && known.length <= 40;
  return isShort ? `; known: ${known.map((text) => quoted(text)).join(", ")}` : "";
}
