import { explain, type PacketQuestion } from "../../../../lib/core/analyze/proof";
import { goldenConfiguration } from "./golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

function explained(example: string, question: Partial<PacketQuestion>) {
  const input = EXAMPLE_SELECTIONS[example];
  if (input === undefined) throw new Error(`there is no selection of ${example}`);
  const [first, ...others] = explain(goldenConfiguration(example), selected(input), {
    direction: "Outbound",
    protocol: "Tcp",
    peer: { kind: "tag", text: "Storage.EastUS2" },
    ...question,
  });
  expect(others).toEqual([]);
  if (first === undefined) throw new Error("there is no path");
  return first;
}

describe("explain", () => {
  it("names the rule that lets a flow through, and the requirement that asks for it", () => {
    const { access, layers, requirements } = explained("direct", { port: "443" });
    expect(access).toBe("Allow");
    expect(layers).toEqual([
      {
        layer: "nsg",
        access: "Allow",
        rule: "azurerm_network_security_group.isolation_NetworkSecurityGroup_4541CE71: AllowStorageTcpOutbound",
        reason: "",
      },
    ]);
    expect(requirements.map(({ id }) => id)).toContain("default-storage");
    expect(requirements.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it("names the rule that stops a flow, and the one that would have let it through on another port", () => {
    const { access, layers, nearest, requirements } = explained("direct", { port: "445" });
    expect(access).toBe("Deny");
    expect(layers[0]?.rule).toContain("DenyInternetOutbound");
    expect(nearest?.rule).toContain("AllowStorageTcpOutbound");
    expect(nearest?.differsIn).toEqual(["service"]);
    expect(requirements).toEqual([]);
  });

  it("tells each layer of a path to a host", () => {
    const { access, layers } = explained("hub-spoke", {
      port: "443",
      peer: { kind: "host", text: "graph.microsoft.com" },
    });
    expect(access).toBe("Allow");
    expect(layers.map(({ layer, access: each }) => `${layer} ${each}`)).toEqual([
      "nsg Allow",
      "routes Allow",
      "firewall Allow",
    ]);
    expect(layers[2]?.rule).toContain("AllowHostsTcp_443");
  });

  it("leaves an address undecided that may lie in a service tag", () => {
    const { access, layers } = explained("direct", {
      port: "443",
      peer: { kind: "address", text: "20.60.0.4" },
    });
    expect(access).toBe("Undecided");
    expect(layers[0]?.reason).toContain("service-tag file");
  });

  it("refuses a port that is none", () => {
    expect(() => explained("direct", { port: "https" })).toThrow("`https` is not a port");
  });
});
