import type {
  HostEntryDocument,
  RequirementDocument,
  TagEntryDocument,
} from "../../../../lib/core/catalog/documents";
import { withRequirements } from "./changed-catalog";
import { type Change, errorsOf, FIREWALL, FIREWALL_BY_HOST, findingsOn, planned } from "./changed-input";

const entry = { since: "2022-09-08", sources: [] };
const hosts = (names: string[], protocol: string, ...ports: string[]): { hosts: HostEntryDocument[] } => ({
  hosts: [{ hosts: names, protocol, ports, ...entry }],
});
const tags = (tag: string, protocol: string, ...ports: string[]): { tags: TagEntryDocument[] } => ({
  tags: [{ tag, protocol, ports, ...entry }],
});

/** A change to what is asked for. */
const asking = (...changes: Partial<RequirementDocument>[]): Change => ({
  service: withRequirements(...changes),
});

const STORE = "{storageAccount}.blob.contoso.com";

/** A case: what is asked for, and the one finding on it. */
type Case = readonly [
  fact: string,
  change: Change,
  code: string,
  severity: "error" | "warning" | "info",
  message: string,
];

describe("a requirement", () => {
  it.each<Case>([
    [
      "that is documented by host only, without a firewall",
      asking(hosts(["*.contoso.com", "probe.contoso.com"], "Tcp", "443")),
      "host-only-requirement",
      "warning",
      "`probe` (what this test asks for) cannot be allowed: the documents name hosts only (*.contoso.com, probe.contoso.com), and an NSG knows addresses and tags; send egress through a firewall to allow it",
    ],
    [
      "that is documented by a host with a parameter only, without a firewall",
      asking(hosts([STORE], "Tcp", "443")),
      "host-only-requirement",
      "warning",
      "`probe` (what this test asks for) cannot be allowed: the documents name hosts only ({storageAccount}), and an NSG knows addresses and tags; send egress through a firewall to allow it",
    ],
    [
      "by wildcard on a port that is not the web's",
      { ...asking(hosts(["*.contoso.com"], "Tcp", "22")), egress: FIREWALL },
      "inexpressible-requirement",
      "error",
      "`probe` (what this test asks for) cannot be expressed: `*.contoso.com` needs a network rule, and network rules take no wildcards, and the documents name no service tag for it",
    ],
    [
      "by host on a port that is not the web's, with the SKU `Basic`",
      { ...asking(hosts(["probe.contoso.com"], "Udp", "53")), egress: { ...FIREWALL, sku: "Basic" } },
      "inexpressible-requirement",
      "error",
      "`probe` (what this test asks for) cannot be expressed: `probe.contoso.com` needs a network rule with a host name, which the SKU `Basic` lacks, and the documents name no service tag for it",
    ],
    [
      "by host on a port that is not the web's, without the DNS proxy",
      {
        ...asking(hosts(["probe.contoso.com"], "Udp", "53")),
        egress: { ...FIREWALL_BY_HOST, dnsProxy: false },
      },
      "inexpressible-requirement",
      "error",
      "`probe` (what this test asks for) cannot be expressed: `probe.contoso.com` needs a network rule with a host name, which needs the policy's DNS proxy (turn it on, and say `dnsProxy: true` of the egress or of its policy), and the documents name no service tag for it",
    ],
    [
      "whose parameter was not given",
      { ...asking(hosts([STORE], "Tcp", "443")), egress: FIREWALL_BY_HOST },
      "missing-parameter",
      "warning",
      "`probe` (what this test asks for) is left out, because its hosts need the parameter `storageAccount`; give it",
    ],
    [
      "whose parameters were not given",
      {
        ...asking(hosts(["{workspaceId}.{storageAccount}.contoso.com"], "Tcp", "443")),
        egress: FIREWALL,
      },
      "missing-parameter",
      "warning",
      "`probe` (what this test asks for) is left out, because its hosts need the parameter `storageAccount`, `workspaceId`; give it",
    ],
    [
      "whose parameter was not given, in a strict selection",
      { ...asking(hosts([STORE], "Tcp", "443")), egress: FIREWALL, selection: { strict: true } },
      "missing-parameter",
      "error",
      "`probe` (what this test asks for) is left out, because its hosts need the parameter `storageAccount`; give it",
    ],
    [
      "whose hosts the firewall cannot carry, and that has a tag",
      {
        ...asking({ ...hosts(["*.contoso.com"], "Tcp", "22"), ...tags("AzureDevOps", "Tcp", "22") }),
        egress: FIREWALL_BY_HOST,
      },
      "hosts-replaced-by-tag",
      "warning",
      "`probe` is allowed by service tag (`AzureDevOps`) instead of by host: `*.contoso.com` needs a network rule, and network rules take no wildcards",
    ],
    [
      "without hosts, where hosts are asked for",
      { ...asking(tags("AzureDevOps", "Tcp", "22")), egress: FIREWALL_BY_HOST },
      "hosts-replaced-by-tag",
      "warning",
      "`probe` is allowed by service tag (`AzureDevOps`) instead of by host: the documents name no hosts for it in this cloud",
    ],
    [
      "that is documented with any protocol for its hosts",
      {
        ...asking({ ...hosts(["*.contoso.com"], "Any", "443"), ...tags("AzureDevOps", "Tcp", "443") }),
        egress: FIREWALL_BY_HOST,
      },
      "protocol-narrowed",
      "warning",
      "`probe` is documented with any protocol for its hosts; the application rules carry TCP, which is what its tag form asks for",
    ],
    [
      "by host, that another one's tag covers on the same port",
      {
        ...asking(
          { ...hosts(["probe.contoso.com"], "Tcp", "443"), ...tags("AzureDevOps", "Tcp", "443") },
          { id: "shadow", ...tags("AzureDevOps", "Tcp", "443-444") },
        ),
        egress: FIREWALL_BY_HOST,
      },
      "tag-shadows-hosts",
      "warning",
      "the network rule for `AzureDevOps` (needed by `shadow`) wins on Tcp 443 over the host rule of `probe` for `probe.contoso.com`, and admits all else that the tag holds",
    ],
  ])("%s, is told", (_fact, change, code, severity, message) => {
    expect(findingsOn("probe", change)).toEqual([
      { code, severity, subject: "requirement probe", message, requirement: "probe" },
    ]);
    expect(planned(change).plan === undefined).toBe(severity === "error");
  });

  it("by host is not shadowed by a tag on other ports, or of UDP only", () => {
    const change = (protocol: string, port: string): Change => ({
      ...asking(
        { ...hosts(["probe.contoso.com"], "Tcp", "443"), ...tags("AzureDevOps", "Tcp", "443") },
        { id: "shadow", ...tags("AzureDevOps", protocol, port) },
      ),
      egress: FIREWALL_BY_HOST,
    });
    expect(findingsOn("probe", change("Tcp", "444"))).toEqual([]);
    expect(findingsOn("probe", change("Udp", "443"))).toEqual([]);
  });

  it("of compute with a public IP goes around the firewall, which is told and stops nothing", () => {
    const change: Change = { selection: { features: ["public-ip-compute"] }, egress: FIREWALL };
    expect(findingsOn("public-ip-return", change)).toEqual([
      {
        code: "firewall-bypassed",
        severity: "info",
        subject: "requirement public-ip-return",
        message:
          "every flow to `AzureMachineLearning` goes straight to the Internet and not through the firewall; the NSG still decides on it",
        requirement: "public-ip-return",
      },
    ]);
    expect(errorsOf(change)).toEqual([]);
  });

  it.each<Case>([
    ["host-only", asking(hosts(["probe.contoso.com"], "Tcp", "443")), "host-only-requirement", "warning", ""],
    [
      "without its parameter",
      { ...asking(hosts([STORE], "Tcp", "443")), egress: FIREWALL },
      "missing-parameter",
      "warning",
      "",
    ],
    [
      "by its tag",
      { ...asking(tags("AzureDevOps", "Tcp", "22")), egress: FIREWALL_BY_HOST },
      "hosts-replaced-by-tag",
      "warning",
      "",
    ],
  ])("%s, can be acknowledged", (_fact, change, code) => {
    const acknowledgements = [{ code, requirement: "probe", reason: "It is not used" }];
    const { plan, diagnostics } = planned({ ...change, selection: { acknowledgements } });
    expect(plan).toBeDefined();
    expect(diagnostics.filter(({ acknowledged }) => acknowledged !== undefined)).toEqual([
      expect.objectContaining({ code, requirement: "probe", acknowledged: "It is not used" }),
    ]);
    expect(diagnostics.map((found) => found.code)).not.toContain("unused-acknowledgement");
  });

  it("that cannot be expressed stays an error when it is acknowledged", () => {
    const acknowledgements = [{ code: "inexpressible-requirement", reason: "It is not used" }];
    const change: Change = { ...asking(hosts(["*.contoso.com"], "Tcp", "22")), egress: FIREWALL };
    expect(errorsOf({ ...change, selection: { acknowledgements } }).map(({ code }) => code)).toEqual([
      "inexpressible-requirement",
    ]);
  });
});
