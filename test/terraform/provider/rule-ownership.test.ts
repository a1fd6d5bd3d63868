import { describeWithModel } from "../describe-terraform";
import { COMMON, inlineRule, nsg, separateRule } from "./configuration";
import { shortPlan, stackOfEachTest } from "./prepared-stack";

const RULES = "networkSecurityGroups/securityRules";

const each = stackOfEachTest();
const { stack } = each;

describeWithModel("inline and separate rules on one group", () => {
  it("fight: no apply leaves a plan that is clean", async () => {
    const run = await stack({
      ...nsg([inlineRule("inline", 100)]),
      azurerm_network_security_rule: {
        separate: {
          ...separateRule("separate", 110),
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
          network_security_group_name: "${azurerm_network_security_group.nsg.name}",
        },
      },
    });
    await run.apply();
    expect(each.azure.resources(RULES).map(({ name }) => name)).toEqual(["inline", "separate"]);
    expect(await shortPlan(run)).toEqual(["update azurerm_network_security_group.nsg"]);
    await run.apply();
    expect(each.azure.resources(RULES).map(({ name }) => name)).toEqual(["inline"]);
    expect(await shortPlan(run)).toEqual(["create azurerm_network_security_rule.separate"]);
    await run.apply();
    expect(await shortPlan(run)).toEqual(["update azurerm_network_security_group.nsg"]);
  }, 30_000);

  it("do not where the group has no inline rules configured", async () => {
    const run = await stack({
      azurerm_network_security_group: { nsg: { ...COMMON, name: "nsg" } },
      azurerm_network_security_rule: {
        separate: {
          ...separateRule("separate", 110),
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
          network_security_group_name: "${azurerm_network_security_group.nsg.name}",
        },
      },
    });
    await run.apply();
    expect(await shortPlan(run)).toEqual([]);
  }, 30_000);
});
