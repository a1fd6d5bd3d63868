import type { Parsed } from "./parsed";
import { parsed, refused } from "./parsed";
import { quoted } from "./quoted";
import { refuseTemplate } from "./template";

/** A protocol of a security rule, spelled as azurerm spells it; `Any` stands for its `*`. */
export type Protocol = "Tcp" | "Udp" | "Icmp" | "Esp" | "Ah" | "Any";

/** Every protocol, `Any` last. Source: "Network security groups overview", security rules. */
export const PROTOCOLS: readonly Protocol[] = Object.freeze([
  "Tcp",
  "Udp",
  "Icmp",
  "Esp",
  "Ah",
  "Any",
] as const);

/** Parses a protocol's name, which is case-sensitive. A name that differs in case only is refused with its spelling. */
export function parseProtocol(text: string): Parsed<Protocol> {
  const template = refuseTemplate(text);
  if (template !== undefined) {
    return refused(template);
  }
  const exact = PROTOCOLS.find((protocol) => protocol === text);
  if (exact !== undefined) {
    return parsed(exact);
  }
  if (text === "*") {
    return refused(`${quoted(text)} is not the name of a protocol; write \`Any\` for all protocols`);
  }
  const lower = text.toLowerCase();
  const spelled = PROTOCOLS.find((protocol) => protocol.toLowerCase() === lower);
  if (spelled !== undefined) {
    return refused(`${quoted(text)} is not spelled as protocols are here; write \`${spelled}\``);
  }
  const names = PROTOCOLS.map((protocol) => `\`${protocol}\``).join(", ");
  return refused(`${quoted(text)} is not a protocol; write one of ${names}`);
}

/** Whether `outer` lets through whatever `inner` does: `Any` contains all, every other protocol itself alone. */
export function protocolContains(outer: Protocol, inner: Protocol): boolean {
  return outer === "Any" || outer === inner;
}
