import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in exports for other firewalls, and in comparisons of them. */
export const EXPORT_CODES = {
  "need-not-listable": code(
    "warning",
    "A need cannot be written as a list",
    "It goes to a service tag, which only Azure knows, or to a name that is not known yet; the lists do not let it through.",
    `Give the file of service tags or the parameter that the message names. ${ACKNOWLEDGE}`,
  ),
  "need-within-virtual-network": code(
    "info",
    "A need stays within the virtual network",
    "It goes to private endpoints or to other subnets, whose addresses only you know.",
    "Allow it by the addresses of your virtual network where the firewall stands in between.",
  ),
  "form-not-preferred": code(
    "info",
    "A need is exported in the other form",
    "The preferred form, hosts or addresses, cannot be had for it.",
    "Give what the message names, or take it as it is.",
  ),
  "name-without-request": code(
    "info",
    "A host is allowed on ports that carry no name",
    "On these ports a firewall can tell the host only by the answers of the DNS.",
    "See that the firewall sees these answers, or prefer addresses.",
  ),
  "name-narrowed-in-list": code(
    "warning",
    "A list holds less than the pattern that is meant",
    "The pattern matches names that lists have no form for; they hold the domain and what is below it.",
    `Write the pattern into the firewall where it is needed. ${ACKNOWLEDGE}`,
  ),
  "prefixes-widened": code(
    "warning",
    "A list of addresses was made wider to fit the budget",
    "The firewall lets through addresses that nothing was asked for.",
    `Allow more prefixes to add less. ${ACKNOWLEDGE}`,
  ),
  "prefix-budget-exceeded": code(
    "error",
    "A list of addresses cannot be made to fit the budget",
    "So few prefixes would cover more other addresses than is allowed, or addresses that nothing may be widened to.",
    "Allow more prefixes or a larger share; the message names the least that would do.",
  ),
  "whole-address-space": code(
    "error",
    "A list would hold every address",
    "That is no list of destinations: everything would be let through.",
    "Check the file of service tags.",
  ),
  "empty-export": code(
    "error",
    "Nothing can be exported",
    "A firewall that is given empty lists blocks everything, or takes them for no lists at all.",
    "Turn on the features that are meant, or give the file of service tags.",
  ),
  "invalid-export-option": code(
    "error",
    "An export cannot be made as it was asked for",
    "What was asked for does not exist, or not together with the rest.",
    "Use what the message names.",
  ),
  "unreadable-export": code(
    "error",
    "An export that is to be compared is none, or was changed",
    "What it lets through cannot be known.",
    "Give an export in JSON or a folder of lists as it was written.",
  ),
  "service-tag-not-compared": code(
    "warning",
    "A tag of the selection is in neither file",
    "What changed in it cannot be seen.",
    `Check the selection's region. ${ACKNOWLEDGE}`,
  ),
} as const satisfies Readonly<Record<string, CodeEntry>>;
