import { applicationRuleCollections } from "../../../lib/constructs/rule-collection-attributes";
import type { RequirementDocument, RequirementsDocument } from "../../../lib/core/catalog/documents";
import type { EgressInput } from "../../../lib/core/compile/network-input";
import { plannedChoice } from "./planned-choice";

export const entry = { since: "2022-09-08", sources: [], protocol: "Tcp" };
export const hosts = (names: string[], ...ports: string[]): Partial<RequirementDocument> => ({
  hosts: [{ ...entry, hosts: names, ports }],
});
export const urls = (texts: string[], ...ports: string[]): Partial<RequirementDocument> => ({
  urls: [{ ...entry, urls: texts, ports }],
});

/** A plan of requirements that are always needed, `requirement-10` and so on in the order of their slots. */
export function plannedWith(
  egress: EgressInput,
  ...changes: readonly (Partial<RequirementDocument> & Pick<RequirementsDocument, "features">)[]
): ReturnType<typeof plannedChoice> {
  const requirements = changes.map(
    ({ features, ...change }, index): RequirementsDocument => ({
      ...(features === undefined ? {} : { features }),
      requirements: [
        {
          id: `requirement-${10 * (index + 1)}`,
          slot: 10 * (index + 1),
          purpose: "A purpose.",
          direction: "outbound",
          ...change,
        },
      ],
    }),
  );
  return plannedChoice({
    catalog: { requirements, implies: {} },
    selection: {
      cloud: "public",
      region: "westus",
      revision: "2026-03-19",
      features: ["two"],
      parameters: {},
    },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress,
    denyScope: "internet",
    acceptsWiderTags: false,
  });
}

/** The provider's attributes of the application rules, in their order. */
export function applicationRulesOf({ plan }: ReturnType<typeof plannedChoice>): unknown[] {
  return applicationRuleCollections(plan?.ruleCollections ?? []).flatMap(({ rule }) =>
    Array.isArray(rule) ? rule : [],
  );
}

export function messagesOf({ diagnostics }: ReturnType<typeof plannedChoice>): string[] {
  return diagnostics.map(
    ({ severity, code, subject, message }) => `${severity} ${code} ${subject}: ${message}`,
  );
}

export const described = (...ids: string[]): string => `Azure Machine Learning 2026-03-19: ${ids.join(", ")}`;

export const COMMON = { sourceAddresses: ["10.1.0.0/24"] };
export const TLS = { type: "Https", port: 443 };
