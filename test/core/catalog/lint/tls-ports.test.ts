import type { HostEntryDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/tls-ports";
import { foundBy } from "./found-by";
import { hostEntry, requirement } from "./small-catalog";

const found = (difference: Partial<HostEntryDocument>): string[] =>
  foundBy(rule, { base: [requirement({ hosts: [hostEntry({ tls: true, ...difference })] })] });

const at = "base.json requirements[0].hosts[0]";

describe("an entry with TLS is accepted", () => {
  it.each<[string, Partial<HostEntryDocument>]>([
    ["with a port of its own", { ports: ["8787"] }],
    ["with TLS's port beside it", { ports: ["443", "18881"] }],
    ["with the last port of application rules", { ports: ["64000"] }],
    ["with ports that another rule tells", { ports: ["x"] }],
  ])("%s", (_, difference) => {
    expect(found(difference)).toEqual([]);
  });
});

describe("an entry with TLS is refused", () => {
  const http = "port 80 is plain HTTP's, and carries no TLS; give it an entry of its own, without `tls`";
  it.each<[string, Partial<HostEntryDocument>, string]>([
    [
      "with UDP",
      { protocol: "Udp" },
      `${at}.protocol: \`Udp\` carries no TLS that an application rule sees; write \`Tcp\`, or remove \`tls\``,
    ],
    [
      "with any protocol",
      { protocol: "Any" },
      `${at}.protocol: \`Any\` carries no TLS that an application rule sees; write \`Tcp\`, or remove \`tls\``,
    ],
    [
      "with a port that application rules do not take",
      { ports: ["63999-64001"] },
      `${at}.ports: application rules take ports up to 64000; correct the ports, or remove \`tls\``,
    ],
    ["with HTTP's port", { ports: ["80", "8787"] }, `${at}.ports: ${http}`],
    ["with HTTP's port in a range", { ports: ["79-90"] }, `${at}.ports: ${http}`],
  ])("%s", (_, difference, finding) => {
    expect(found(difference)).toEqual([finding]);
  });
});

it("an entry without TLS may have any ports and protocols", () => {
  expect(found({ tls: false, protocol: "Udp", ports: ["80", "65000"] })).toEqual([]);
});
