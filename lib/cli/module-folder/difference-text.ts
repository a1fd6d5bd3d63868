import { describeFlowChange, type FlowChange } from "../../core/module/flow-difference";
import { printable } from "../printable";
import type { Paint } from "../terminal-colours";
import type { ModuleDifference } from "./check-module";

/** The difference for people: flows first, then files, then what was done by hand. */
export function differenceText(folder: string, difference: ModuleDifference, paint: Paint): string {
  const { flows, flowsOf, outdated, changedByHand, removedByHand, foreign } = difference;
  const hands = [
    ...changedByHand.map((name) => `${name}: changed`),
    ...removedByHand.map((name) => `${name}: removed`),
    ...foreign.map((name) => `${name}: added`),
  ];
  if (flows.length + outdated.length + hands.length === 0) {
    return `${printable(folder)}: unchanged\n`;
  }
  return [
    `${printable(folder)}: differs from what the selection gives`,
    ...(flows.length > 0 ? ["", `Flows: ${summary(flows)}`] : []),
    ...flows.map((change) => {
      const line = `${describeFlowChange(change)}: ${change.effect === "path" ? "another path" : change.effect}`;
      return `  ${paint(STYLES[change.effect], printable(line))}`;
    }),
    ...(outdated.length > 0 ? ["", `Files${flows.length === 0 ? ", while no flow differs" : ""}:`] : []),
    ...outdated.map(({ name, change }) => `  ${printable(name)}: to be ${change}`),
    ...(hands.length > 0
      ? ["", flowsOf === "files" ? "By hand:" : "By hand, which no flow above tells:"]
      : []),
    ...hands.map((line) => `  ${printable(line)}`),
    "",
    `\`azure-network-catalog module --out ${printable(folder)}\`, with the same options, writes it anew.`,
    "",
  ].join("\n");
}

const STYLES = { wider: "red", narrower: "green", path: "yellow" } as const;

const EFFECTS = {
  wider: "more is let through",
  narrower: "less is let through",
  path: "routes change",
} as const;

/** How many changes there are of each effect. */
function summary(flows: readonly FlowChange[]): string {
  return (["wider", "narrower", "path"] as const)
    .map((effect) => ({ effect, count: flows.filter((each) => each.effect === effect).length }))
    .filter(({ count }) => count > 0)
    .map(({ effect, count }) => `${count} ${effect} (${EFFECTS[effect]})`)
    .join(", ");
}
