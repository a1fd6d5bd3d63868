import type { PortInput } from "../../../../lib/core/compile/network-input";
import { type Change, errorsOf, FIREWALL, firewallRule, type Refusal, securityRule } from "./changed-input";

/** A security rule with these ports. */
const ports = (...inputs: PortInput[]): Change => ({ securityRules: [securityRule({ ports: inputs })] });
const tcp = (...texts: string[]): Change => ports({ protocol: "Tcp", ports: texts });

const EXAMPLE = "a port such as `443` or a range such as `8704-8710`";

describe("the ports of a rule of the user", () => {
  it.each<Refusal>([
    [
      "a rule without ports",
      ports(),
      "invalid-port",
      "securityRules[0].ports",
      "the rule has no ports; give at least one, or say all traffic by name",
    ],
    [
      "port 0",
      tcp("0"),
      "invalid-port",
      "securityRules[0].ports[0]",
      "`0` has the port `0`; write ports from 1 to 65535",
    ],
    [
      "port 65536",
      tcp("22", "65536"),
      "invalid-port",
      "securityRules[0].ports[0]",
      "`65536` has the port `65536`; write ports from 1 to 65535",
    ],
    [
      "a range that runs backwards",
      tcp("8710-8704"),
      "invalid-port",
      "securityRules[0].ports[0]",
      "`8710-8704` runs backwards; write `8704-8710`",
    ],
    [
      "a range of one port",
      tcp("443-443"),
      "invalid-port",
      "securityRules[0].ports[0]",
      "`443-443` is a range of one port, which firewall rules do not take; write `443`",
    ],
    [
      "a range with a dash",
      tcp("8704–8710"),
      "invalid-port",
      "securityRules[0].ports[0]",
      "`8704–8710` is written with a dash; write a hyphen, `8704-8710`",
    ],
    [
      "a list in one text",
      tcp("80,443"),
      "invalid-port",
      "securityRules[0].ports[0]",
      `\`80,443\` is a list; write each port or range as an entry of its own, ${EXAMPLE}`,
    ],
    [
      "the port `*`",
      tcp("*"),
      "invalid-port",
      "securityRules[0].ports[0]",
      `\`*\` stands for every port; write the ports that are meant, ${EXAMPLE}`,
    ],
    [
      "a port's name",
      tcp("https"),
      "invalid-port",
      "securityRules[0].ports[0]",
      `\`https\` is not a port; write ${EXAMPLE}, in decimal digits`,
    ],
    [
      "an empty port",
      tcp(""),
      "invalid-port",
      "securityRules[0].ports[0]",
      `the text is empty (\`\`); write ${EXAMPLE}`,
    ],
    [
      "a port with a leading zero",
      tcp("0443"),
      "invalid-port",
      "securityRules[0].ports[0]",
      `\`0443\` has a leading zero; write ${EXAMPLE}, without leading zeros`,
    ],
    ...["Icmp", "Esp", "Ah"].map(
      (protocol): Refusal => [
        `a port of ${protocol}`,
        ports({ protocol, ports: ["443"] }),
        "invalid-port",
        "securityRules[0].ports",
        `the protocol ${protocol} has no ports; give all traffic of it`,
      ],
    ),
    [
      "TCP beside UDP",
      ports({ protocol: "Tcp", ports: ["53"] }, { protocol: "Udp", ports: ["53"] }),
      "invalid-rule",
      "securityRules[0].ports",
      "the rule's ports are of the protocols Tcp and Udp; a rule takes one, so make one rule for each",
    ],
    [
      "an unknown protocol",
      ports({ protocol: "Sctp", ports: "all" }),
      "invalid-rule",
      "securityRules[0].ports[0]",
      "`Sctp` is not a protocol; write one of `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, `Any`",
    ],
    [
      "a protocol in another case",
      ports({ protocol: "Tcp", ports: ["443"] }, { protocol: "TCP", ports: ["444"] }),
      "invalid-rule",
      "securityRules[0].ports[1]",
      "`TCP` is not spelled as protocols are here; write `Tcp`",
    ],
    [
      "the protocol `*`",
      ports({ protocol: "*", ports: "all" }),
      "invalid-rule",
      "securityRules[0].ports[0]",
      "`*` is not the name of a protocol; write `Any` for all protocols",
    ],
    [
      "a port of a firewall rule over 65535",
      { egress: FIREWALL, firewallRules: [firewallRule({ ports: [{ protocol: "Udp", ports: ["70000"] }] })] },
      "invalid-port",
      "firewallRules[0].ports[0]",
      "`70000` has the port `70000`; write ports from 1 to 65535",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  // Nothing becomes any by being empty: a rule without ports means every port to Azure, or is refused by it.
  it.each([
    ["a security rule", tcp()],
    [
      "a firewall rule",
      { egress: FIREWALL, firewallRules: [firewallRule({ ports: [{ protocol: "Tcp", ports: [] }] })] },
    ],
  ])("an empty list of ports in %s is refused", (_fact, change) => {
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["invalid-port"]);
  });

  it.each([
    ["all ports of TCP", ports({ protocol: "Tcp", ports: "all" })],
    ["all of ICMP", ports({ protocol: "Icmp", ports: "all" })],
    ["the first and last port", tcp("1", "65535")],
    ["a port twice, and ranges that overlap", tcp("443", "443", "400-500", "450-600")],
    [
      "two lists of one protocol",
      ports({ protocol: "Udp", ports: ["53"] }, { protocol: "Udp", ports: ["123"] }),
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});
