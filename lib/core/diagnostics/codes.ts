/** What a code stands for, as `docs/diagnostics.md` shows it. */
interface CodeEntry {
  readonly severity: "error" | "warning" | "info";
  /** What was found, in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
}

function code(severity: CodeEntry["severity"], title: string, why: string, remedy: string): CodeEntry {
  return { severity, title, why, remedy };
}

const ACKNOWLEDGE = "Acknowledge it with a reason where that is intended.";

/** Every finding that the library makes. The codes are public: they are renamed only in a major version. */
export const DIAGNOSTIC_CODES = {
  // The selection
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
  // Values
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
    "Names are unique in their group, table or collection; Azure compares them without case.",
    "Rename one.",
  ),
  "invalid-port": code(
    "error",
    "A port or range is not valid",
    "Azure refuses it.",
    "Write a port from 1 to 65535, or a range `first-last`.",
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
    "Two rules of one direction have the same priority",
    "Azure refuses the second one.",
    "Give each rule its own priority.",
  ),
  "limit-exceeded": code(
    "error",
    "More than Azure allows",
    "The apply would fail.",
    "Split the workload as the message says.",
  ),
  // Service tags
  "unknown-service-tag": code(
    "error",
    "The service tag does not exist in the cloud",
    "Azure refuses the rule.",
    "Use a tag that the cloud has, in its canonical spelling; the message names the nearest ones.",
  ),
  "service-tag-not-in-layer": code(
    "error",
    "The service tag cannot be used there",
    "Azure refuses it, or it means nothing in that layer.",
    "Use the tag without its region, an address, or another layer.",
  ),
  "service-tag-use-unpublished": code(
    "warning",
    "Microsoft does not publish that the tag can be used there",
    "The published network features of the tag lack this layer; whether Azure refuses it is not known.",
    `Prefer host rules where there are some. ${ACKNOWLEDGE}`,
  ),
  "regional-tag-unavailable": code(
    "error",
    "The regional tag cannot be used in this region",
    "The documents ask for the tag of the region, and Azure has none to use there.",
    "Acknowledge it with a reason to use the tag of all regions instead, which is wider.",
  ),
  // What the layers can and cannot do
  "host-only-requirement": code(
    "warning",
    "An NSG cannot express the requirement",
    "The documents name hosts only, and an NSG knows addresses and tags.",
    `Send egress through a firewall, or do without. ${ACKNOWLEDGE}`,
  ),
  "inexpressible-requirement": code(
    "error",
    "The firewall cannot express the requirement",
    "No form of it fits the rules that this firewall has, and a wider one is not put in its place.",
    "Follow the message: another strategy, the DNS proxy, or another SKU.",
  ),
  "hosts-replaced-by-tag": code(
    "warning",
    "The firewall uses the service tag although hosts were asked for",
    "The requirement's hosts cannot be written as rules of this firewall, or are not documented in this cloud.",
    `Nothing, if the tag is acceptable. ${ACKNOWLEDGE}`,
  ),
  "tag-replaced-by-hosts": code(
    "info",
    "The firewall uses hosts although service tags were asked for",
    "The region has no tag of its own that the firewall can use, and the requirement's hosts can be written.",
    "Nothing: rules by host are narrower.",
  ),
  "protocol-narrowed": code(
    "warning",
    "A host rule carries TCP only where the documents say any protocol",
    "Application rules carry TCP. The tag form of the same requirement is documented with TCP.",
    `Nothing, or use the strategy \`service-tags\`. ${ACKNOWLEDGE}`,
  ),
  "tag-shadows-hosts": code(
    "warning",
    "A network rule by tag admits more than the host rule beside it",
    "Network rules win over application rules whatever their priority, so the host rule narrows nothing.",
    `Use the strategy \`fqdn\`, or accept the tag. ${ACKNOWLEDGE}`,
  ),
  "firewall-bypassed": code(
    "info",
    "Traffic to a service goes around the firewall",
    "Compute with a public IP needs its replies to go straight back; the route covers every flow to that tag.",
    "Nothing; the NSG still decides.",
  ),
  // Ownership
  "mixed-rule-ownership": code(
    "error",
    "Inline and separate rules on one resource",
    "Each apply of one would remove the other's rules.",
    "Add the rules where the resource is created, or hand over one that this stack does not create.",
  ),
} as const satisfies Record<string, CodeEntry>;

/** The code of a finding. */
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
