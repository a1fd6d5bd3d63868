import { firewall, openingFirewall } from "./selections";
import { byHost, byTag, byUrl, smallFirewall } from "./small-firewalls";

type Arguments = Parameters<typeof smallFirewall>;

/** What is told of host rules that narrow nothing. */
function told(...given: Arguments): string[] {
  return smallFirewall(...given)
    .diagnostics.filter(({ code }) => code === "tag-shadows-hosts")
    .map(({ requirement = "", message }) => `${requirement}: ${message}`);
}

const wins = (tag: string, by: string, ports: string, id: string, hosts: string): string =>
  `${id}: the network rule for \`${tag}\` (needed by \`${by}\`) wins on Tcp ${ports} over the host rule of \`${id}\` for ${hosts}, and admits all else that the tag holds`;

describe("a host rule that narrows nothing, because a network rule by tag admits the host as well, is told", () => {
  it.each<[string, string[], ...Arguments]>([
    [
      "with each tag that does so on ports of its own",
      [
        wins("Storage", "r0", "443", "r2", "`a.contoso.net`"),
        wins("AzureKeyVault", "r1", "80", "r2", "`a.contoso.net`"),
      ],
      firewall("fqdn"),
      { tags: [byTag("Storage", "443")] },
      { tags: [byTag("AzureKeyVault", "80")] },
      {
        tags: [byTag("Storage", "443"), byTag("AzureKeyVault", "80")],
        hosts: [byHost("a.contoso.net", "80", "443")],
      },
    ],
    [
      "once, where two requirements ask for the tag",
      [wins("Storage", "r0", "443", "r2", "`a.contoso.net`")],
      firewall("fqdn"),
      { tags: [byTag("Storage", "443")] },
      { tags: [byTag("Storage", "443")] },
      { tags: [byTag("Storage", "443")], hosts: [byHost("a.contoso.net", "443")] },
    ],
    [
      "with the tag that a rule has, and not with one of a region that has no rule beside it",
      [wins("Storage", "r1", "443", "r2", "`a.contoso.net`")],
      firewall("fqdn"),
      { tags: [byTag("Storage.{Region}", "443")] },
      { tags: [byTag("Storage", "443")] },
      { tags: [byTag("Storage.{Region}", "443")], hosts: [byHost("a.contoso.net", "443")] },
    ],
    [
      "where the host is known from a URL that is documented with the tag",
      [
        wins("Storage", "r0", "443", "r1", "`a.contoso.net/x/*`"),
        wins("Storage", "r0", "443", "r2", "`a.contoso.net`"),
      ],
      openingFirewall("fqdn"),
      { tags: [byTag("Storage", "443")] },
      { tags: [byTag("Storage", "443")], urls: [byUrl("a.contoso.net/x/*")] },
      { hosts: [byHost("a.contoso.net", "443")] },
    ],
    [
      "where the rule is a network rule itself",
      [wins("Storage", "r0", "445", "r1", "`a.contoso.net`")],
      { ...firewall("fqdn"), sku: "Standard", dnsProxy: true },
      { tags: [byTag("Storage", "445")] },
      { tags: [byTag("Storage", "445")], hosts: [byHost("a.contoso.net", "445")] },
    ],
    [
      "and only on ports that both admit",
      [],
      firewall("fqdn"),
      { tags: [byTag("Storage", "445")] },
      { tags: [byTag("Storage", "443")], hosts: [byHost("a.contoso.net", "443")] },
    ],
  ])("%s", (_, expected, ...given) => {
    expect(told(...given)).toEqual(expected);
  });
});
