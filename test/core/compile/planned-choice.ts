import { machineLearningService } from "../../../lib/core/catalog/built-in";
import { readService } from "../../../lib/core/catalog/read-service";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import type { Service } from "../../../lib/core/catalog/service";
import type { NetworkInput } from "../../../lib/core/compile/network-input";
import type { NetworkPlan } from "../../../lib/core/compile/plan";
import { type PlannedNetwork, planNetwork } from "../../../lib/core/compile/plan-network";
import type { ExpectedSelection } from "./expected-flows";
import { type Choice, documentsIn } from "./selections";

/** The selection as a user writes it: what is on beside the defaults, and which defaults are off. */
export function selectionInput(selection: ExpectedSelection, service: Service): SelectionInput {
  const { cloud, region, revision, features, parameters } = selection;
  const defaults = [...service.features.values()].filter((feature) => feature.default).map(({ id }) => id);
  return {
    cloud,
    region,
    revision,
    features: features.filter((id) => !defaults.includes(id)),
    withoutFeatures: defaults.filter((id) => !features.includes(id)),
    parameters,
  };
}

/** Plans a choice, with the built-in catalog or another one. */
export function plannedChoice(
  choice: Choice,
  service: Service = choice.catalog === undefined
    ? machineLearningService()
    : readService(documentsIn(choice)),
  own: Pick<NetworkInput, "securityRules" | "routes" | "firewallRules"> = {},
): PlannedNetwork {
  const { value, diagnostics } = select(service, {
    ...selectionInput(choice.selection, service),
    acknowledgements: choice.acceptsWiderTags
      ? [{ code: "regional-tag-unavailable", reason: "the region has no tag of its own" }]
      : [],
  });
  if (value === undefined) {
    throw new Error(`the choice is no selection: ${JSON.stringify(diagnostics)}`);
  }
  const texts = choice.prefixes.map(({ text }) => text);
  return planNetwork({
    ...own,
    selection: value,
    subnets: choice.isOneSubnet
      ? [{ addressPrefixes: texts }]
      : texts.map((text) => ({ addressPrefixes: [text] })),
    egress: choice.egress,
    denyScope: choice.denyScope,
  });
}

/** The plan of a choice that has to have one. */
export function planOf(choice: Choice): NetworkPlan {
  const { plan, diagnostics } = plannedChoice(choice);
  if (plan === undefined) {
    throw new Error(`there is no plan: ${JSON.stringify(diagnostics)}`);
  }
  return plan;
}

/** One text for one plan; `bigint` has no JSON of its own. */
export function bytesOf(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${each}n` : each));
}
