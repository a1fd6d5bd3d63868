import { rule } from "../../../../lib/core/catalog/lint/ports-and-protocols";
import { foundBy } from "./found-by";
import { hostEntry, requirement, subnetEntry, tagEntry, urlEntry } from "./small-catalog";

const withPorts = (ports: readonly string[]): string[] =>
  foundBy(rule, { base: [requirement({ tags: [tagEntry({ ports })] })] });

const withProtocol = (protocol: string): string[] =>
  foundBy(rule, { base: [requirement({ hosts: [hostEntry({ protocol })] })] });

describe("ports", () => {
  it.each([[["443"]], [["80", "443"]], [["443", "8787", "18881"]], [["80", "29876-29877"]]])(
    "%j are accepted",
    (ports) => {
      expect(withPorts(ports)).toEqual([]);
    },
  );

  const at = "base.json requirements[0].tags[0].ports";
  it.each<[readonly string[], string]>([
    [[], `${at}: there are no ports; write the ports that the document names`],
    [["443", "80"], `${at}: the ports \`443\`, \`80\` are not in their one form; write \`80\`, \`443\``],
    [["443", "443"], `${at}: the ports \`443\`, \`443\` are not in their one form; write \`443\``],
    [
      ["29876", "29877"],
      `${at}: the ports \`29876\`, \`29877\` are not in their one form; write \`29876-29877\``,
    ],
    [
      ["80", "29876, 29877"],
      `${at}[1]: \`29876, 29877\` contains a space; write a port such as \`443\` or a range such as \`8704-8710\`, without spaces`,
    ],
    [["8704–8710"], `${at}[0]: \`8704–8710\` is written with a dash; write a hyphen, \`8704-8710\``],
    [["65536"], `${at}[0]: \`65536\` has the port \`65536\`; write ports from 1 to 65535`],
    [
      ["*"],
      `${at}[0]: \`*\` stands for every port; write the ports that are meant, a port such as \`443\` or a range such as \`8704-8710\``,
    ],
  ])("%j are refused", (ports, finding) => {
    expect(withPorts(ports)).toEqual([finding]);
  });
});

describe("a protocol", () => {
  it.each(["Tcp", "Udp", "Any"])("%s is accepted", (protocol) => {
    expect(withProtocol(protocol)).toEqual([]);
  });

  const ofForm = (difference: Parameters<typeof requirement>[0]): string[] =>
    foundBy(rule, { base: [requirement(difference)] });

  it.each(["Tcp", "Udp"])("%s is accepted within subnets", (protocol) => {
    expect(ofForm({ subnets: [subnetEntry({ protocol })] })).toEqual([]);
  });

  it.each([
    ["Udp", "`Udp` is no protocol of urls; write one of `Tcp`"],
    ["Esp", "`Esp` has no ports; write one of `Tcp`"],
  ])("%s is refused of URLs", (protocol, message) => {
    expect(ofForm({ urls: [urlEntry({ protocol })] })).toEqual([
      `base.json requirements[0].urls[0].protocol: ${message}`,
    ]);
  });

  it("Any is refused within subnets, whose rules are of one protocol each", () => {
    expect(ofForm({ subnets: [subnetEntry({ protocol: "Any" })] })).toEqual([
      "base.json requirements[0].subnets[0].protocol: `Any` is no protocol of subnets; write one of `Tcp`, `Udp`",
    ]);
  });

  it.each([
    ["TCP", "`TCP` is not spelled as protocols are here; write `Tcp`"],
    ["ANY", "`ANY` is not spelled as protocols are here; write `Any`"],
    ["*", "`*` is not the name of a protocol; write `Any` for all protocols"],
    ["Https", "`Https` is not a protocol; write one of `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, `Any`"],
    ["Icmp", "`Icmp` has no ports; write one of `Tcp`, `Udp`, `Any`"],
  ])("%s is refused", (protocol, message) => {
    expect(withProtocol(protocol)).toEqual([`base.json requirements[0].hosts[0].protocol: ${message}`]);
  });
});
