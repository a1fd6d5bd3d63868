import { type Ports, portsContain, portsOf, unionPorts } from "../address/port-range";
import { type Protocol, protocolContains } from "../address/protocol";
import { serviceTagCovers } from "../address/service-tag";
import type { HostFlow, SelectedRequirement, TagFlow } from "../catalog/flows";
import { LOCAL_TAGS } from "../catalog/local-tags";
import type { Selection } from "../catalog/selection";
import { rememberedFor } from "../remembered";
import { presentWith } from "./always-present";
import { hostAbilities } from "./host-form";
import type { FirewallEgressInput } from "./network-input";
import type { RequiredTagFlow } from "./realization";
import { servedBy } from "./served-by";
import { firewallTagFlows, lackingParameters, tagProblemOf, tagTexts, usableHosts } from "./usable-forms";

/** The form that the strategy `hybrid` takes for a requirement, and why. */
export type HybridForm =
  | {
      readonly form: "service-tag";
      readonly why: string;
      /** Why the hosts, which would be narrower, cannot be had. Default: the tag is the narrower form. */
      readonly noHosts?: string;
    }
  | { readonly form: "hosts"; readonly why: string }
  | { readonly form: "served-by-another"; readonly by: string };

/** Any protocol with ports is these. */
const ANY_WITH_PORTS: readonly Protocol[] = ["Tcp", "Udp"];

/** A requirement with both forms as this firewall has them, and what is chosen of it for itself alone. */
interface Candidate {
  readonly selected: SelectedRequirement;
  /** Its tag flows, where the firewall can use all of them. */
  readonly tags?: readonly TagFlow[];
  /** Its host flows as the firewall's rules carry them, where it can write all of them. */
  readonly hosts?: readonly HostFlow[];
  /** Absent where neither form can be had: what is then wrong is the same under every strategy. */
  readonly alone?: HybridForm;
}

/**
 * Chooses, for each outbound requirement behind a firewall, the form that reaches less, and writes no rule that
 * narrows nothing.
 *
 * What reaches less is decided for each requirement on its own:
 * - An exact name or a URL is a few addresses, or one account, out of all that a tag holds; so hosts are narrower.
 * - A wildcard whose name has the region in it stays within the service and the region; so hosts are narrower.
 * - A wildcard without the region, against a tag without region: both reach all regions, and the wildcard reaches one
 *   service's names of all that the tag holds; so hosts are narrower.
 * - A wildcard without the region (`*.blob.core.windows.net`), against tags that are all of this region: the wildcard
 *   lets data out to any account anywhere, the tag to this region alone; so the tag is narrower.
 * - Where only one form can be had (no rule can be written for the hosts, a parameter was not given, no tag is
 *   documented or usable), it is that one. A parameter that is missing is no reason to leave a need unmet that a tag
 *   can carry.
 *
 * Then decoration goes. A network rule by tag wins over host rules, so where the tags chosen above already admit the
 * whole tag form of another requirement, and that form has all the ports of its hosts, the other takes it: it adds
 * nothing to what can be reached. One without tag form that names hosts of a requirement which is carried by tag is
 * served by that. Only a requirement that is there whenever the other is has this effect, so that features do not
 * change forms that they do not concern.
 *
 * One round suffices. What is drawn to its tags adds none to those that draw, because both covering a tag and being
 * present with a requirement carry on from one to the next; so whatever it would draw is drawn already. For the same
 * reason the order of the requirements decides nothing but the order in which `why` names them.
 *
 * @param requirements in the order of their slots
 * @returns the forms; without those for which neither form can be had
 */
export function hybridForms(
  requirements: readonly SelectedRequirement[],
  egress: FirewallEgressInput,
  selection: Selection,
): Map<SelectedRequirement, HybridForm> {
  const all = requirements
    .filter(({ requirement }) => requirement.direction === "outbound")
    .filter(({ tagFlows }) => !tagFlows.some(({ tag }) => LOCAL_TAGS.has(tag.text)))
    .map((selected) => knownCandidate(selected, egress, selection));
  const drawing = all.flatMap(({ selected, tags = [], alone }) =>
    alone?.form === "service-tag" ? tags.map((flow) => ({ ...flow, requirement: selected.requirement })) : [],
  );
  const byTag = new Map(
    all.flatMap((each): [SelectedRequirement, HybridForm][] => {
      const form = drawnForm(each, drawing) ?? each.alone;
      return form?.form === "service-tag" ? [[each.selected, form]] : [];
    }),
  );
  const carriedByTag = [...byTag.keys()];
  return new Map(
    all.flatMap(({ selected, alone }): [SelectedRequirement, HybridForm][] => {
      const form = byTag.get(selected) ?? servedForm(selected, carriedByTag) ?? alone;
      return form === undefined ? [] : [[selected, form]];
    }),
  );
}

