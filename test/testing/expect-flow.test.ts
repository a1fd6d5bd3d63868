import { expectFlow, type TestedFlow } from "../../lib/testing";
import { DENY_INTERNET, failureOf, groupWith, HYBRID, outboundRule, stackWith, UNRESOLVED } from "./stacks";

const STORAGE: TestedFlow = {
  direction: "outbound",
  from: { address: "10.1.0.4" },
  to: { tag: "Storage.EastUS2" },
  protocol: "Tcp",
  port: 443,
};

const GROUP = groupWith(outboundRule("AllowStorage", 1000), DENY_INTERNET);

describe("a flow that is expected to be allowed", () => {
  it.each([
    ["a cdktf stack", stackWith()],
    ["a cdktf stack with a firewall", stackWith({ egress: HYBRID })],
    ["an object", GROUP],
    ["a text", JSON.stringify(GROUP)],
  ])("is looked up in %s", (_, stack) => {
    expect(failureOf(() => expectFlow(stack, STORAGE).toBeAllowed())).toBe("");
    expect(failureOf(() => expectFlow(stack, STORAGE).toBeDenied())).not.toBe("");
  });

  it("fails with the verdict of the layer, its rule and the nearest rule", () => {
    expect(failureOf(() => expectFlow(GROUP, { ...STORAGE, port: 445 }).toBeAllowed()).split("\n")).toEqual([
      "expected outbound Tcp 445 from 10.1.0.4 to Storage.EastUS2 to be allowed, and it is denied",
      "  network security group `nsg-ml`: denied by rule `DenyInternet` (priority 4000)",
      "  nearest rule: security rule `AllowStorage` would allow it, but its port is 443",
    ]);
  });

  it("fails with the verdict of each layer of the path", () => {
    const flow: TestedFlow = { ...STORAGE, to: { host: "www.contoso.com" } };
    const said = failureOf(() => expectFlow(stackWith({ egress: HYBRID }), flow).toBeAllowed()).split("\n");
    expect(said.slice(0, 4)).toEqual([
      "expected outbound Tcp 443 from 10.1.0.4 to www.contoso.com to be allowed, and it is denied",
      "  network security group `aml-nsg`: allowed by rule `AllowInternetTcpOutbound` (priority 1400)",
      "  routes `aml-rt`: allowed, goes to VirtualAppliance by route `DefaultToFirewall`",
      "  firewall: denied, since no rule lets it through",
    ]);
    expect(said[4]).toContain(
      "  nearest rule: firewall rule `azure-machine-learning-network / AllowServiceTags",
    );
  });

  it("fails where the rule is another one than expected", () => {
    expect(failureOf(() => expectFlow(GROUP, STORAGE).toBeAllowed({ by: "AllowStorage" }))).toBe("");
    expect(failureOf(() => expectFlow(GROUP, STORAGE).toBeAllowed({ by: "AllowSql" })).split("\n")).toEqual([
      "expected outbound Tcp 443 from 10.1.0.4 to Storage.EastUS2 to be allowed by `AllowSql`, and it is allowed",
      "  network security group `nsg-ml`: allowed by rule `AllowStorage` (priority 1000)",
      "  routes: allowed, goes to Internet by Azure's own route",
    ]);
  });

  it("fails where a value that only Terraform knows decides, as does one that is expected to be denied", () => {
    const open = outboundRule("AllowVault", 900, { destination_port_range: UNRESOLVED });
    const stack = groupWith(open, DENY_INTERNET);
    for (const expectation of ["toBeAllowed", "toBeDenied"] as const) {
      const said = failureOf(() => expectFlow(stack, STORAGE)[expectation]());
      expect(said).toContain("and it is undecided");
      expect(said).toContain(
        'network security group `nsg-ml`: undecided. Security rule "AllowVault" (priority 900) may match, but it cannot be told from its destination_port_range(s).',
      );
    }
  });

  it("has to get through every group of a stack, unless one is named", () => {
    const [one, other] = [GROUP, groupWith(DENY_INTERNET)].map(
      (stack) => (stack as { resource: { azurerm_network_security_group: { nsg: object } } }).resource,
    );
    const both = {
      resource: {
        azurerm_network_security_group: {
          one: one?.azurerm_network_security_group.nsg,
          other: { ...other?.azurerm_network_security_group.nsg, name: "nsg-other" },
        },
      },
    };
    const said = failureOf(() => expectFlow(both, STORAGE).toBeAllowed());
    expect(said).toContain("network security group `nsg-other`: denied by rule `DenyInternet`");
    expect(failureOf(() => expectFlow(both, STORAGE, { securityGroup: "nsg-ml" }).toBeAllowed())).toBe("");
    expect(failureOf(() => expectFlow(both, STORAGE, { securityGroup: "nsg" }))).toBe(
      "the stack has no network security group `nsg`; it has `nsg-ml`, `nsg-other`",
    );
  });
});

