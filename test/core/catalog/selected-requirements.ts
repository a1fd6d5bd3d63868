import { formatPorts, type Ports } from "../../../lib/core/address/port-range";
import { machineLearningService } from "../../../lib/core/catalog/built-in";
import { type SelectedRequirement, selectRequirements } from "../../../lib/core/catalog/flows";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import type { Service } from "../../../lib/core/catalog/service";

/** The requirements of a selection that has no errors. */
export function selectedRequirements(
  input: SelectionInput,
  service: Service = machineLearningService(),
): SelectedRequirement[] {
  const { value, diagnostics } = select(service, input);
  if (value === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return selectRequirements(value);
}

/** A requirement with one line for each of its flows: `Storage.WestUS2 Tcp 443`. */
export interface Summary {
  readonly id: string;
  readonly tags: readonly string[];
  readonly hosts: readonly string[];
  readonly routes: readonly string[];
  readonly missing: readonly string[];
}

export function summaryOf(selected: SelectedRequirement): Summary {
  const { requirement, tagFlows, hostFlows, routeFlows, missingParameters } = selected;
  return {
    id: requirement.id,
    tags: tagFlows.map((each) => line(each.tag.text, each)),
    hosts: hostFlows.map((each) => line("text" in each.host ? each.host.text : each.host.deferred, each)),
    routes: routeFlows.map(({ tag }) => tag.text),
    missing: missingParameters,
  };
}

function line(to: string, { protocol, ports }: { readonly protocol: string; readonly ports: Ports }): string {
  return `${to} ${protocol} ${formatPorts(ports).join(",")}`;
}
