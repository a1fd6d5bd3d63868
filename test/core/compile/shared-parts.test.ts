import type { RequirementDocument, RequirementsDocument } from "../../../lib/core/catalog/documents";
import { routeAttributes, ruleCollectionGroupAttributes, securityRuleAttributes } from "./attributes-of-plan";
import { plannedChoice } from "./planned-choice";
import { firewall } from "./selections";

const entry = { since: "2022-09-08", sources: [] };

/** Two features that bring a requirement each, of one kind. */
function twice(
  first: Partial<RequirementDocument>,
  second: Partial<RequirementDocument>,
): RequirementsDocument[] {
  return [first, second].map((each, index) => ({
    features: [index === 0 ? "one" : "two"],
    requirements: [
      { id: `requirement-${index}`, slot: 10 * index, purpose: "A purpose.", direction: "outbound", ...each },
    ],
  }));
}

function plannedWith(requirements: RequirementsDocument[]): ReturnType<typeof plannedChoice> {
  return plannedChoice({
    catalog: { requirements, implies: {} },
    selection: {
      cloud: "public",
      region: "westus",
      revision: "2026-03-19",
      features: ["one", "two"],
      parameters: {},
    },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress: firewall("service-tags"),
    denyScope: "internet",
    acceptsWiderTags: false,
  });
}

describe("what two features need alike stands in the plan once", () => {
  it("a security rule and a destination of the firewall, with the ports of both", () => {
    const [first, second] = ["443", "445"].map((port) => ({
      tags: [{ ...entry, tag: "Storage.{Region}", protocol: "Tcp", ports: [port, "80"] }],
    }));
    const { plan } = plannedWith(twice(first ?? {}, second ?? {}));
    expect(
      plan?.securityRules
        .filter(({ origin }) => origin === "catalog")
        .map(securityRuleAttributes)
        .map(({ destination_address_prefix, destination_port_ranges }) => ({
          destination_address_prefix,
          destination_port_ranges,
        })),
    ).toEqual([
      { destination_address_prefix: "Storage.WestUS", destination_port_ranges: ["80", "443", "445"] },
    ]);
    const [network] =
      ruleCollectionGroupAttributes(plan?.ruleCollections ?? []).network_rule_collection ?? [];
    expect(network?.rule.map(({ destination_addresses }) => destination_addresses)).toEqual([
      ["Storage.WestUS"],
      ["Storage.WestUS"],
      ["Storage.WestUS"],
    ]);
  });

  it("a route around the firewall", () => {
    const requirement = { routes: [{ ...entry, tag: "AzureMachineLearning", nextHop: "Internet" }] };
    const { plan, diagnostics } = plannedWith(twice(requirement, requirement));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan?.routes.map(routeAttributes).map(({ address_prefix }) => address_prefix)).toEqual([
      "0.0.0.0/0",
      "AzureMachineLearning",
    ]);
  });
});
