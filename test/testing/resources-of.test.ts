import { resourcesOf } from "../../lib/testing";
import { failureOf, HYBRID, stackWith } from "./stacks";

describe("the resources of a type", () => {
  it("are whole objects without the framework's notes", () => {
    expect(resourcesOf(stackWith({ egress: HYBRID }), "azurerm_route_table")).toEqual([
      {
        name: "aml-rt",
        location: "eastus2",
        resource_group_name: "rg-ml",
        route: [
          {
            name: "DefaultToFirewall",
            address_prefix: "0.0.0.0/0",
            next_hop_type: "VirtualAppliance",
            next_hop_in_ip_address: "10.0.1.4",
          },
        ],
      },
    ]);
  });

  it("stand in the order of their logical ids, whatever the order of the stack", () => {
    const stack = {
      resource: { azurerm_route: { b: { name: "2" }, a: { name: "1", "//": {} }, B: { name: "0" } } },
    };
    expect(resourcesOf(stack, "azurerm_route")).toEqual([{ name: "0" }, { name: "1" }, { name: "2" }]);
    expect(resourcesOf(JSON.stringify(stack), "azurerm_route")).toHaveLength(3);
  });

  it("are none where the stack has none of the type", () => {
    expect(resourcesOf({}, "azurerm_route")).toEqual([]);
    expect(resourcesOf({ resource: {} }, "azurerm_route")).toEqual([]);
  });

  it("are refused of what is no stack", () => {
    expect(failureOf(() => resourcesOf("[1]", "azurerm_route"))).toBe(
      "the stack is no JSON object; give a stack or its cdk.tf.json",
    );
    expect(failureOf(() => resourcesOf("{", "azurerm_route"))).toMatch(/^the stack is not JSON \(/);
  });
});
