import fc from "fast-check";
import type { Configuration } from "../../../../lib/core/analyze/configuration";
import { evaluatePath, type SecurityRuleAttributes } from "../../../../lib/core/analyze/evaluate";
import {
  admittedRegions,
  configurationPaths,
  PathModel,
  pathUnderCheck,
} from "../../../../lib/core/analyze/proof";
import { admittedBeyond, outsideRegions } from "../../../../lib/core/analyze/proof/admitted-flows";
import { policies, securityRules, TAG_INDEX } from "./random-paths";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

const SELECTION = selected(EXAMPLE_SELECTIONS.direct ?? { cloud: "", region: "" });
const NETWORK = { virtualNetworkPrefixes: ["10.1.0.0/16"], routes: [] };

function configurationOf(rules: readonly SecurityRuleAttributes[]): Configuration {
  const place = { file: "nsg.json", address: "nsg" };
  return {
    securityGroups: [{ ...place, name: "nsg", rules: rules.map((rule) => ({ ...place, rule })) }],
    routeTables: [],
    ruleCollectionGroups: [],
    ipGroups: new Map(),
  };
}

describe("every witness is confirmed by the evaluator", () => {
  it("of what a security group admits beyond what is required", () => {
    fc.assert(
      fc.property(securityRules, fc.boolean(), (rules, hasIndex) => {
        const [path] = configurationPaths(configurationOf(rules));
        if (path === undefined) throw new Error("there is a path");
        const checked = pathUnderCheck(path, SELECTION, {
          subnets: ["10.1.0.0/24"],
          ...(hasIndex ? { tagIndex: TAG_INDEX } : {}),
        });
        const { model, required, local } = checked;
        for (const { witness, rule } of admittedBeyond(model, required, outsideRegions(model, local))) {
          const network = { virtualNetworkPrefixes: ["10.1.0.0/24"], routes: [] };
          const { access, trail } = evaluatePath({ securityRules: rules, ...network }, witness);
          const [step] = trail;
          expect([access, step?.layer === "nsg" ? step.verdict.rule : ""]).toEqual([
            "Allow",
            rule === undefined ? "" : model.securityRules?.[rule]?.name,
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("of what security rules and a firewall admit together", () => {
    fc.assert(
      fc.property(securityRules, policies, (rules, policy) => {
        const routes = [
          {
            name: "default",
            address_prefix: "0.0.0.0/0",
            next_hop_type: "VirtualAppliance",
            next_hop_in_ip_address: "10.0.1.4",
          },
        ];
        const model = new PathModel({
          securityRules: rules,
          policy,
          ...NETWORK,
          routes,
          tagIndex: TAG_INDEX,
        });
        const service = model.space.service.where(
          ({ direction, protocol }) => direction === "Outbound" && protocol === "Tcp",
        );
        const source = model.space.source
          .ofFirewallAddress("10.1.0.0/24")
          .yes.and(model.space.source.addressSpace);
        const region = model.space.region({
          service,
          source: source.of([source.first ?? 0]),
          destination: model.space.destination.base,
        });
        for (const each of admittedRegions(model, region).slice(0, 10)) {
          const path = { securityRules: rules, ...NETWORK, routes, firewall: { policy } };
          expect(evaluatePath(path, model.space.witnessOf(each)).access).toBe("Allow");
        }
      }),
      { numRuns: 30 },
    );
  });
});
