import { NetworkSelection } from "cdktf-azure-network-catalog";
import { describeWithModel } from "./describe-terraform";
import { azureFor, type Configuration, configurationOf, synthesized } from "./isolated-workspace";
import { reorderedLists, rulesOf } from "./rule-collection-lists";
import { type PlannedChange, Terraform, type TerraformPlan } from "./terraform";

const RULE = "azurerm_network_security_rule";
const GROUP = "azurerm_network_security_group";
const FIREWALL = "azurerm_firewall_policy_rule_collection_group";

/** What a rule may change in place when one more requirement uses it. */
const EXTENDABLE = ["description", "destination_port_range", "destination_port_ranges"];

/** The features that the newest revision has. */
const features = NetworkSelection.machineLearningFeatures().filter(
  (feature) => synthesized({ workspace: { features: [feature] } }).configuration !== undefined,
);

const base = configurationOf({ workspace: {} });

/** What the plan does to the resources of one type. */
function changesOf({ changes }: TerraformPlan, type: string): PlannedChange[] {
  return changes.filter((change) => change.type === type);
}

type Attributes = Readonly<Record<string, unknown>>;

/** The names of the attributes that differ. */
function differing(before: Attributes, after: Attributes): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name !== "//" && JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
}

/** The resources of a type by logical id. */
function instances(configuration: Configuration, type: string): Readonly<Record<string, Attributes>> {
  return configuration.resource[type] ?? {};
}

/** What Terraform should do to separate rules, by the two configurations alone. */
function expectedRuleChanges(before: Configuration, after: Configuration): [string, string[]][] {
  const old = instances(before, RULE);
  const now = instances(after, RULE);
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort()
    .flatMap((id): [string, string[]][] => {
      const address = `${RULE}.${id}`;
      const was = old[id];
      const is = now[id];
      if (was === undefined) return [[address, ["create"]]];
      if (is === undefined) return [[address, ["delete"]]];
      return differing(was, is).length === 0 ? [] : [[address, ["update"]]];
    });
}

function portsOf({ destination_port_range: one, destination_port_ranges: several }: Attributes): unknown[] {
  return typeof one === "string" && one !== "" ? [one] : Array.isArray(several) ? several : [];
}

describeWithModel("turning one feature on", () => {
  let terraform: Terraform;

  beforeAll(async () => {
    terraform = await Terraform.of(base, azureFor({ workspace: {} }));
    await terraform.init();
    await terraform.apply();
  }, 60_000);
  afterAll(() => terraform.close());

  describe.each(features)("%s", (feature) => {
    const turnedOn = configurationOf({ workspace: { features: [feature] } });
    const same = (type: string): boolean =>
      JSON.stringify(instances(base, type)) === JSON.stringify(instances(turnedOn, type));
    let plan: TerraformPlan;

    beforeAll(async () => {
      terraform.write(turnedOn);
      plan = await terraform.plan({ refresh: false });
    }, 60_000);

    it("creates its separate rules, extends those that it shares in place, and touches no other", () => {
      const changes = changesOf(plan, RULE);
      expect(changes.map(({ address, actions }) => [address, actions])).toEqual(
        expectedRuleChanges(base, turnedOn),
      );
      for (const { actions, before, after } of changes) {
        expect(actions).not.toContain("delete");
        if (actions[0] !== "update") continue;
        const [was, is] = [before as Attributes, after as Attributes];
        expect(differing(was, is).filter((name) => !EXTENDABLE.includes(name))).toEqual([]);
        expect(portsOf(is)).toEqual(expect.arrayContaining(portsOf(was)));
      }
    });

    it("updates the group with inline rules in place, once, if it brings rules at all", () => {
      expect(changesOf(plan, GROUP).map(({ actions }) => actions)).toEqual(same(GROUP) ? [] : [["update"]]);
    });

    it("updates the firewall's rule collection group in place, and only appends to its lists", () => {
      const changes = changesOf(plan, FIREWALL);
      expect(changes.map(({ actions }) => actions)).toEqual(same(FIREWALL) ? [] : [["update"]]);
      for (const { before, after } of changes) {
        expect(reorderedLists(rulesOf(before), rulesOf(after))).toEqual([]);
      }
    });
  });

  it("and off again leaves nothing to do", async () => {
    terraform.write(base);
    expect((await terraform.plan()).hasChanges).toBe(false);
  }, 60_000);
});

describeWithModel("an apply that turns features on", () => {
  it("writes the new separate rules, one inline group and one firewall group, and nothing is left to do", async () => {
    const azure = azureFor({ workspace: {} });
    const terraform = await Terraform.of(base, azure);
    await terraform.init();
    await terraform.apply();
    const more = configurationOf({
      workspace: { features: ["public-ip-compute", "hbi-workspace", "storage-behind-firewall"] },
    });
    const rules = expectedRuleChanges(base, more).length;
    expect(rules).toBeGreaterThan(2);
    azure.forgetCalls();
    terraform.write(more);
    await terraform.apply();
    expect(azure.countCalls("PUT", "DELETE")).toEqual({
      "PUT firewallPolicies/ruleCollectionGroups": 1,
      "PUT networkSecurityGroups": 1,
      "PUT networkSecurityGroups/securityRules": rules,
    });
    expect((await terraform.plan()).changes).toEqual([]);
    terraform.write(base);
    await terraform.apply();
    expect((await terraform.plan()).changes).toEqual([]);
    terraform.close();
  }, 60_000);
});

it("every feature that the newest revision has is turned on", () => {
  expect(features).toEqual(
    NetworkSelection.machineLearningFeatures().filter((feature) => feature !== "no-public-ip-compute"),
  );
});

describeWithModel("following the documents from one revision to the next", () => {
  const revisions = NetworkSelection.machineLearningRevisions();
  const steps = revisions.slice(1).map((to, index) => ({ from: revisions[index] ?? "", to }));
  const following = (revision: string) => ({ workspace: { revision } });
  let terraform: Terraform;

  beforeAll(async () => {
    const first = following(revisions[0] ?? "");
    terraform = await Terraform.of(configurationOf(first), azureFor(first));
    await terraform.init();
    await terraform.apply();
  }, 60_000);
  afterAll(() => terraform.close());

  it.each(steps)(
    "from $from to $to replaces no rule, and changes in place only what the configuration changes",
    async ({ from, to }) => {
      const before = configurationOf(following(from));
      const after = configurationOf(following(to));
      terraform.write(after);
      const plan = await terraform.plan();
      expect(changesOf(plan, RULE).map(({ address, actions }) => [address, actions])).toEqual(
        expectedRuleChanges(before, after),
      );
      const updated = changesOf(plan, RULE).filter(({ actions }) => actions[0] === "update");
      expect(updated.length).toBeGreaterThan(0);
      for (const { address, before: was, after: is } of updated) {
        const id = address.replace(`${RULE}.`, "");
        const changed = differing(instances(before, RULE)[id] ?? {}, instances(after, RULE)[id] ?? {});
        expect(differing(was as Attributes, is as Attributes).sort()).toEqual(changed.sort());
        // A rule that means the same as before says which revision it follows now.
        expect(changed).toContain("description");
        expect(changed).not.toContain("priority");
      }
      const inPlace = [...changesOf(plan, GROUP), ...changesOf(plan, FIREWALL)];
      expect(inPlace.map(({ actions }) => actions)).toEqual([["update"], ["update"]]);
      await terraform.apply();
      expect((await terraform.plan()).changes).toEqual([]);
    },
    60_000,
  );
});
