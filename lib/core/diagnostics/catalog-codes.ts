import { type CodeEntry, code } from "./code-entry";

/** Findings in a catalog of the user. */
export const CATALOG_CODES = {
  "catalog-file-unreadable": code(
    "error",
    "The file cannot be read",
    "Nothing can be said of what it holds.",
    "Correct the path, or its permissions.",
  ),
  "catalog-file-syntax": code(
    "error",
    "The file is not JSON or YAML",
    "A text that is read in part would be another catalog than the one that was written.",
    "Correct what the message shows.",
  ),
  "catalog-file-too-large": code(
    "error",
    "The file is larger than a catalog can be",
    "A file that size is something else, or meant to exhaust the reader.",
    "Divide it, or give the right file.",
  ),
  "catalog-file-too-deep": code(
    "error",
    "The file is nested deeper than a catalog can be",
    "A file that deep is something else, or meant to exhaust the reader.",
    "Give the right file.",
  ),
  "catalog-file-shape": code(
    "error",
    "A part of the file is missing, or of another kind than expected",
    "The rest of the file cannot be judged without it.",
    "Write it as the message says; the schema explains each part.",
  ),
  "catalog-file-value": code(
    "error",
    "A value of the file is not one that is allowed there",
    "It would mean something else than was meant, or nothing.",
    "Write one that the message lists or describes.",
  ),
  "catalog-contradiction": code(
    "error",
    "The catalog contradicts itself, the catalog that it extends, or Azure",
    "Its rules would be refused, or would not do what they say.",
    "Correct the place; the message says what to write.",
  ),
} as const satisfies Record<string, CodeEntry>;
