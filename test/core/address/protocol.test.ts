import { PROTOCOLS, parseProtocol, protocolContains } from "../../../lib/core/address/protocol";

describe("a protocol", () => {
  it.each(["Tcp", "Udp", "Icmp", "Esp", "Ah", "Any"])("%s is read", (text) => {
    expect(parseProtocol(text)).toEqual({ ok: true, value: text });
  });

  const names = "`Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, `Any`";

  it.each([
    ["TCP", "`TCP` is not spelled as protocols are here; write `Tcp`"],
    ["udp", "`udp` is not spelled as protocols are here; write `Udp`"],
    ["ICMP", "`ICMP` is not spelled as protocols are here; write `Icmp`"],
    ["esp", "`esp` is not spelled as protocols are here; write `Esp`"],
    ["AH", "`AH` is not spelled as protocols are here; write `Ah`"],
    ["ANY", "`ANY` is not spelled as protocols are here; write `Any`"],
    ["any", "`any` is not spelled as protocols are here; write `Any`"],
    ["*", "`*` is not the name of a protocol; write `Any` for all protocols"],
    ["Http", `\`Http\` is not a protocol; write one of ${names}`],
    ["6", `\`6\` is not a protocol; write one of ${names}`],
    ["Tcp ", `\`Tcp \` is not a protocol; write one of ${names}`],
    ["", `\`\` is not a protocol; write one of ${names}`],
    ["constructor", `\`constructor\` is not a protocol; write one of ${names}`],
    [`\${x}`, `\`\${x}\` contains \`\${\`, which Terraform would evaluate; write the plain value`],
    [
      "Tcp\n",
      "`Tcp\\u{a}` contains the control character `\\u{a}` (U+000A); write one line of visible characters",
    ],
  ])("%j is refused", (text, problem) => {
    expect(parseProtocol(text)).toEqual({ ok: false, problem });
  });

  it("is contained in itself and in Any, and in nothing else", () => {
    const pairs = PROTOCOLS.flatMap((outer) => PROTOCOLS.map((inner) => [outer, inner] as const));
    const contained = pairs
      .filter(([outer, inner]) => protocolContains(outer, inner))
      .map(([o, i]) => `${o}>${i}`);
    expect(contained).toEqual([
      "Tcp>Tcp",
      "Udp>Udp",
      "Icmp>Icmp",
      "Esp>Esp",
      "Ah>Ah",
      "Any>Tcp",
      "Any>Udp",
      "Any>Icmp",
      "Any>Esp",
      "Any>Ah",
      "Any>Any",
    ]);
  });
});
