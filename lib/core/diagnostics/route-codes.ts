import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in routes, and in the prefixes that stand for service tags in them. */
export const ROUTE_CODES = {
  "service-tag-file-unreadable": code(
    "error",
    "The file of service tags cannot be read",
    "Without it no prefix is known, and nothing stands in for it.",
    "Give the path of a file, absolute or seen from the working directory.",
  ),
  "region-without-pair": code(
    "info",
    "The region has no pair",
    "The documents ask for the prefixes of the region and of its pair; Azure pairs this region with none.",
    "Nothing; the prefixes are those of the region alone.",
  ),
  "service-tag-without-route": code(
    "error",
    "The service tags have no IPv4 prefix",
    "The default route to the firewall is one of IPv4; without a prefix nothing would go around it.",
    "Route by service tag, or give a file in which the tags have some.",
  ),
  "route-prefixes-widened": code(
    "warning",
    "Fewer prefixes lead more addresses around the firewall than the service tags have",
    "A budget was asked for, and the tags' own prefixes are more than it allows.",
    `Allow more prefixes. ${ACKNOWLEDGE}`,
  ),
  "route-prefixes-exceed-budget": code(
    "error",
    "The prefixes cannot be as few as the budget asks for",
    "They would lead more addresses around the firewall than the budget allows, or such as nothing may add.",
    "Allow as many prefixes, or extra addresses, as the message says, or route by service tag.",
  ),
  "service-tag-not-resolvable": code(
    "error",
    "Terraform cannot look the service tag up",
    "The provider's data source takes what stands before the first dot for the service, and finds no tag with a dot in its name.",
    "Give a file of service tags, or route by service tag.",
  ),
  "route-prefixes-resolved-later": code(
    "info",
    "Terraform looks the prefixes of service tags up when it plans",
    "They are not known at synthesis, so that routes of your own are compared with them by Terraform alone; each plan may change the routes.",
    "Nothing, or give a file of service tags, which changes the routes only when you change the file.",
  ),
  "route-inside-bypass": code(
    "warning",
    "A route of yours takes a part of what goes around the firewall",
    "The longer prefix wins: replies to the service from compute with a public IP address do not find their way back there.",
    `Remove the route, or lead it to the Internet. ${ACKNOWLEDGE}`,
  ),
  "bypass-inside-route": code(
    "info",
    "What goes around the firewall is an exception to a route of yours",
    "The longer prefix wins, so that your route does not hold there.",
    "Nothing, if the service is to be reached.",
  ),
  "default-route-overridden": code(
    "warning",
    "Routes of yours leave nothing to the default route",
    "Together their longer prefixes hold every IPv4 address, so that nothing reaches the firewall by its route.",
    `Remove one of the routes. ${ACKNOWLEDGE}`,
  ),
} as const satisfies Record<string, CodeEntry>;
