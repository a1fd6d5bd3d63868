import { type Answer, agreed, answerOf, every, some } from "./answer";
import { listOf } from "./attribute-values";
import { addressHolds, sourcesHold } from "./firewall-addresses";
import type { ApplicationProtocolAttributes, ApplicationRuleAttributes } from "./firewall-policy-attributes";
import { hostPatternMatches } from "./host-patterns";
import type { Application, Packet } from "./packet";
import { urlPatternMatches } from "./url-patterns";

/**
 * Whether an application rule matches the packet.
 *
 * It matches only TCP, only on one of its ports with that port's application, and only by name: the Host header of
 * HTTP, the server name that TLS indicates. A packet without a name matches nothing.
 *
 * Unknown, where all the rest matches: FQDN tags and web categories, whose hosts stand elsewhere; a target URL of
 * HTTPS without `terminate_tls`; `destination_addresses` that do not hold the packet, since it is reported, but not
 * documented, that they have no effect (hashicorp/terraform-provider-azurerm issue 28668); several kinds of target
 * that disagree; no protocols or no targets at all.
 *
 * Source: "Azure Firewall rule processing logic", 2023-08-30.
 */
export function matchApplicationRule(rule: ApplicationRuleAttributes, packet: Packet): Answer {
  const { host } = packet.destination;
  if (packet.protocol !== "Tcp" || host === undefined) return "no";
  const application = applicationOf(packet);
  return every([
    protocolsMatch(rule.protocols ?? [], application, packet.destinationPort),
    sourcesHold(rule.source_addresses, rule.source_ip_groups, packet.source),
    targetsMatch(rule, host, application, packet.urlPath),
    addressesMatch(rule, packet),
  ]);
}

function applicationOf(packet: Packet): Application {
  return packet.application ?? (packet.destinationPort === 80 ? "Http" : "Https");
}

function protocolsMatch(
  protocols: readonly ApplicationProtocolAttributes[],
  application: Application,
  packetPort: number | undefined,
): Answer {
  if (protocols.length === 0) return "unknown";
  return some(
    protocols.map(({ type, port }) => every([typeMatches(type, application), portMatches(port, packetPort)])),
  );
}

function typeMatches(type: ApplicationProtocolAttributes["type"], application: Application): Answer {
  const isReadable = type === "Http" || type === "Https" || type === "Mssql";
  return isReadable ? answerOf(type === application) : "unknown";
}

function portMatches(port: number | null, packetPort: number | undefined): Answer {
  return typeof port !== "number" || packetPort === undefined ? "unknown" : answerOf(port === packetPort);
}

function targetsMatch(
  rule: ApplicationRuleAttributes,
  host: string,
  application: Application,
  urlPath: string | undefined,
): Answer {
  const kinds: Answer[] = [];
  const patterns = listOf(rule.destination_fqdns);
  const urls = listOf(rule.destination_urls);
  if (patterns.length > 0) kinds.push(some(patterns.map((pattern) => hostPatternMatches(pattern, host))));
  if (urls.length > 0) {
    const seesPath = application === "Http" || rule.terminate_tls === true;
    kinds.push(some(urls.map((url) => urlPatternMatches(url, host, seesPath ? urlPath : undefined))));
  }
  if (listOf(rule.destination_fqdn_tags).length > 0) kinds.push("unknown");
  if (listOf(rule.web_categories).length > 0) kinds.push("unknown");
  return agreed(kinds);
}

function addressesMatch(rule: ApplicationRuleAttributes, packet: Packet): Answer {
  const addresses = listOf(rule.destination_addresses);
  const hold = some(addresses.map((text) => addressHolds(text, packet.destination)));
  return addresses.length === 0 || hold === "yes" ? "yes" : "unknown";
}
