import fc from "fast-check";
import { readConfiguration } from "../../../../lib/core/analyze/read";
import { printed } from "./arbitrary-rules";
import {
  armTemplate,
  azureExport,
  type Json,
  type Printed,
  separateTerraformJson,
  terraformJson,
  terraformPlan,
  terraformState,
} from "./rule-printers";

const PRINTERS: readonly (readonly [string, (values: Printed) => Json])[] = [
  ["Terraform's JSON syntax", terraformJson],
  ["Terraform's JSON syntax with separate rules and routes", separateTerraformJson],
  ["a state", terraformState],
  ["a plan with nested modules", terraformPlan],
  ["what az prints", azureExport],
  ["an ARM template", armTemplate],
];

test.each(PRINTERS)(
  "rules that are printed as %s are read as they were, with nothing to tell",
  (_, print) => {
    fc.assert(
      fc.property(printed, (values) => {
        const text = JSON.stringify(print(values));
        const { configuration, diagnostics } = readConfiguration([{ name: "file.json", text }]);
        expect(diagnostics).toEqual([]);
        const { securityGroups, routeTables, ruleCollectionGroups } = configuration;
        expect(securityGroups.map(({ name, rules }) => [name, rules.map(({ rule }) => rule)])).toEqual([
          ["nsg", values.securityRules],
        ]);
        expect(routeTables.map(({ name, routes }) => [name, routes.map(({ route }) => route)])).toEqual([
          ["table", values.routes],
        ]);
        expect(ruleCollectionGroups.map(({ group }) => group)).toEqual([values.group]);
      }),
      { numRuns: 60 },
    );
  },
);
