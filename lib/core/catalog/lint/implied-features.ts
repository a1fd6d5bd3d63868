import type { ServiceDocument } from "../documents";
import { ownValue } from "./own-value";

/** All that a feature implies, directly or not, itself only in a cycle; known features only. */
export function impliedFeatures(id: string, { features }: ServiceDocument): ReadonlySet<string> {
  const implied = new Set<string>();
  const ahead = [id];
  for (let from = ahead.pop(); from !== undefined; from = ahead.pop()) {
    for (const next of ownValue(features, from)?.implies ?? []) {
      if (!implied.has(next) && Object.hasOwn(features, next)) {
        implied.add(next);
        ahead.push(next);
      }
    }
  }
  return implied;
}

/** The shortest way that implications lead from a feature to another, both included; `undefined` where there is none. */
export function wayOfImplications(
  from: string,
  to: string,
  { features }: ServiceDocument,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of cameFrom.keys()) {
    if (id === to) {
      const way: string[] = [];
      for (let at: string | undefined = id; at !== undefined; at = cameFrom.get(at)) {
        way.unshift(at);
      }
      return way;
    }
    for (const next of ownValue(features, id)?.implies ?? []) {
      if (!cameFrom.has(next)) {
        cameFrom.set(next, id);
      }
    }
  }
  return undefined;
}
