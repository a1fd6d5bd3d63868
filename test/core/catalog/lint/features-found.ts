import type { FeatureDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/features-known";
import { foundBy } from "./found-by";

export const found = (features: Record<string, Partial<FeatureDocument>>): string[] =>
  foundBy(rule, {
    service: {
      features: Object.fromEntries(
        Object.entries(features).map(([id, difference]) => [
          id,
          { default: false, description: "Something more.", ...difference },
        ]),
      ),
    },
  });
