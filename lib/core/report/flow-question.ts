import { type Parsed, parsed, refused } from "../address/parsed";
import { parsePortRange } from "../address/port-range";
import { quoted } from "../address/quoted";
import type { Cloud } from "../catalog/cloud";
import type { AskedFlow } from "./asked-path";
import { parseAddress, parseAskedPeer } from "./asked-peer";

/** How a flow is written. */
export const FLOW_GRAMMAR =
  "`[OWN ADDRESS ->] PEER [tcp/|udp/]PORT`, or `OWN ADDRESS <- PEER PORT` for what comes in: `10.0.1.4 -> Storage.WestUS tcp/445`, `login.microsoftonline.com 443`, `10.0.1.4 <- AzureMachineLearning 44224`";

/** A flow that is asked about, with one protocol and one port or range. */
export type FlowQuestion = AskedFlow & Required<Pick<AskedFlow, "protocol" | "ports">>;

/**
 * Reads a flow as people write it on a command line: an address of the workload or none, an arrow, the other end, and a
 * port with its protocol, which is TCP where it is not said.
 */
export function parseFlowQuestion(text: string, cloud: Cloud): Parsed<FlowQuestion> {
  const words = text.trim().split(/\s+/);
  const isArrowed = words[1] === "->" || words[1] === "<-";
  const [own, arrow, peerText, service, ...more] = isArrowed ? words : [undefined, "->", ...words];
  if (peerText === undefined || service === undefined || more.length > 0) {
    return refused(`${quoted(text)} is no flow; write ${FLOW_GRAMMAR}`);
  }
  const ownAddress = own === undefined ? undefined : (parseAddress(own) ?? notOwn(own));
  if (ownAddress !== undefined && !ownAddress.ok) {
    return ownAddress;
  }
  const peer = parseAskedPeer(peerText, cloud);
  if (!peer.ok) {
    return peer;
  }
  const [, protocol = "tcp", port = service] = /^(?:([A-Za-z]+)\/)?(.+)$/.exec(service) ?? [];
  if (protocol !== "tcp" && protocol !== "udp") {
    return refused(
      `${quoted(service)} is no port with its protocol; write \`tcp/443\`, \`udp/5831\` or \`443\``,
    );
  }
  const ports = parsePortRange(port);
  if (!ports.ok) {
    return ports;
  }
  return parsed({
    direction: arrow === "<-" ? "Inbound" : "Outbound",
    ...(ownAddress === undefined ? {} : { own: ownAddress.value }),
    peer: peer.value,
    protocol: protocol === "tcp" ? "Tcp" : "Udp",
    ports: [ports.value],
  });
}

function notOwn(text: string): Parsed<string> {
  return refused(
    `${quoted(text)} is no address of the workload; before the arrow write an address or a prefix, such as \`10.0.1.4\``,
  );
}
