import { formatPorts, intersectPorts, type Ports, portsContain, unionPorts } from "../address/port-range";
import { serviceTagCovers } from "../address/service-tag";
import type { HostFlow, SelectedRequirement } from "../catalog/flows";
import type { Requirement } from "../catalog/service";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { groupedBy } from "../grouped-by";
import { remembered } from "../remembered";
import { HostIndex } from "./host-index";
import type { RequiredHostFlow, RequiredTagFlow } from "./realization";

/** A host flow of an application rule, the tag flow that admits more, and the ports on which it does. */
interface Shadow {
  readonly host: RequiredHostFlow;
  readonly tag: RequiredTagFlow;
  readonly ports: Ports;
}

/**
 * Tells host rules that narrow nothing: a network rule admits a tag that holds the host's addresses on the same
 * port, and network rules win over application rules whatever their priority.
 * (Azure Firewall: "Configure Azure Firewall rules", rule processing.)
 *
 * That a tag holds a host is known where a requirement is documented in both forms; nothing else is assumed. One
 * finding names all hosts that a requirement asks for on the same ports, and the tag that lets more through.
 */
export function tellTagShadows(
  hosts: readonly RequiredHostFlow[],
  tags: readonly RequiredTagFlow[],
  requirements: readonly SelectedRequirement[],
  diagnostics: Diagnostic[],
): void {
  const naming = new HostNames(requirements);
  const shadows = hosts.flatMap((host) => shadowsOf(host, tags, naming));
  const groups = groupedBy(shadows, ({ host, tag, ports }) =>
    [host.requirement.id, tag.requirement.id, tag.tag.text, ...formatPorts(ports)].join(" "),
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) {
      continue;
    }
    const { id } = first.host.requirement;
    const names = [...new Set(group.map(({ host }) => `\`${host.template}\``))].join(", ");
    const where = `${first.host.protocol} ${formatPorts(first.ports).join(", ")}`;
    const message = `the network rule for \`${first.tag.tag.text}\` (needed by \`${first.tag.requirement.id}\`) wins on ${where} over the host rule of \`${id}\` for ${names}, and admits all else that the tag holds`;
    diagnostics.push(diagnostic("tag-shadows-hosts", `requirement ${id}`, message, id));
  }
}

/** The requirements that name a host, or names that hold it. */
class HostNames {
  private readonly own = new Map<Requirement, SelectedRequirement>();
  private readonly index = new HostIndex<SelectedRequirement>();

  public constructor(requirements: readonly SelectedRequirement[]) {
    for (const one of requirements) {
      this.own.set(one.requirement, one);
      for (const flow of wholeHosts(one)) {
        this.index.add(flow, one);
      }
    }
  }

  /** The flow's own requirement, and all that name its host. */
  public requirementsOf(flow: RequiredHostFlow): SelectedRequirement[] {
    const own = this.own.get(flow.requirement);
    return [...new Set([...(own === undefined ? [] : [own]), ...this.index.covering(flow)])];
  }
}

/** A path below a host lies where the host does. */
const wholeHosts = remembered(({ hostFlows }: SelectedRequirement): readonly HostFlow[] =>
  hostFlows.map(({ path: _path, ...flow }) => flow),
);

/** The first tag flow for each of the ports on which one admits more. */
function shadowsOf(host: RequiredHostFlow, tags: readonly RequiredTagFlow[], naming: HostNames): Shadow[] {
  const knowing = naming.requirementsOf(host).flatMap(({ tagFlows }) => tagFlows);
  if (knowing.length === 0) {
    return [];
  }
  const shadows: Shadow[] = [];
  let told: Ports = [];
  for (const tag of tags) {
    if (tag.protocol === "Udp" || !knowing.some((flow) => serviceTagCovers(tag.tag, flow.tag))) {
      continue;
    }
    const ports = intersectPorts(tag.ports, host.ports);
    if (!portsContain(told, ports)) {
      shadows.push({ host, tag, ports });
      told = unionPorts(told, ports);
    }
  }
  return shadows;
}
