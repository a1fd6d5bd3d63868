import { type CodeEntry, code } from "./code-entry";

/** What a construct finds when it judges its own plan, once it is made. */
export const PROOF_CODES = {
  "emitted-plan-blocks-flow": code(
    "error",
    "The planned rules block a flow that they are planned for",
    "The library contradicts itself: what it says that it allows does not get through what it emits.",
    "Report it as a fault of the library, with the selection. To go on until it is mended, acknowledge it with a reason.",
  ),
  "required-flow-denied": code(
    "error",
    "A rule or route of your own blocks a required flow",
    "The service fails, or a part of it does: the rule wins over what was planned for the flow.",
    "Narrow or remove the rule. Acknowledge the finding with a reason where the flow is meant to be blocked.",
  ),
} as const satisfies Readonly<Record<string, CodeEntry>>;
