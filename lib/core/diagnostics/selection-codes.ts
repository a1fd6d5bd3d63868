import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in the selection. */
export const SELECTION_CODES = {
  "unknown-cloud": code(
    "error",
    "The cloud does not exist",
    "Tags, hosts and regions differ by cloud; without it nothing can be planned.",
    "Use `public`, `usgovernment` or `china`.",
  ),
  "unknown-region": code(
    "error",
    "The region does not exist",
    "Regional tags and host names are made from it.",
    "Use the programmatic name, such as `eastus2`; the message names the nearest ones.",
  ),
  "region-of-another-cloud": code(
    "error",
    "The region belongs to another cloud",
    "A tag of one cloud does not exist in another.",
    "Change the cloud or the region.",
  ),
  "unknown-feature": code(
    "error",
    "The feature does not exist",
    "A misspelt feature would silently leave its rules out.",
    "Use one of the service's features; the message names the nearest ones.",
  ),
  "feature-not-in-cloud": code(
    "error",
    "The cloud lacks the feature",
    "The documents limit it to other clouds.",
    "Remove the feature, or choose a cloud that has it.",
  ),
  "feature-not-in-revision": code(
    "error",
    "The revision of the documents lacks the feature",
    "It was added later, or dropped before.",
    "Remove the feature, or choose a revision that has it.",
  ),
  "features-exclude-each-other": code(
    "error",
    "Two features exclude each other",
    "Their requirements describe different set-ups of the same thing.",
    "Keep one of the two.",
  ),
  "feature-on-and-off": code(
    "error",
    "A feature is both turned on and turned off",
    "Which of the two is meant cannot be known.",
    "Remove it from one of the two lists.",
  ),
  "unknown-parameter": code(
    "error",
    "The parameter does not exist",
    "A misspelt parameter would silently leave requirements out.",
    "Use one of the service's parameters; the message names the nearest ones.",
  ),
  "invalid-parameter": code(
    "error",
    "The parameter's value is not a valid name",
    "It becomes part of a host name.",
    "Give the Azure resource's name or id as Azure shows it.",
  ),
  "unknown-revision": code(
    "error",
    "The revision does not exist",
    "A revision is the date of the documents that the catalog was transcribed from.",
    "Use one of the revisions that the message lists, or none for the newest.",
  ),
  "service-not-in-region": code(
    "warning",
    "The service is not documented in the region",
    "The documents name other regions of this cloud; the tags exist, the service may not.",
    `Check that the service is offered there. ${ACKNOWLEDGE}`,
  ),
  "missing-parameter": code(
    "warning",
    "A requirement was left out because its parameter was not given",
    "The host name holds a name that only you know, so no rule could be made.",
    "Give the parameter. A `strict` selection makes this an error.",
  ),
  "invalid-acknowledgement": code(
    "error",
    "An acknowledgement cannot be used",
    "It names no finding, or gives no reason.",
    "Use a code of this table and say why the finding is accepted.",
  ),
  "unused-acknowledgement": code(
    "warning",
    "An acknowledgement acknowledges nothing",
    "What it accepted is gone; left in place it would hide the next one.",
    "Remove it.",
  ),
  "undocumented-in-cloud": code(
    "warning",
    "The documents name no form of a requirement for this cloud",
    "The need is there, and what it needs in this cloud is written nowhere; nothing is invented, so nothing is allowed for it.",
    `Find out what the service needs there and add it by a catalog of your own. ${ACKNOWLEDGE}`,
  ),
  "requirement-corrected": code(
    "info",
    "A catalog of your own changed what the documents say of a requirement",
    "Its rules differ from the documents by your decision, and a review has to see that.",
    "Nothing; the message gives the reason that the catalog states.",
  ),
  "field-note": code(
    "info",
    "Something is known that the documents lack, and a feature does something about it",
    "Others met it in practice; the message says who and where. No rule is made of it unless the feature is on.",
    "Turn the feature on if it concerns you.",
  ),
} as const satisfies Record<string, CodeEntry>;
