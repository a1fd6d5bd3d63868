import { portsOf } from "../../address/port-range";
import type { Excess } from "./admitted-flows";
import type { Mend } from "./finding";
import type { JudgedFlow } from "./judged-flows";
import { allowRule, mendOf } from "./mend-security";
import { configuredRule, type PathUnderCheck } from "./path-under-check";
import { peerText } from "./required-flows";

/**
 * The security rule in its narrower form, where one rule can hold all that is required of it: one direction, one
 * protocol, one peer. The flows that it serves are those that are given.
 */
export function narrowed(
  checked: PathUnderCheck,
  excess: Excess,
  served: readonly JudgedFlow[],
): Mend | undefined {
  if (excess.layer !== "nsg" || excess.rule === undefined) return undefined;
  const configured = configuredRule(checked, excess.rule);
  const [first] = served;
  if (configured === undefined || first === undefined) return undefined;
  const keys = new Set(served.map(({ flow }) => `${flow.direction} ${flow.protocol} ${peerText(flow.peer)}`));
  if (keys.size > 1) return undefined;
  const ports = portsOf(served.flatMap(({ flow }) => flow.ports));
  const { rule } = configured;
  const narrow = allowRule({ ...first.flow, ports }, checked.local, rule.priority);
  return mendOf(configured, { ...narrow, name: rule.name }, rule.name);
}
