import { ALL_PORTS, type Ports, parsePortRange, portsOf } from "../address/port-range";
import { type Protocol, parseProtocol } from "../address/protocol";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { PortInput } from "./network-input";
import { readText } from "./read-text";

/** A rule's protocol with its ports. */
export interface ProtocolPorts {
  readonly protocol: Protocol;
  readonly ports: Ports;
}

const WITHOUT_PORTS: ReadonlySet<Protocol> = new Set(["Icmp", "Esp", "Ah"]);

/** Reads the ports of a user's rule, which takes one protocol, as Azure's rules do. */
export function readPorts(
  inputs: readonly PortInput[],
  subject: string,
  diagnostics: Diagnostic[],
): ProtocolPorts | undefined {
  const before = diagnostics.length;
  if (inputs.length === 0) {
    const message = "the rule has no ports; give at least one, or say all traffic by name";
    diagnostics.push(diagnostic("invalid-port", subject, message));
    return undefined;
  }
  const read = inputs.flatMap((input, index) => readPortInput(input, `${subject}[${index}]`, diagnostics));
  const protocols = [...new Set(read.map(({ protocol }) => protocol))];
  if (protocols.length > 1) {
    const message = `the rule's ports are of the protocols ${protocols.join(" and ")}; a rule takes one, so make one rule for each`;
    diagnostics.push(diagnostic("invalid-rule", subject, message));
  }
  const [protocol] = protocols;
  if (protocol === undefined || diagnostics.length > before) {
    return undefined;
  }
  const ports = portsOf(read.flatMap((each) => each.ports));
  if (WITHOUT_PORTS.has(protocol) && ports !== ALL_PORTS && inputs.some((input) => input.ports !== "all")) {
    const message = `the protocol ${protocol} has no ports; give all traffic of it`;
    diagnostics.push(diagnostic("invalid-port", subject, message));
    return undefined;
  }
  return { protocol, ports };
}

function readPortInput(input: PortInput, subject: string, diagnostics: Diagnostic[]): ProtocolPorts[] {
  const protocol = parseProtocol(input.protocol);
  if (!protocol.ok) {
    diagnostics.push(diagnostic("invalid-rule", subject, protocol.problem));
    return [];
  }
  if (input.ports === "all") {
    return [{ protocol: protocol.value, ports: ALL_PORTS }];
  }
  if (input.ports.length === 0) {
    const message = "the list of ports is empty; give at least one, or say all traffic by name";
    diagnostics.push(diagnostic("invalid-port", subject, message));
    return [];
  }
  const ranges = input.ports.flatMap((text) => {
    const range = readText(text, parsePortRange, "invalid-port", subject, diagnostics);
    return range === undefined ? [] : [range];
  });
  return [{ protocol: protocol.value, ports: portsOf(ranges) }];
}
