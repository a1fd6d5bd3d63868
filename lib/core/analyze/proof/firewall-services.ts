import { hasPorts } from "../evaluate/packet";
import { portsHoldPortless } from "../evaluate/ports";
import { ClassSet } from "./class-set";
import { type Membership, membership } from "./membership";
import type { Space } from "./space";

const NAMED: Readonly<Record<string, string>> = { TCP: "Tcp", UDP: "Udp", ICMP: "Icmp" };

/** The protocols and ports of a network or NAT rule: outbound packets, which alone meet the firewall here. */
export function firewallServices(
  space: Space,
  protocols: readonly string[],
  portTexts: readonly string[],
): Membership {
  return space.service.once(`firewall ${protocols.join()} ${portTexts.join()}`, () =>
    servicesOf(space, protocols, portTexts),
  );
}

function servicesOf(space: Space, protocols: readonly string[], portTexts: readonly string[]): Membership {
  const ports = space.service.ports.held(portTexts);
  const portless = portsHoldPortless(portTexts);
  const count = space.service.classes.length;
  const isPlain = protocols.length > 0 && protocols.every((each) => each === "TCP" || each === "UDP");
  if (isPlain && ports.unknown.isEmpty) {
    const held = protocols.flatMap((each) =>
      space.service.on("Outbound", each === "TCP" ? "Tcp" : "Udp", ports.yes),
    );
    return membership(ClassSet.of(count, held), ClassSet.none(count));
  }
  const yes: number[] = [];
  const unknown: number[] = [];
  space.service.classes.forEach((each, index) => {
    if (each.direction !== "Outbound") return;
    const isHeld = hasPorts(each.protocol) ? ports.yes.has(each.port ?? 0) : portless === "yes";
    const isOpen = hasPorts(each.protocol) ? ports.unknown.has(each.port ?? 0) : portless === "unknown";
    let [isYes, isUnknown] = [false, protocols.length === 0];
    for (const protocol of protocols) {
      const name = NAMED[protocol];
      if (protocol !== "Any" && name === undefined) isUnknown = true;
      if (protocol !== "Any" && name !== each.protocol) continue;
      isYes = isYes || isHeld;
      // What a port means in a rule for ICMP is not documented.
      isUnknown = isUnknown || isOpen || protocol === "ICMP";
    }
    if (isYes) yes.push(index);
    else if (isUnknown) unknown.push(index);
  });
  return membership(ClassSet.of(count, yes), ClassSet.of(count, unknown));
}