/** A candidate depends on its requirement and the firewall alone, where no wider tag can have been accepted. */
function knownCandidate(
  selected: SelectedRequirement,
  egress: FirewallEgressInput,
  selection: Selection,
): Candidate {
  return selection.acknowledgements.length > 0
    ? candidateOf(selected, { egress, selection })
    : unacknowledged(selected, { egress, selection });
}

/** What a candidate is made from beside its requirement. */
interface CandidateGiven {
  readonly egress: FirewallEgressInput;
  readonly selection: Selection;
}

const unacknowledged = rememberedFor(({ egress }: CandidateGiven) => hostAbilities(egress), candidateOf);

function candidateOf(selected: SelectedRequirement, { egress, selection }: CandidateGiven): Candidate {
  const tagProblem = tagProblemOf(selected, selection);
  const tags = tagProblem === undefined ? firewallTagFlows(selected, selection) : undefined;
  const lacking = lackingParameters(selected);
  const form =
    lacking === undefined ? usableHosts(selected, egress) : `its hosts need the parameter ${lacking}`;
  if (typeof form === "string") {
    const noHosts = lacking === undefined ? form : `${form}; give it`;
    return tags === undefined
      ? { selected }
      : { selected, tags, alone: { form: "service-tag", why: byTags(tags, form), noHosts } };
  }
  const hosts = [...form.application, ...form.network];
  if (tags === undefined) {
    return { selected, hosts, alone: { form: "hosts", why: `by host name, because ${tagProblem}` } };
  }
  const placeless = hosts.map(({ template }) => template).filter(isWithoutRegion);
  const alone: HybridForm =
    placeless.length > 0 && tags.every(({ tag }) => tag.region !== undefined)
      ? {
          form: "service-tag",
          why: byTags(tags, `${textsOf(placeless)} would reach such names in every region`),
        }
      : {
          form: "hosts",
          why: `by host name, which is narrower than ${textsOf(tagTexts({ tagFlows: tags }))}`,
        };
  return { selected, tags, hosts, alone };
}

/** The tag form, where what was chosen for others admits all of it. */
function drawnForm(
  { selected, tags, hosts, alone }: Candidate,
  drawing: readonly RequiredTagFlow[],
): HybridForm | undefined {
  if (tags === undefined || hosts === undefined || alone?.form !== "hosts") {
    return undefined;
  }
  const beside = drawing.filter(({ requirement }) => presentWith(requirement, selected.requirement));
  const isAdmitted = tags.every((flow) => portsContain(portsUnder(flow, beside), flow.ports));
  const isWhole = hosts.every(({ protocol, ports }) =>
    (protocol === "Any" ? ANY_WITH_PORTS : [protocol]).every((transport) =>
      portsContain(
        joined(tags.filter((flow) => protocolContains(flow.protocol, transport)).map((flow) => flow.ports)),
        ports,
      ),
    ),
  );
  if (!isAdmitted || !isWhole) {
    return undefined;
  }
  const allowing = beside.filter((other) => tags.some((flow) => admits(other, flow)));
  const names = [...new Set(allowing.map(({ requirement }) => requirement.id))];
  return {
    form: "service-tag",
    why: byTags(tags, `${names.join(", ")} ${names.length === 1 ? "allows" : "allow"} it already`),
  };
}

function servedForm(
  selected: SelectedRequirement,
  byTag: readonly SelectedRequirement[],
): HybridForm | undefined {
  const other = selected.tagFlows.length === 0 ? servedBy(selected, byTag) : undefined;
  return other === undefined ? undefined : { form: "served-by-another", by: other.requirement.id };
}

function portsUnder(flow: TagFlow, beside: readonly TagFlow[]): Ports {
  return joined(beside.filter((other) => admits(other, flow)).map(({ ports }) => ports));
}

/** Whether one flow admits the addresses and the protocol of another one. */
function admits(other: TagFlow, flow: TagFlow): boolean {
  return serviceTagCovers(other.tag, flow.tag) && protocolContains(other.protocol, flow.protocol);
}

function joined(all: readonly Ports[]): Ports {
  return all.reduce<Ports>(unionPorts, portsOf([]));
}

/** Whether a host as the catalog writes it stands for names in every region. */
function isWithoutRegion(template: string): boolean {
  return template.startsWith("*") && !template.includes("{region}");
}

function byTags(tags: readonly TagFlow[], reason: string): string {
  return `by service tag: ${textsOf(tagTexts({ tagFlows: tags }))}, because ${reason}`;
}

function textsOf(texts: readonly string[]): string {
  return [...new Set(texts)].join(", ");
}
