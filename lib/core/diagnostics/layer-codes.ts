import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in what the layers can and cannot do, service tags among them. */
export const LAYER_CODES = {
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
    "The requirement's hosts cannot be written as rules of this firewall, lack a parameter, or are not documented in this cloud. The strategies `fqdn` and `hybrid` ask for hosts; with `hybrid` a tag stands in for a missing parameter.",
    `Give the parameter, or nothing, if the tag is acceptable. ${ACKNOWLEDGE}`,
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
    `Use the strategy \`hybrid\`, which takes the tag form wherever it carries all that the hosts were for, or accept the tag. ${ACKNOWLEDGE}`,
  ),
  "firewall-bypassed": code(
    "info",
    "Traffic to a service goes around the firewall",
    "Compute with a public IP needs its replies to go straight back; the route covers every flow to that tag.",
    "Nothing; the NSG still decides.",
  ),
  "url-widened-to-host": code(
    "warning",
    "A whole host is allowed where the documents name a path",
    "Only a firewall that opens TLS sees paths; everything on the host can be reached.",
    `Use the SKU \`Premium\` with TLS inspection. ${ACKNOWLEDGE}`,
  ),
  "fewest-rules-exceed-limit": code(
    "info",
    "The fewest firewall rules would exceed a limit of Azure",
    "A destination that stands in several rules counts in each of them; rules that repeat fewer are within the limit.",
    "Nothing; ask for the rule cover `stable` to plan these rules without a finding.",
  ),
  "feature-not-in-firewall-sku": code(
    "error",
    "The SKU of the firewall policy lacks what is asked of it",
    "Azure refuses it, or the rules rely on what the firewall does not do.",
    "Leave it out, or use the SKU that the message names.",
  ),
  "unknown-firewall-setting": code(
    "error",
    "A setting of the firewall policy is none of those that exist",
    "Azure refuses it, and what the policy can do is not known without it.",
    "Use one that the message lists.",
  ),
  "firewall-policy-contradiction": code(
    "error",
    "Two things are said of one firewall policy",
    "Rules made for the wrong one would be refused by Azure, or match nothing.",
    "Say it in one place: of the policy, or of the egress where the policy does not tell.",
  ),
  "prefixes-of-another-family": code(
    "info",
    "IPv6 prefixes of service tags are left out",
    "The rules of Azure Firewall, and so its IP groups, take IPv4 prefixes.",
    "Nothing, where the subnets have no IPv6.",
  ),
} as const satisfies Record<string, CodeEntry>;
