import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in configurations that somebody has, judged against what a selection requires. */
export const CHECK_CODES = {
  "required-flow-blocked": code(
    "error",
    "A required flow does not get through",
    "The service fails, or a part of it does, and often long after the change.",
    "Add the rule that the finding gives; its priority is free and comes before the rule that blocks.",
  ),
  "required-flow-undecided": code(
    "info",
    "Whether a required flow gets through cannot be told",
    "A rule that may decide holds a value that is not known, or one that Azure documents in no way.",
    "Give the resolved configuration (`terraform show -json`), or a service-tag file where a tag is in question.",
  ),
  "broader-than-required": code(
    "warning",
    "A required flow is admitted by a rule that admits more",
    "What else the rule admits, nothing asks for.",
    `Use the narrower rule that the finding gives. ${ACKNOWLEDGE}`,
  ),
  "admitted-not-required": code(
    "warning",
    "Something is admitted that no requirement asks for",
    "It is open for nothing, as far as the documents say.",
    `Remove the rule, or narrow it to what is required. ${ACKNOWLEDGE}`,
  ),
  "admitted-undecided": code(
    "info",
    "Whether something that is admitted is required cannot be told",
    "A rule names addresses, the requirements name service tags, and only a service-tag file says where those lie.",
    "Give a service-tag file of the cloud.",
  ),
  "required-by-older-revision": code(
    "warning",
    "A rule admits what only an older revision of the documents requires",
    "The service no longer needs it.",
    `Remove the rule once nothing of that age is left. ${ACKNOWLEDGE}`,
  ),
  "rule-never-matches": code(
    "warning",
    "A rule can never match",
    "The rules before it take all of its packets, so that it does not do what it says.",
    `Remove it, or move it before them. ${ACKNOWLEDGE}`,
  ),
  "allow-list-without-deny": code(
    "error",
    "Outbound allow rules mean nothing",
    "Azure's default rule AllowInternetOutBound lets everything out as long as no rule denies it.",
    "Add the deny that the finding gives behind the allow rules.",
  ),
  "service-tag-not-canonical": code(
    "warning",
    "A service tag is not in its canonical spelling",
    "Terraform stores the text as it stands; whether each service of Azure takes another spelling is not documented.",
    "Write the tag as the message does.",
  ),
  "port-on-wrong-tag": code(
    "error",
    "A rule has a required port and another tag",
    "The required flow is blocked, and another one is open in its stead.",
    "Write the tag that the message names.",
  ),
  "source-and-destination-swapped": code(
    "error",
    "A rule has its source and destination swapped",
    "It matches nothing that the service sends, and the required flow is blocked.",
    "Swap them, as the finding's rule does.",
  ),
  "layers-contradict": code(
    "error",
    "The network security group denies what the firewall lets through",
    "Packets meet the group first: the firewall's rule is for nothing.",
    "Let the group through what the firewall decides on.",
  ),
  "route-missing": code(
    "error",
    "A route is missing",
    "Packets do not go where the rules are for them, or the replies to them do not come back.",
    "Add the route that the finding gives.",
  ),
} as const satisfies Readonly<Record<string, CodeEntry>>;
