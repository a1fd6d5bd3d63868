import { networkId } from "../azure/resource-id";
import { describeWithModel } from "../describe-terraform";
import { COMMON, configuration, inlineRule, knownAfterApply, nsg, separateRule } from "./configuration";
import { shortPlan, stackOfEachTest } from "./prepared-stack";

const NSG = networkId("rg", "networkSecurityGroups", "nsg");
const RULES = "networkSecurityGroups/securityRules";

const each = stackOfEachTest();
const { stack } = each;

describeWithModel("Terraform with the provider", () => {
  it("plans nothing after an apply, whatever is null, empty or in another order", async () => {
    const run = await stack(nsg([inlineRule("a", 100), inlineRule("b", 110)]));
    await run.apply();
    expect(await shortPlan(run)).toEqual([]);
    run.write(
      configuration(
        nsg([
          inlineRule("b", 110),
          inlineRule("a", 100, {
            description: "",
            destination_port_ranges: ["445", "443"],
            source_port_ranges: [],
          }),
        ]),
      ),
    );
    expect(await shortPlan(run)).toEqual([]);
  }, 30_000);

  it("writes inline rules with one PUT, and one PUT again when one of them changes", async () => {
    const run = await stack(nsg([inlineRule("a", 100), inlineRule("b", 110)]));
    await run.apply();
    expect(each.azure.countCalls("PUT")).toEqual({ "PUT networkSecurityGroups": 1 });
    expect(each.azure.resources(RULES)).toHaveLength(2);
    each.azure.forgetCalls();
    run.write(configuration(nsg([inlineRule("a", 100), inlineRule("b", 110, { access: "Deny" })])));
    expect(await shortPlan(run)).toEqual(["update azurerm_network_security_group.nsg"]);
    await run.apply();
    expect(each.azure.countCalls("PUT", "DELETE")).toEqual({ "PUT networkSecurityGroups": 1 });
    expect(each.azure.find(`${NSG}/securityRules/b`)?.properties.access).toBe("Deny");
  }, 30_000);

  it("writes a separate rule with one PUT each, takes it away with one DELETE, and reads it with one GET", async () => {
    each.azure.seed(NSG);
    const both = { a: separateRule("a", 100), b: separateRule("b", 110) };
    const run = await stack({ azurerm_network_security_rule: both });
    await run.apply();
    expect(each.azure.countCalls("PUT")).toEqual({ [`PUT ${RULES}`]: 2 });
    each.azure.forgetCalls();
    expect(await shortPlan(run)).toEqual([]);
    expect(each.azure.countCalls()).toEqual({ [`GET ${RULES}`]: 2 });
    each.azure.forgetCalls();
    run.write(configuration({ azurerm_network_security_rule: { a: both.a } }));
    await run.apply();
    expect(each.azure.countCalls("PUT", "DELETE")).toEqual({ [`DELETE ${RULES}`]: 1 });
  }, 30_000);

  it("replaces a resource whose name changes", async () => {
    const run = await stack(nsg([]));
    await run.apply();
    run.write(configuration(nsg([], "other")));
    expect(await shortPlan(run)).toEqual(["delete and create azurerm_network_security_group.nsg"]);
    await run.apply();
    expect(each.azure.resources("networkSecurityGroups").map(({ name }) => name)).toEqual(["other"]);
  }, 30_000);

  it("takes values that become known while it applies, in sets too", async () => {
    const later = knownAfterApply("10.1.0.0/24");
    const run = await stack(
      {
        ...later.resource,
        ...nsg([inlineRule("a", 100, { source_address_prefixes: [later.reference, "10.2.0.0/24"] })]),
      },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
      { output: { id: { value: "${azurerm_network_security_group.nsg.id}" } } },
    );
    expect(await shortPlan(run)).toEqual([
      "create azurerm_network_security_group.nsg",
      "create terraform_data.later",
    ]);
    await run.apply();
    expect(each.azure.find(`${NSG}/securityRules/a`)?.properties.sourceAddressPrefixes).toEqual([
      "10.1.0.0/24",
      "10.2.0.0/24",
    ]);
    expect(await run.output()).toEqual({ id: NSG });
    expect(await shortPlan(run)).toEqual([]);
  }, 30_000);

  it("mends what somebody else changed or took away", async () => {
    const run = await stack(nsg([inlineRule("a", 100)]));
    await run.apply();
    await each.azure.delete(`${NSG}/securityRules/a`);
    expect(await shortPlan(run)).toEqual(["update azurerm_network_security_group.nsg"]);
    await each.azure.delete(NSG);
    expect(await shortPlan(run)).toEqual(["create azurerm_network_security_group.nsg"]);
  }, 30_000);

  it("imports what exists", async () => {
    each.azure.seed(NSG);
    const run = await stack({ azurerm_network_security_group: { nsg: { ...COMMON, name: "nsg" } } });
    await run.importResource("azurerm_network_security_group.nsg", NSG);
    expect(await shortPlan(run)).toEqual([]);
  }, 30_000);
});
