import { machineLearningService } from "../lib/core/catalog/built-in";
import { renderDiagnosticsDocument } from "../lib/core/report/diagnostics-document";
import { renderFeatureClass } from "../lib/core/report/feature-class";

/** A file that is generated and committed. */
export interface GeneratedDocument {
  /** Where it is, from the root of the repository. */
  readonly path: string;
  /** Its whole text; the same whenever the catalog and the table of codes are. */
  readonly render: () => string;
}

/** Every file that `npm run docs` writes. */
export const DOCUMENTS: readonly GeneratedDocument[] = [
  { path: "docs/diagnostics.md", render: renderDiagnosticsDocument },
  {
    path: "lib/constructs/machine-learning-feature.ts",
    render: () => renderFeatureClass(machineLearningService(), "MachineLearningFeature"),
  },
];
