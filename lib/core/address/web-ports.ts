import { remembered } from "../remembered";
import { intersectPorts, type Ports, portsOf } from "./port-range";

/** HTTP's port and TLS's: what an application rule by host name carries. */
export const WEB_PORTS: Ports = portsOf([
  { first: 80, last: 80 },
  { first: 443, last: 443 },
]);

/** The ports that a network rule has to carry beside an application rule. */
export const withoutWebPorts: (ports: Ports) => Ports = remembered((ports) =>
  portsOf(
    ports
      .flatMap(({ first, last }) => [
        { first, last: Math.min(last, 79) },
        { first: Math.max(first, 81), last: Math.min(last, 442) },
        { first: Math.max(first, 444), last },
      ])
      .filter(({ first, last }) => first <= last),
  ),
);

/** Ports in the parts that a firewall's rules keep apart: port 80, port 443 and all others, without empty ones. */
export const webPortParts: (ports: Ports) => readonly Ports[] = remembered((ports) =>
  [...WEB_PORTS.map((port) => intersectPorts(ports, [port])), withoutWebPorts(ports)].filter(
    (part) => part.length > 0,
  ),
);
