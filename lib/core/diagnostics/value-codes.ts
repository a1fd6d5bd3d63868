import { type CodeEntry, code } from "./code-entry";

/** Findings in values, priorities and limits. */
export const VALUE_CODES = {
  "template-in-value": code(
    "error",
    "A value holds `${` or `%{`",
    "Terraform would evaluate it as a template.",
    "Write the plain value, or pass a reference of the framework instead of text.",
  ),
  "invalid-address": code(
    "error",
    "An address or prefix is not valid",
    "Azure refuses it, or reads something else than was meant.",
    "Write the prefix in CIDR form, without host bits.",
  ),
  "invalid-resource-id": code(
    "error",
    "A text is not the id of the resource that is asked for",
    "Azure refuses it, or attaches the rules to something else.",
    "Give the id as Azure shows it, or a reference to the resource.",
  ),
  "overlapping-prefixes": code(
    "error",
    "Two prefixes overlap",
    "Subnets cannot overlap; one of them is a mistake.",
    "Remove one, or correct it.",
  ),
  "workloads-contradict": code(
    "error",
    "Two workloads cannot stand behind one firewall",
    "A firewall's policy belongs to one cloud, and the places of its rules to one service.",
    "Give them groups of their own, in the policies of their clouds.",
  ),
  "empty-source": code(
    "error",
    "There is no source",
    "A rule without a source would apply to everything; nothing becomes `any` by being empty.",
    "Give at least one subnet with at least one prefix.",
  ),
  "mixed-address-families": code(
    "error",
    "IPv4 and IPv6 prefixes stand together",
    "Azure refuses a rule whose prefixes are of both families.",
    "Give the prefixes of one family.",
  ),
  "unsupported-address-family": code(
    "error",
    "The address family cannot be used there",
    "Azure Firewall's rules and next hops take IPv4.",
    "Give IPv4 prefixes.",
  ),
  "missing-firewall-address": code(
    "error",
    "The firewall's private address is missing",
    "The default route has nowhere to lead.",
    "Give the firewall's private IPv4 address.",
  ),
  "invalid-name": code(
    "error",
    "Azure refuses the name",
    "The apply would fail.",
    "Use a name that the message's pattern allows.",
  ),
  "name-taken": code(
    "error",
    "Two things have the same name",
    "Names are unique in their group, table, collection or policy; Azure compares them without case.",
    "Rename one.",
  ),
  "invalid-port": code(
    "error",
    "A port or range is not valid",
    "Azure refuses it.",
    "Write a port from 1 to 65535, or a range `first-last`.",
  ),
  "invalid-number": code(
    "error",
    "A number is none that can stand there",
    "It would mean nothing, or something else than was meant.",
    "Use a whole number in the range that the message gives.",
  ),
  "invalid-rule": code(
    "error",
    "A rule's parts do not go together",
    "Azure refuses the rule, or it would not do what it says.",
    "Correct the rule as the message says.",
  ),
  "description-too-long": code(
    "error",
    "A description is too long",
    "Azure keeps at most 140 characters.",
    "Shorten it.",
  ),
  // Priorities and limits
  "priority-out-of-range": code(
    "error",
    "A priority is out of Azure's range",
    "Azure refuses it.",
    "Use a whole number in the range that the message gives.",
  ),
  "priority-outside-user-band": code(
    "error",
    "A rule of yours is outside of the band for such rules",
    "The other priorities belong to the catalog's rules, which may not move.",
    "Use a priority in the band that the message gives.",
  ),
  "priority-taken": code(
    "error",
    "Two rules of one direction, or two groups of one policy, have the same priority",
    "Azure refuses the second one.",
    "Give each its own priority.",
  ),
  "limit-exceeded": code(
    "error",
    "More than Azure allows",
    "The apply would fail.",
    "Split the workload as the message says.",
  ),
  "unknown-deny-scope": code(
    "error",
    "The scope of the denies does not exist",
    "Another one would deny less, or more, than was meant.",
    "Use `internet` or `everything`.",
  ),
} as const satisfies Record<string, CodeEntry>;
