import { type Ports, parsePortRange, portsOf } from "../../address/port-range";

/** The ports of a list that parse, as a set; `ports-and-protocols` tells the others. */
export function portsThatParse(texts: readonly string[]): Ports {
  return portsOf(texts.map(parsePortRange).flatMap((parsed) => (parsed.ok ? [parsed.value] : [])));
}
