import { formatPorts, intersectPorts, type Ports, portsContain, unionPorts } from "../address/port-range";
import { serviceTagCovers } from "../address/service-tag";
import type { SelectedRequirement } from "../catalog/flows";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { groupedBy } from "../grouped-by";
import type { RequiredHostFlow, RequiredTagFlow } from "./realization";
import { coversHost } from "./served-by";

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
  const shadows = hosts.flatMap((host) => shadowsOf(host, tags, requirements));
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

/** The first tag flow for each of the ports on which one admits more. */
function shadowsOf(
  host: RequiredHostFlow,
  tags: readonly RequiredTagFlow[],
  requirements: readonly SelectedRequirement[],
): Shadow[] {
  // A path below a host lies where the host does.
  const knowing = requirements.filter(
    (one) =>
      one.requirement === host.requirement ||
      one.hostFlows.some(({ path: _path, ...flow }) => coversHost(flow, host)),
  );
  const shadows: Shadow[] = [];
  let told: Ports = [];
  for (const tag of tags) {
    const ports = intersectPorts(tag.ports, host.ports);
    const holds =
      tag.protocol !== "Udp" &&
      knowing.some((one) => one.tagFlows.some((flow) => serviceTagCovers(tag.tag, flow.tag)));
    if (holds && !portsContain(told, ports)) {
      shadows.push({ host, tag, ports });
      told = unionPorts(told, ports);
    }
  }
  return shadows;
}
