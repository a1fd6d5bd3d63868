import type { Construct, IConstruct } from "constructs";
import { isDeferred } from "../core/address/deferred";
import { type Diagnostic, diagnostic } from "../core/diagnostics/diagnostic";
import { textOf } from "./deferred-values";

/** What the groups of each policy of an app have taken, by policy and name or priority: the paths of the constructs. */
const taken = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Takes names and priorities in a policy for rule collection groups, and tells those that another group of the app has.
 * In one policy no two groups have one name, whatever its case, or one priority.
 *
 * @param names the names of groups that follow each other, with their priorities, from `priority` on. Those that
 * Terraform knows later are not compared.
 */
export function refuseTakenPlaces(
  group: Construct,
  policyId: string | undefined,
  names: readonly string[],
  priority: number,
): Diagnostic[] {
  if (policyId === undefined) {
    return [];
  }
  const { root } = group.node;
  const ofApp = taken.get(root) ?? new Map<string, string>();
  taken.set(root, ofApp);
  const take = (key: string): string | undefined => {
    const place = `${policyId.toLowerCase()} ${key}`;
    const owner = ofApp.get(place);
    if (owner === undefined) {
      ofApp.set(place, group.node.path);
    }
    return owner;
  };
  return names.flatMap((name, index) => {
    const each = priority + index;
    const ofName = isDeferred(textOf(name)) ? undefined : take(`name ${name.toLowerCase()}`);
    const ofPriority = take(`priority ${each}`);
    const told = (what: string, owner: string): string =>
      `${what} of \`${owner}\` in the same policy; give each group its own`;
    return [
      ...(ofName === undefined
        ? []
        : [diagnostic("name-taken", "name", told(`\`${name}\` is the name`, ofName))]),
      ...(ofPriority === undefined
        ? []
        : [diagnostic("priority-taken", "priority", told(`${each} is the priority`, ofPriority))]),
    ];
  });
}
