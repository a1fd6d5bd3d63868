import type { RequirementDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/named-rules-simple";
import { foundBy } from "./found-by";
import {
  hostEntry,
  internal,
  requirement,
  routeEntry,
  subnetEntry,
  tagEntry,
  urlEntry,
} from "./small-catalog";

const named = (difference: Partial<RequirementDocument> = {}): RequirementDocument =>
  requirement({ tags: [], firewallRule: "AllowInstall", ...difference });

const found = (...base: readonly RequirementDocument[]): string[] => foundBy(rule, { base });

const at = "base.json requirements[0].firewallRule";

describe("a named rule is accepted", () => {
  it.each<[string, readonly RequirementDocument[]]>([
    ["of hosts", [named()]],
    [
      "of hosts of each cloud",
      [named({ hosts: [hostEntry({ clouds: ["public"] }), hostEntry({ clouds: ["china"] })] })],
    ],
    ["of hosts with HTTP and TLS", [named({ hosts: [hostEntry({ ports: ["80", "443"] })] })]],
    [
      "of hosts with TLS on a port of its own",
      [named({ hosts: [hostEntry({ ports: ["8787"], tls: true })] })],
    ],
    ["of URLs", [named({ hosts: [], urls: [urlEntry()] })]],
    ["beside another", [named(), named({ id: "logs", firewallRule: "AllowLogs" })]],
    ["beside requirements without a name", [named(), requirement({ tags: [tagEntry()], hosts: [] })]],
  ])("%s", (_, base) => {
    expect(found(...base)).toEqual([]);
  });
});

describe("a named rule is refused", () => {
  const alone =
    "and a named rule is of `hosts` alone or of `urls` alone; divide the requirement, or remove `firewallRule`";
  it.each<[string, Partial<RequirementDocument>, string]>([
    ["of a service tag", { tags: [tagEntry()] }, `\`monitoring\` has \`tags\`, \`hosts\`, ${alone}`],
    ["of hosts and URLs", { urls: [urlEntry()] }, `\`monitoring\` has \`hosts\`, \`urls\`, ${alone}`],
    ["of a route", { hosts: [], routes: [routeEntry()] }, `\`monitoring\` has \`routes\`, ${alone}`],
    ["of nothing", { hosts: [] }, `\`monitoring\` has no form, ${alone}`],
    [
      "of any protocol",
      { hosts: [hostEntry({ protocol: "Any" })] },
      "`monitoring` has the protocol `Any`, and an application rule carries `Tcp` alone; correct it, or remove `firewallRule`",
    ],
    [
      "of several sets of ports",
      { hosts: [hostEntry({ ports: ["80", "443"] }), hostEntry({ hosts: ["a.contoso.com"] })] },
      "`monitoring` has the ports `80,443`, `443`, which are several rules; divide the requirement, or remove `firewallRule`",
    ],
    [
      "of ports that a network rule carries",
      { hosts: [hostEntry({ ports: ["443", "8787"] })] },
      "`monitoring` has ports other than 80 and 443 that a network rule carries; say `tls` of the entries where it is so, or remove `firewallRule`",
    ],
    ["with a space in its name", { firewallRule: "Allow Install" }, "`Allow Install` is no name for this: "],
    [
      "with the name of a generated rule",
      { firewallRule: "allowhostsTcp_443" },
      "`allowhostsTcp_443` begins as the names of generated rules do, `AllowHosts`; write the name that the document gives",
    ],
    [
      "with a name that URLs' rules have",
      { firewallRule: "AllowUrls" },
      "`AllowUrls` begins as the names of generated rules do, `AllowUrls`; write the name that the document gives",
    ],
    [
      "with a name that service tags' rules have",
      { firewallRule: "AllowServiceTagsMore" },
      "`AllowServiceTagsMore` begins as the names of generated rules do, `AllowServiceTags`; write the name that the document gives",
    ],
  ])("%s", (_, difference, message) => {
    const [finding, ...others] = found(named(difference));
    expect(finding?.startsWith(`${at}: ${message}`) ? message : finding).toBe(message);
    expect(others).toEqual([]);
  });

  it("under the name of another, apart from case", () => {
    expect(found(named(), named({ id: "logs", firewallRule: "allowINSTALL" }))).toEqual([
      "base.json requirements[1].firewallRule: `allowINSTALL` is the rule of `monitoring` too, apart from case; choose another",
    ]);
  });

  it("of what stays within the subnets", () => {
    expect(found(internal({ subnets: [subnetEntry()], firewallRule: "AllowWorkers" }))).toEqual([
      `${at}: \`workers\` has \`subnets\`, ${alone}`,
      `${at}: a firewall's rules are for what goes out; remove \`firewallRule\``,
    ]);
  });
});
