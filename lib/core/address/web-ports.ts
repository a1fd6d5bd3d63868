import { type Ports, portsOf } from "./port-range";

/** HTTP's port and TLS's: what an application rule by host name carries. */
export const WEB_PORTS: Ports = portsOf([
  { first: 80, last: 80 },
  { first: 443, last: 443 },
]);

/** The ports that a network rule has to carry beside an application rule. */
export function withoutWebPorts(ports: Ports): Ports {
  return portsOf(
    ports
      .flatMap(({ first, last }) => [
        { first, last: Math.min(last, 79) },
        { first: Math.max(first, 81), last: Math.min(last, 442) },
        { first: Math.max(first, 444), last },
      ])
      .filter(({ first, last }) => first <= last),
  );
}
