import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import { explainFlow, type FlowExplanation } from "../../../lib/core/report/explain-flow";
import { parseFlowQuestion } from "../../../lib/core/report/flow-question";
import { goldenConfiguration } from "../analyze/proof/golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "../analyze/proof/selections";

/** What the one path of an example makes of a flow. */
function explained(example: string, question: string): FlowExplanation {
  const input = EXAMPLE_SELECTIONS[example];
  if (input === undefined) throw new Error(`there is no selection of ${example}`);
  const selection = selected(input);
  const asked = parseFlowQuestion(question, selection.cloud);
  if (!asked.ok) throw new Error(asked.problem);
  const documents = MACHINE_LEARNING_DOCUMENTS.service;
  const [first, ...others] = explainFlow(
    goldenConfiguration(example),
    { selection, documents },
    {},
    asked.value,
  );
  expect(others).toEqual([]);
  if (first === undefined) throw new Error("there is no path");
  return first;
}

describe("an explanation of a flow", () => {
  it("names the rule that lets a flow through, and the requirement that asks for it", () => {
    const { verdict, layers, requirements } = explained("direct", "Storage.EastUS2 443");
    expect(verdict).toBe("allowed");
    expect(layers).toEqual([
      {
        layer: "nsg",
        verdict: "allowed",
        rule: "azurerm_network_security_group.isolation_NetworkSecurityGroup_4541CE71: AllowStorageTcpOutbound",
      },
    ]);
    expect(requirements.map(({ requirement }) => requirement)).toContain("default-storage");
    expect(requirements.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it("names the rule that stops a flow, and the one that would have let it through on another port", () => {
    const { verdict, layers, nearest, requirements } = explained("direct", "Storage.EastUS2 445");
    expect(verdict).toBe("denied");
    expect(layers[0]?.rule).toContain("DenyInternetOutbound");
    expect(nearest?.rule).toContain("AllowStorageTcpOutbound");
    expect(nearest?.misses).toEqual(["protocol and ports"]);
    expect(requirements).toEqual([]);
  });

  it("tells each layer of a path to a host", () => {
    const { verdict, layers } = explained("hub-spoke", "graph.microsoft.com 443");
    expect(verdict).toBe("allowed");
    expect(layers.map(({ layer, verdict: each }) => `${layer} ${each}`)).toEqual([
      "nsg allowed",
      "routes allowed",
      "firewall allowed",
    ]);
    expect(layers[2]?.rule).toContain("AllowHostsTcp_443");
  });

  it("leaves an address undecided that may lie in a service tag", () => {
    const { verdict, layers } = explained("direct", "20.60.0.4 443");
    expect(verdict).toBe("undecided");
    expect(layers[0]?.reason).toContain("service-tag file");
  });

  it("is refused for a port that is none", () => {
    expect(() => explained("direct", "Storage.EastUS2 https")).toThrow("`https` is not a port");
  });
});
