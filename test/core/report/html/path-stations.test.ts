import { pathStations } from "../../../../lib/core/report/html/path-stations";
import { SAMPLE } from "./sample-report";

describe("the station of the firewall", () => {
  it.each([
    ["policy", "policy"],
    [
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy-hub",
      "policy-hub",
    ],
    ["/subscriptions/x/firewallPolicies/", "/subscriptions/x/firewallPolicies/"],
  ])("shows the policy %s by its name", (name, shown) => {
    const [policy] = SAMPLE.path.firewallPolicies;
    const path = { ...SAMPLE.path, firewallPolicies: policy === undefined ? [] : [{ ...policy, name }] };
    expect(pathStations({ ...SAMPLE, path }).firewall).toEqual({
      title: "Azure Firewall",
      lines: [shown, "5 rules"],
      isThere: true,
    });
  });
});
