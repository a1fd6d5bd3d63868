import { formatPorts, parsePortRange, portsOf } from "../../lib/core/address/port-range";
import type { SelectedRequirement } from "../../lib/core/catalog/flows";
import { type FlowForm, type ListedFlow, OWN_SUBNETS } from "../../lib/core/report/flow-list";

/** Stands for what a flow does not have. */
const NONE = "-";

/**
 * The flows of a requirement, one line each: `outbound service-tag Tcp 80,443 Storage.{Region}`. Tags and hosts are
 * written as the catalog writes them, so that they hold for every region.
 */
export function flowLines(selected: SelectedRequirement): string[] {
  const { requirement, tagFlows, hostFlows, subnetFlows, routeFlows } = selected;
  const line = (form: FlowForm, peer: string, protocol = NONE, ports = NONE): string =>
    [requirement.direction, form, protocol, ports, peer].join(" ");
  const portText = (ports: Parameters<typeof formatPorts>[0]): string => formatPorts(ports).join(",");
  return [
    ...tagFlows.map(({ template, protocol, ports }) =>
      line("service-tag", template.text, protocol, portText(ports)),
    ),
    ...hostFlows.map(({ template, path, protocol, ports }) =>
      line(path === undefined ? "host" : "url", template, protocol, portText(ports)),
    ),
    ...subnetFlows.map(({ protocol, ports }) => line("subnets", OWN_SUBNETS, protocol, portText(ports))),
    ...routeFlows.map(({ template }) => line("route", template.text)),
  ];
}

/**
 * The flow that a line tells.
 *
 * @throws Error when the line is none
 */
export function flowOfLine(requirement: string, line: string): ListedFlow {
  const [direction, form, protocol = "", ports = "", ...peer] = line.split(" ");
  if (peer.length === 0) {
    throw new Error(`\`${line}\` of ${requirement} is no flow; write the record again`);
  }
  return {
    requirement,
    purpose: "",
    direction: direction as ListedFlow["direction"],
    form: form as FlowForm,
    protocol: protocol === NONE ? "" : protocol,
    ports: portsOf(ports === NONE ? [] : ports.split(",").map((each) => portRange(each, line))),
    peer: peer.join(" "),
    sources: [],
  };
}

function portRange(text: string, line: string) {
  const parsed = parsePortRange(text);
  if (!parsed.ok) {
    throw new Error(`\`${line}\` has ports that are none: ${parsed.problem}; write the record again`);
  }
  return parsed.value;
}
