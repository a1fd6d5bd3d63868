import { renderCommandLineDocument } from "../lib/cli/command-line-document";
import {
  CLOUD_DOCUMENTS,
  CLOUD_IDS,
  MACHINE_LEARNING_DOCUMENTS,
  machineLearningService,
} from "../lib/core/catalog/built-in";
import { renderCatalogDocument } from "../lib/core/report/catalog-document";
import { renderCatalogIndex } from "../lib/core/report/catalog-index";
import { renderDiagnosticsDocument } from "../lib/core/report/diagnostics-document";
import { renderFeatureClass } from "../lib/core/report/feature-class";
import { renderCatalogExtensionSchema, renderServiceCatalogSchema } from "./catalog-schemas";
import { renderThirdPartyLicenses } from "./package/third-party-licenses";
import { renderPathPicture } from "./path-picture";

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
  { path: "docs/command-line.md", render: renderCommandLineDocument },
  { path: "THIRD-PARTY-LICENSES.md", render: renderThirdPartyLicenses },
  { path: "docs/path.svg", render: renderPathPicture },
  {
    path: "lib/constructs/machine-learning-feature.ts",
    render: () => renderFeatureClass(machineLearningService(), "MachineLearningFeature"),
  },
  { path: "catalog/schema/service-catalog.schema.json", render: renderServiceCatalogSchema },
  { path: "catalog/schema/catalog-extension.schema.json", render: renderCatalogExtensionSchema },
  {
    path: "docs/catalog/README.md",
    render: () =>
      renderCatalogIndex(
        MACHINE_LEARNING_DOCUMENTS,
        CLOUD_IDS.map((id) => CLOUD_DOCUMENTS[id]),
      ),
  },
  ...CLOUD_IDS.map((id) => ({
    path: `docs/catalog/${id}.md`,
    render: () => renderCatalogDocument(MACHINE_LEARNING_DOCUMENTS, CLOUD_DOCUMENTS[id]),
  })),
];
