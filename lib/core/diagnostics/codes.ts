import { CATALOG_CODES } from "./catalog-codes";
import { CHECK_CODES } from "./check-codes";
import { type CodeEntry, code } from "./code-entry";
import { CONFIGURATION_CODES } from "./configuration-codes";
import { DEPENDENCY_CODES } from "./dependency-codes";
import { EXPORT_CODES } from "./export-codes";
import { LAYER_CODES } from "./layer-codes";
import { MODULE_CODES } from "./module-codes";
import { PROOF_CODES } from "./proof-codes";
import { ROUTE_CODES } from "./route-codes";
import { SELECTION_CODES } from "./selection-codes";
import { SERVICE_TAG_FILE_CODES } from "./service-tag-file-codes";
import { VALUE_CODES } from "./value-codes";

/** Every finding that the library makes. The codes are public: they are renamed only in a major version. */
export const DIAGNOSTIC_CODES = {
  ...SELECTION_CODES,
  ...VALUE_CODES,
  ...LAYER_CODES,
  ...ROUTE_CODES,
  ...CATALOG_CODES,
  ...DEPENDENCY_CODES,
  ...SERVICE_TAG_FILE_CODES,
  ...MODULE_CODES,
  ...CHECK_CODES,
  ...PROOF_CODES,
  ...EXPORT_CODES,
  ...CONFIGURATION_CODES,
  "mixed-rule-ownership": code(
    "error",
    "Inline and separate rules on one resource",
    "Each apply of one would remove the other's rules.",
    "Add the rules where the resource is created, or hand over one that this stack does not create.",
  ),
} as const satisfies Record<string, CodeEntry>;

/** The code of a finding. */
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
