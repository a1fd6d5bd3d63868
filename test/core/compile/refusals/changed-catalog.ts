import { MACHINE_LEARNING_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import type { FeatureDocument, RequirementDocument } from "../../../../lib/core/catalog/documents";
import { readService } from "../../../../lib/core/catalog/read-service";
import type { Service } from "../../../../lib/core/catalog/service";

const { service, rules, requirements } = MACHINE_LEARNING_DOCUMENTS;

/** Azure Machine Learning's catalog with features changed or added, by id. */
export function withFeatures(features: Readonly<Record<string, Partial<FeatureDocument>>>): Service {
  const added = { default: false, description: "A feature of this test." };
  const changed = Object.entries(features).map(([id, change]) => {
    const known: FeatureDocument | undefined = Object.entries(service.features).find(
      ([each]) => each === id,
    )?.[1];
    return [id, { ...(known ?? added), ...change }];
  });
  return readService({
    service: { ...service, features: { ...service.features, ...Object.fromEntries(changed) } },
    rules,
    requirements,
  });
}

/** The catalog with more requirements, the first called `probe`, that are always there, and slots for their tags. */
export function withRequirements(...changes: readonly Partial<RequirementDocument>[]): Service {
  const added = changes.map(
    (change, index): RequirementDocument => ({
      id: "probe",
      slot: 9000 + index,
      purpose: "what this test asks for",
      direction: "outbound",
      ...change,
    }),
  );
  const slots = added.flatMap(({ direction, tags }, index) =>
    (tags ?? []).map(({ tag, protocol }) => ({
      slot: 900 + index,
      direction,
      tag,
      protocol,
      name: `AllowProbe${index}`,
    })),
  );
  return readService({
    service,
    rules: { ...rules, securityRules: [...slots, ...rules.securityRules] },
    requirements: [...requirements, { requirements: added }],
  });
}
