import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in what a Terraform module is to hold. */
export const MODULE_CODES = {
  "unknown-module-setting": code(
    "error",
    "The module cannot be made as it was asked for",
    "A layer, a form or an input that was asked for does not exist, or does not go with the rest.",
    "Use one of those that the message lists.",
  ),
  "region-left-out": code(
    "warning",
    "The module cannot be used in every region",
    "In the regions that the message names, the rules differ in more than names, so that one module cannot hold both.",
    `Make a module of their own for these regions. ${ACKNOWLEDGE}`,
  ),
  "nothing-to-open": code(
    "error",
    "The region or cloud cannot stay open",
    "No other region or cloud has the same rules, apart from names.",
    "Make a module for each, or turn off the features whose rules differ.",
  ),
} as const satisfies Readonly<Record<string, CodeEntry>>;
