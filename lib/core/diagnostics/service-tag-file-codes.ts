import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in Microsoft's files of service tags. */
export const SERVICE_TAG_FILE_CODES = {
  "service-tag-file-too-large": code(
    "error",
    "The file is larger than a file of service tags can be",
    "A file that size is something else, or meant to exhaust the reader.",
    "Give the right file.",
  ),
  "service-tag-file-syntax": code(
    "error",
    "The file of service tags is not JSON, or was cut off",
    "What is missing from it would be missing from the routes and rules.",
    "Download the file again, or run the command again.",
  ),
  "service-tag-file-shape": code(
    "error",
    "The file is none of service tags, or a part of it is missing or of another kind",
    "Its prefixes cannot be found, or not all of them.",
    "Give one of the kinds that the message names, as it came.",
  ),
  "service-tag-file-value": code(
    "error",
    "A value in the file of service tags is none that can stand there",
    "It would mean something else than Microsoft meant, or nothing.",
    "Give the file as it came; the message says what the place takes.",
  ),
  "service-tag-file-prefix": code(
    "error",
    "A prefix in the file of service tags is not valid",
    "Rounded, it would cover other addresses than Microsoft publishes.",
    "Give the file as it came.",
  ),
  "service-tag-without-prefixes": code(
    "error",
    "A tag in the file has no prefixes",
    "An empty list would leave its routes or rules out, and never means every address.",
    "Give a file in which it has some.",
  ),
  "service-tag-repeated": code(
    "error",
    "A tag stands in the files twice",
    "Which of the two lists holds cannot be known.",
    "Give each file and each page once.",
  ),
  "service-tag-page-missing": code(
    "error",
    "The answer goes on in another page",
    "What stands on the pages that follow would be missing from the routes and rules.",
    "Fetch the pages that `nextLink` leads to and give all of them together.",
  ),
  "service-tag-pages-contradict": code(
    "error",
    "The files are not the pages of one answer",
    "Put together, they would be a state of the tags that never was.",
    "Give the pages of one answer, or one file.",
  ),
  "service-tag-file-of-another-cloud": code(
    "error",
    "The file of service tags is of another cloud",
    "The tags have the same names in every cloud, and other addresses.",
    "Give the file of the cloud that the message names.",
  ),
  "service-tag-not-in-file": code(
    "error",
    "The file of service tags lacks a tag",
    "Without its prefixes nothing can be routed or allowed for it, and nothing stands in for them.",
    "Use a tag that the file has, or a newer file; the message names the nearest ones.",
  ),
  "service-tag-region-outside": code(
    "warning",
    "A regional tag has addresses outside of its tag",
    "Rules for the tag of a region are left out where there is one for all regions, which then does not cover them.",
    `Ask for both tags. ${ACKNOWLEDGE}`,
  ),
} as const satisfies Record<string, CodeEntry>;