describe("a flow that is expected to be denied", () => {
  it("fails with the rule that allows it and the nearest one that would not", () => {
    expect(failureOf(() => expectFlow(GROUP, STORAGE).toBeDenied()).split("\n")).toEqual([
      "expected outbound Tcp 443 from 10.1.0.4 to Storage.EastUS2 to be denied, and it is allowed",
      "  network security group `nsg-ml`: allowed by rule `AllowStorage` (priority 1000)",
      "  routes: allowed, goes to Internet by Azure's own route",
      "  nearest rule: security rule `DenyInternet` would deny it, but comes later",
    ]);
  });

  it("is denied by Azure's default rule where nothing lets it in", () => {
    const flow: TestedFlow = { ...STORAGE, direction: "inbound", from: STORAGE.to, to: STORAGE.from };
    const expectation = expectFlow(GROUP, flow);
    expect(failureOf(() => expectation.toBeDenied())).toBe("");
    expect(failureOf(() => expectation.toBeDecidedBy("DenyAllInbound"))).toBe("");
    expect(failureOf(() => expectation.toBeAllowed()).split("\n")[1]).toBe(
      "  network security group `nsg-ml`: denied by Azure's default rule `DenyAllInbound` (priority 65500)",
    );
  });
});

describe("a flow that is expected to be decided by a rule", () => {
  it.each([
    ["the group's deny", { ...STORAGE, port: 22 }, "DenyInternetOutbound"],
    ["the firewall's rule", STORAGE, "AllowServiceTagsTcp_443"],
    [
      "the firewall's rule in its collection",
      STORAGE,
      "azure-machine-learning-network / AllowServiceTagsTcp_443",
    ],
  ])("is decided by %s", (_, flow, rule) => {
    expect(failureOf(() => expectFlow(stackWith({ egress: HYBRID }), flow).toBeDecidedBy(rule))).toBe("");
  });

  it("fails with the rule that decides", () => {
    expect(
      failureOf(() => expectFlow(GROUP, { ...STORAGE, port: 22 }).toBeDecidedBy("Deny")).split("\n"),
    ).toEqual([
      "expected outbound Tcp 22 from 10.1.0.4 to Storage.EastUS2 to be decided by `Deny`, and it is denied",
      "  network security group `nsg-ml`: denied by rule `DenyInternet` (priority 4000)",
    ]);
  });
});

describe("what is no flow or no stack", () => {
  it.each<[string, Partial<TestedFlow>, string]>([
    ["an address", { from: { address: "10.1.0" } }, "flow.from.address: "],
    ["a tag", { to: { tag: "storage" } }, "flow.to.tag: "],
    ["a tag of an address", { from: { address: "10.1.0.4", tags: ["*"] } }, "flow.from.tags[0]: "],
    [
      "a host",
      { to: { host: "*.contoso.com" } },
      "flow.to.host: `*.contoso.com` stands for many hosts; name one of them",
    ],
    ["a port", { port: 65536 }, "flow.port is 65536; give a whole number from 0 to 65535"],
    [
      "a port of a protocol without",
      { protocol: "Icmp" },
      "flow.port is 443, and Icmp has no ports; leave it out",
    ],
  ])("is refused for %s", (_, change, message) => {
    expect(failureOf(() => expectFlow(GROUP, { ...STORAGE, ...change }))).toContain(message);
  });

  it("is refused without a port where the protocol has ports", () => {
    const { port: _port, ...flow } = STORAGE;
    expect(failureOf(() => expectFlow(GROUP, flow))).toBe(
      "flow.port is missing; Tcp has ports, give one from 0 to 65535",
    );
  });

  it.each([
    ["text that is not JSON", "not json", "[configuration-file-syntax] stack"],
    ["a stack without rules", { resource: { azurerm_subnet: {} } }, "[configuration-without-rules] stack"],
  ])("is refused for %s", (_, stack, message) => {
    expect(failureOf(() => expectFlow(stack, STORAGE))).toContain(message);
  });
});
