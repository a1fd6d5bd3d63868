import { CATALOG_CODES } from "./catalog-codes";
import { type CodeEntry, code } from "./code-entry";
import { DEPENDENCY_CODES } from "./dependency-codes";
import { LAYER_CODES } from "./layer-codes";
import { MODULE_CODES } from "./module-codes";
import { SELECTION_CODES } from "./selection-codes";
import { VALUE_CODES } from "./value-codes";

/** Every finding that the library makes. The codes are public: they are renamed only in a major version. */
export const DIAGNOSTIC_CODES = {
  ...SELECTION_CODES,
  ...VALUE_CODES,
  ...LAYER_CODES,
  ...CATALOG_CODES,
  ...DEPENDENCY_CODES,
  ...MODULE_CODES,
  "mixed-rule-ownership": code(
    "error",
    "Inline and separate rules on one resource",
    "Each apply of one would remove the other's rules.",
    "Add the rules where the resource is created, or hand over one that this stack does not create.",
  ),
} as const satisfies Record<string, CodeEntry>;

/** The code of a finding. */
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
