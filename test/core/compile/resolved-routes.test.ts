import { readService } from "../../../lib/core/catalog/read-service";
import type { NetworkPlan } from "../../../lib/core/compile/plan";
import { routed, routeEntry, smallCatalog } from "../catalog/lint/small-catalog";
import { type Change, errorsOf, FIREWALL, findingsOf, planned, route } from "./refusals/changed-input";

function resolved(change: Change = {}): Change {
  return {
    egress: FIREWALL,
    routePrefixes: { kind: "resolved" },
    ...change,
    selection: { region: "eastus2", features: ["public-ip-compute"], ...change.selection },
  };
}

function planOf(change: Change): NetworkPlan {
  const { plan, diagnostics } = planned(change);
  if (plan === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return plan;
}

const lookups = (change: Change): unknown =>
  planOf(change).resolvedRoutes?.map((each) => [
    each.name,
    each.ipv6,
    each.lookups.map(({ tag, locationFilter }) => [tag.text, locationFilter]),
  ]);

describe("routes whose prefixes Terraform resolves", () => {
  it("are looked up for the region and its pair, and no route of the catalog stands beside them", () => {
    const change = resolved();
    expect(lookups(change)).toEqual([
      [
        "AzureMachineLearning",
        false,
        [
          ["AzureMachineLearning.EastUS2", "eastus2"],
          ["AzureMachineLearning.CentralUS", "centralus"],
        ],
      ],
    ]);
    expect(planOf(change).routes.map(({ name }) => name)).toEqual(["DefaultToFirewall"]);
  });

  it("are looked up by the names that Azure's answer has for its regions", () => {
    expect(lookups(resolved({ selection: { region: "francecentral" } }))).toEqual([
      [
        "AzureMachineLearning",
        false,
        [
          ["AzureMachineLearning.FranceCentral", "centralfrance"],
          ["AzureMachineLearning.FranceSouth", "southfrance"],
        ],
      ],
    ]);
  });

  it("are those of each tag, in the revision that routes two", () => {
    expect(lookups(resolved({ selection: { revision: "2022-09-08", region: "polandcentral" } }))).toEqual([
      ["AzureMachineLearning", false, [["AzureMachineLearning.PolandCentral", "polandcentral"]]],
      ["BatchNodeManagement", false, [["BatchNodeManagement.PolandCentral", "polandcentral"]]],
    ]);
  });

  it("are of IPv6 as well beside a route of the user that leads IPv6 elsewhere", () => {
    const own = route({ destination: { kind: "addresses", addresses: ["::/0"] }, nextHopType: "None" });
    expect(planOf(resolved({ routes: [own] })).resolvedRoutes?.map(({ ipv6 }) => ipv6)).toEqual([true]);
  });

  it("tell what is not known of them, and say in the decision where they come from", () => {
    const found = findingsOf(resolved()).find(({ code }) => code === "route-prefixes-resolved-later");
    expect([found?.severity, found?.message]).toEqual([
      "info",
      "the prefixes of AzureMachineLearning.EastUS2 and AzureMachineLearning.CentralUS are looked up at each plan: whether a route of yours has one of them, and whether the table has too many, is told by Terraform then, and not here",
    ]);
    expect(planOf(resolved()).decisions.find(({ form }) => form === "route")?.why).toBe(
      "routed around the firewall, by the prefixes of AzureMachineLearning.EastUS2 and AzureMachineLearning.CentralUS that Terraform looks up",
    );
  });

  it("are refused for a tag with a dot in its name, which the data source does not find", () => {
    const tag = "AzureFrontDoor.Frontend";
    const { service: documents } = smallCatalog({
      extra: [routed({ routes: [routeEntry({ tag })] })],
      rules: {
        routes: [{ slot: 10, tag, name: "FrontDoorToInternet" }],
        bypassDenies: [{ slot: 390, tag, name: "DenyFrontDoor" }],
      },
    });
    const change = resolved({ service: readService(documents), selection: { features: ["extra"] } });
    expect(errorsOf(change)).toEqual([
      {
        code: "service-tag-not-resolvable",
        severity: "error",
        subject: "requirement way-back",
        requirement: "way-back",
        message:
          "`data.azurerm_network_service_tags` finds no service tag with a dot in its name, such as `AzureFrontDoor.Frontend`; give a file of service tags, or route by service tag",
      },
    ]);
    expect(errorsOf({ ...change, routePrefixes: { kind: "tags" } })).toEqual([]);
  });
});
