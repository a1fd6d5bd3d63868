import { withFirewallRule, withFirewallTag } from "./changed-configuration";
import { checked, hub } from "./finding-cases";

describe("a firewall's rule that is narrowed", () => {
  it("keeps its sources, and has what is required of it alone", () => {
    const workspaces = new Map([["ipg-workspaces", ["10.20.0.0/22", "10.30.0.0/22"]]]);
    const sources = { source_addresses: [], source_ip_groups: ["ipg-workspaces"] };
    const wide = withFirewallRule(
      withFirewallTag(hub, "AzureMonitor", "Storage"),
      "AllowServiceTagsTcp_443",
      sources,
    );
    const { findings } = checked("hub-spoke", { ...wide, ipGroups: workspaces });
    const { mend } = findings.find(({ code }) => code === "admitted-not-required") ?? {};
    expect(mend).toEqual({
      action: "replace",
      layer: "firewall",
      file: "examples/hub-spoke/golden/cdk.tf.json",
      address: expect.stringMatching(/^azurerm_firewall_policy_rule_collection_group\./),
      rule: "azure-machine-learning-network / AllowServiceTagsTcp_443",
      terraform: {
        name: "spoke-rcg",
        network_rule_collection: [
          {
            name: "azure-machine-learning-network",
            priority: 400,
            action: "Allow",
            rule: [
              {
                name: "AllowServiceTagsTcp_443",
                protocols: ["TCP"],
                source_ip_groups: ["ipg-workspaces"],
                destination_addresses: [
                  "AzureActiveDirectory",
                  "AzureFrontDoor.FirstParty",
                  "AzureFrontDoor.Frontend",
                  "AzureResourceManager",
                  "BatchNodeManagement.WestEurope",
                  "MicrosoftContainerRegistry",
                  "Storage.WestEurope",
                ],
                destination_ports: ["443"],
              },
            ],
          },
        ],
      },
    });
  });
});
