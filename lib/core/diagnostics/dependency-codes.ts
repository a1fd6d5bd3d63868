import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in what a workspace reports of its own outbound dependencies. */
export const DEPENDENCY_CODES = {
  "invalid-dependencies": code(
    "error",
    "The response is not one of the dependencies API, or a value in it cannot be used",
    "A host or port that is read otherwise than the workspace meant it would become a rule for something else.",
    "Give the API's response as it came, the object with the list `value`; the message says what each place takes.",
  ),
  "too-many-dependencies": code(
    "error",
    "The response holds more than a workspace can have",
    "A response that long is something else, or meant to exhaust the reader, and what is cut off would be missing.",
    "Give the response of one workspace.",
  ),
  "incomplete-dependencies": code(
    "warning",
    "The response goes on in another page",
    "What stands on the pages that follow is missing from the result.",
    `Fetch the pages that \`nextLink\` leads to and put their entries into one \`value\`. ${ACKNOWLEDGE}`,
  ),
} as const satisfies Record<string, CodeEntry>;
