import type { SelectedRequirement, TagFlow } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import { rememberedFor } from "../remembered";
import { type HostForm, hostAbilities, hostForm } from "./host-form";
import { tagForLayer } from "./layer-tags";
import type { FirewallEgressInput } from "./network-input";

/** Why the firewall cannot use the requirement's tags; undefined when it can. */
export function tagProblemOf(selected: SelectedRequirement, selection: Selection): string | undefined {
  if (selected.tagFlows.length === 0) {
    return "the documents name no service tag for it";
  }
  const refusedTag = selected.tagFlows.find(
    (flow) => tagForLayer(flow, "FW", selected.requirement, selection).tag === undefined,
  );
  return refusedTag === undefined ? undefined : `the firewall cannot use \`${refusedTag.tag.text}\``;
}

/** The requirement's tag flows as the firewall carries them, with wider tags where the user accepted them. */
export function firewallTagFlows(selected: SelectedRequirement, selection: Selection): TagFlow[] {
  return selected.tagFlows.flatMap((flow) => {
    const { tag } = tagForLayer(flow, "FW", selected.requirement, selection);
    return tag === undefined ? [] : [{ ...flow, tag }];
  });
}

/** The rules for the requirement's hosts, or why the firewall cannot have them. Parameters are not looked at. */
export function usableHosts(selected: SelectedRequirement, egress: FirewallEgressInput): HostForm | string {
  return selected.hostFlows.length === 0
    ? "the documents name no hosts for it in this cloud"
    : knownHostForm(selected, egress);
}

const knownHostForm = rememberedFor(hostAbilities, hostForm);

/** The parameters that the requirement's hosts lack, as text: `` `a`, `b` ``; undefined where they lack none. */
export function lackingParameters({ missingParameters }: SelectedRequirement): string | undefined {
  return missingParameters.length === 0
    ? undefined
    : missingParameters.map((name) => `\`${name}\``).join(", ");
}

/** The texts of the requirement's tags, each once. */
export function tagTexts({ tagFlows }: Pick<SelectedRequirement, "tagFlows">): string[] {
  return [...new Set(tagFlows.map(({ tag }) => tag.text))];
}
