import type { PortRange, Ports } from "../address/port-range";

/** The ports of `ports` that are not in `others`; the empty set where all are. */
export function portsWithout(ports: Ports, others: Ports): Ports {
  const left: PortRange[] = [];
  // Both are in ascending order, so what ends before a range ends before all that follow.
  let next = 0;
  for (const { first, last } of ports) {
    let from = first;
    for (; next < others.length; next += 1) {
      const other = others[next];
      if (other === undefined || other.first > last) {
        break;
      }
      if (other.first > from) {
        left.push({ first: from, last: other.first - 1 });
      }
      from = Math.max(from, other.last + 1);
      if (other.last >= last) {
        break;
      }
    }
    if (from <= last) {
      left.push({ first: from, last });
    }
  }
  return left;
}
